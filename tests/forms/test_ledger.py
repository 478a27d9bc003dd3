"""Nothing printed is lost: each cell of a form stands in a row, is a known label, or is told."""

from dataclasses import fields
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.forms.ledger import is_known
from mappings.normal import plain
from schemas.filing import FilingRows
from tests.forms.drawing import form

HEADS = (
    "三级指标",
    "指标值",
    "分值",
    "得分",
    "备注",
    "评分标准",
    "实际完成值",
    "计量单位",
    "完成时限",
    "预留数",
    "某某栏",
    "",
)
WORDS = ("甲事", "乙事", "丙事", "丁事")


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    """An indicator table with some columns beside the names and values, each cell printing a figure of its own."""
    heads = ["一级指标", "二级指标", *draw(st.permutations(HEADS))[: draw(st.integers(3, 7))]]
    heads += [head for head in ("三级指标", "指标值") if head not in heads]
    numbers = count(101)
    rows = []
    for at in range(draw(st.integers(1, 4))):
        cells = ["产出指标", ("数量指标", "质量指标")[at % 2]]
        for head in heads[2:]:
            number = next(numbers)
            match head:
                case "三级指标":
                    text = f"{draw(st.sampled_from(WORDS))}{number}号完成情况"
                case "计量单位":
                    text = "次"
                case "备注" | "评分标准" | "完成时限" | "某某栏":
                    text = draw(st.sampled_from((f"{number}号文件规定", f"{number}", "")))
                case _:
                    text = draw(st.sampled_from((f"{number}", f"≥{number}次", f"{number}.5*", "")))
            cells.append(text)
        rows.append(tuple(cells))
    return (tuple(heads), *rows)


def told(filing: FilingRows) -> str:
    """All that a filing says, as plain text."""
    rows = (filing.filing, *filing.funding, *filing.projects, *filing.narratives, *filing.indicators, *filing.findings)
    values = (getattr(row, field.name) for row in rows for field in fields(row))
    shown = (f"{value:g}" if isinstance(value, float) else str(value) for value in values if value is not None)
    return plain("\n".join(f"|{text}|" for text in shown))


@settings(max_examples=60, deadline=None)
@given(tables())
def test_each_cell_is_held_known_or_told(table: tuple[tuple[str, ...], ...]) -> None:
    said = told(form(*table))
    lost = [
        text for row in table for text in row if text and not is_known(text) and plain(text).rstrip("*") not in said
    ]
    assert lost == []


def test_coverage_is_the_share_that_rows_account_for() -> None:
    table = (("一级指标", "二级指标", "三级指标", "指标值"), ("产出指标", "数量指标", "甲事完成数", "≥3项"))
    assert form(*table).filing.text_coverage == 1
    longer = tuple((*row, text) for row, text in zip(table, ("某某栏", "另有五百六十字说明"), strict=True))
    covered = form(*longer).filing.text_coverage
    assert covered is not None
    assert 0.5 < covered < 1


def test_points_that_are_none_are_told() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标值", "分值"),
        ("产出指标", "数量指标", "甲事完成数", "≥3项", "1O"),
    )
    found = [entry for entry in form(*table).findings if entry.kind == "unread_text"]
    assert [(entry.field, entry.observed, entry.severity) for entry in found] == [("weight", "1O", "warning")]
