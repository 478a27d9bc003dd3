"""Tables of many forms, forms among pages, and indicators in one cell."""

from dataclasses import replace

import pytest

from extractors.forms.embedded import embedded
from extractors.forms.reader import read_forms
from extractors.reading import read
from schemas.document import Document
from schemas.form import FormRecord
from schemas.grid import Cell, Content, Grid, Line
from tests.conftest import grid
from tests.forms.drawing import LEFT, UP, forms, html
from tests.scanning import SCANNER

LIST = (
    ("单位编码", "项目名称", "资金总额（万元）", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值", "备注"),
    ("", "合计", "30", "", "", "", "", "", ""),
    ("101", "示例局", "30", "", "", "", "", "", ""),
    ("101", "甲项目", "10", "做好甲事", "产出指标", "数量指标", "甲事完成数", "≥3项", ""),
    ("", "", "", "", "", "质量指标", "甲事合格率", "100%", ""),
    ("101", "乙项目", "20", "做好乙事", "产出指标", "数量指标", "乙事完成数", "5项", ""),
)


def paged(*blocks: tuple[int, str | Grid]) -> Content:
    """Content of lines and grids with aligned columns, each on its page."""
    found: list[Line | Grid] = []
    for page, block in blocks:
        if isinstance(block, str):
            found.append(Line(text=block, page=page))
        else:
            cells = tuple(replace(cell, page=page) for cell in block.cells)
            found.append(replace(block, columns_aligned=True, cells=cells))
    return Content(media="pdf-text", blocks=tuple(found), pages=max(page for page, _ in blocks))


def drawn(*rows: tuple[str, ...]) -> Grid:
    """A grid of rows, its columns aligned, in which `<` and `^` go on with the cell to the left and above."""
    data = f"<html><meta charset=utf-8><body>{html(*rows)}</body></html>".encode()
    content = read(Document(name="a.html", uri="/a.html", data=data, sha256="0" * 64), SCANNER)
    (found,) = [block for block in content.blocks if isinstance(block, Grid)]
    return found


def fields(record: FormRecord) -> dict[str, str]:
    """Header fields by name, the first of each."""
    return {field.name: field.text for field in reversed(record.fields)}


def test_each_project_of_a_list_is_a_form() -> None:
    first, second = read_forms(paged((3, "项目支出绩效目标表"), (3, "部门名称：鄂州市示例局"), (3, grid(*LIST))))
    assert (fields(first)["project"], fields(second)["project"]) == ("甲项目", "乙项目")
    assert [indicator.level3 for indicator in first.indicators] == ["甲事完成数", "甲事合格率"]
    assert [(amount.text, amount.unit) for amount in second.funding] == [("20", "万元")]
    assert [narrative.text for narrative in first.narratives] == ["做好甲事"]


def test_the_forms_of_a_list_share_its_department_and_know_their_unit() -> None:
    first, _ = read_forms(paged((3, "项目支出绩效目标表"), (3, "部门名称：鄂州市示例局"), (3, grid(*LIST))))
    assert (fields(first)["department"], fields(first)["unit"], first.scope) == ("鄂州市示例局", "示例局", "project")


@pytest.mark.parametrize("second", ["7.5", "2.5"], ids=["another amount", "the same amount beside another goal"])
def test_blocks_with_amounts_of_their_own_under_one_name_are_forms(second: str) -> None:
    merged = (
        *LIST[:1],
        ("101", "甲项目", "2.5", "做好甲事", "产出指标", "数量指标", "甲事完成数", "≥3项", ""),
        ("", "", second, "做好丙事", "产出指标", "数量指标", "丙事完成数", "4项", ""),
        ("", "", "", "做好丁事", "", "质量指标", "丁事合格率", "90%", ""),
    )
    first, other = read_forms(paged((3, "项目支出绩效目标表"), (3, grid(*merged))))
    assert (fields(first)["project"], fields(other)["project"]) == ("甲项目", "甲项目")
    assert [[amount.text for amount in record.funding] for record in (first, other)] == [["2.5"], [second]]
    assert [narrative.text for narrative in other.narratives] == ["做好丙事", "做好丁事"]
    assert [indicator.level3 for indicator in other.indicators] == ["丙事完成数", "丁事合格率"]


def test_an_amount_that_stands_below_the_first_row_of_its_form_is_read() -> None:
    late = (
        *LIST[:1],
        ("101", "甲项目", "", "做好甲事", "产出指标", "数量指标", "甲事完成数", "≥3项", ""),
        ("", "", "2.5", "", "", "质量指标", "甲事合格率", "90%", ""),
    )
    (record,) = read_forms(paged((3, "项目支出绩效目标表"), (3, grid(*late))))
    assert [amount.text for amount in record.funding] == ["2.5"]


HEAD = ("一级指标", "二级指标", "三级指标", "指标值")
ROW = ("产出指标", "数量指标", "甲事完成数", "≥3项")
BALANCE = (("收入", "预算数"), ("财政拨款", "12.5"), ("其他资金", "3"))


def test_money_tables_among_the_pages_are_no_forms() -> None:
    assert read_forms(paged((1, "收支总表"), (1, grid(*BALANCE)), (2, "说明文字"))) == ()


def test_a_form_takes_its_title_and_nothing_of_the_page_before() -> None:
    (record,) = read_forms(
        paged(
            (1, "收支总表"),
            (1, grid(*BALANCE)),
            (2, "表14"),
            (2, "部门整体支出绩效目标表"),
            (2, "（2026年度）"),
            (2, grid(HEAD, ROW)),
        )
    )
    assert (record.title, record.page, record.years, record.funding) == ("部门整体支出绩效目标表", 2, (2026,), ())


def test_a_blank_template_is_no_form() -> None:
    blank = grid(("项目名称", "", "", ""), HEAD, ("产出指标", "数量指标", "", ""))
    assert read_forms(paged((4, "项目支出绩效目标表"), (4, blank))) == ()


def test_two_titles_are_two_forms() -> None:
    records = read_forms(
        paged((1, "项目支出绩效目标表"), (1, grid(HEAD, ROW)), (2, "部门整体支出绩效目标表"), (2, grid(HEAD, ROW)))
    )
    assert [(record.scope, record.page) for record in records] == [("project", 1), ("department", 2)]


def test_a_table_that_goes_on_without_a_title_is_of_the_same_form() -> None:
    more = ("", "", "乙事完成数", "5项")
    (record,) = read_forms(paged((1, "项目支出绩效目标表"), (1, grid(HEAD, ROW)), (2, "第2页"), (2, grid(HEAD, more))))
    assert [indicator.level3 for indicator in record.indicators] == ["甲事完成数", "乙事完成数"]


def test_the_number_of_a_table_is_no_part_of_its_title() -> None:
    (record,) = read_forms(paged((1, "预算表12 项目支出绩效目标表"), (1, grid(HEAD, ROW))))
    assert record.title == "项目支出绩效目标表"


def test_two_value_columns_are_two_horizons() -> None:
    head = ("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值")
    (record,) = read_forms(paged((1, grid(head, (*ROW, "≥1项")))))
    assert [(value.horizon, value.text) for value in record.indicators[0].values] == [
        ("long_term", "≥3项"),
        ("annual", "≥1项"),
    ]


def test_a_level_printed_beside_its_row_stays_and_is_told() -> None:
    rows = (HEAD, ROW, ("产出指标", "社会效益指标", "甲事影响", "显著"))
    (record,) = read_forms(paged((1, grid(*rows))))
    assert record.indicators[1].level1 == "产出指标"
    assert ("other", 1) in [(doubt.kind, doubt.index) for doubt in record.doubts]


def test_indicators_named_by_a_head_that_says_no_more_than_that() -> None:
    rows = (
        ("活动", "绩效指标", "指标性质", "指标值", "度量单位"),
        ("甲业务", "产出指标数量指标甲事完成数", "≥", "3", "项"),
    )
    (record,) = read_forms(paged((1, grid(*rows))))
    assert [(i.level3, i.values[0].op, i.values[0].unit) for i in record.indicators] == [
        ("产出指标数量指标甲事完成数", "≥", "项")
    ]


def test_amounts_below_their_heads() -> None:
    rows = (
        ("总体资金情况（万元）", "预算支出总额", "财政拨款", "其他资金"),
        ("", "32.5", "30", "2.5"),
        ("绩效指标", "三级指标", "指标值", "备注"),
        ("", "甲事完成数", "≥3项", ""),
    )
    (record,) = read_forms(paged((1, "部门整体支出绩效目标表"), (1, grid(*rows))))
    assert [(a.section, a.item, a.text, a.unit) for a in record.funding] == [
        ("expenditure", "预算支出总额", "32.5", "万元"),
        ("income", "财政拨款", "30", "万元"),
        ("income", "其他资金", "2.5", "万元"),
    ]


def test_a_list_in_one_cell() -> None:
    text = (
        "1、1-产出指标；11-数量指标；甲事完成数；实施周期指标值:≥3项；年度指标\n值:≥1项。"
        "2、2-效益指标；22-社会效益；甲事影响；实施周期指标值:显著；年度指标值:显著。"
    )
    first, second = embedded(Cell(row=0, col=0, text=text))
    assert (first.level1, first.level2, first.level3) == ("产出指标", "数量指标", "甲事完成数")
    assert [(value.horizon, value.text) for value in first.values] == [("long_term", "≥3项"), ("annual", "≥1项")]
    assert second.level3 == "甲事影响"


def test_the_side_label_beside_a_head_does_not_make_its_rows_heads() -> None:
    table = grid(
        ("绩效指标", "指标名称", "指标性质", "指标值", "计量单位"),
        ("", "甲事完成数", "≥", "3", "项"),
        ("", "乙事完成率", "＝", "100", "%"),
    )
    label = replace(table.cells[0], row_span=3)
    merged = replace(table, cells=(label, *(cell for cell in table.cells[1:] if cell.col > 0)))
    (record,) = read_forms(paged((1, "部门整体绩效目标表"), (1, merged)))
    assert [indicator.level3 for indicator in record.indicators] == ["甲事完成数", "乙事完成率"]


MONEY_ONLY = (
    ("部门（单位）名称", "鄂州市示例局", ""),
    ("部门总体资金情况", "总体资金情况", "当年金额"),
    ("", "财政拨款", "90.5"),
    ("", "合计", "90.5"),
)


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param((), id="at the end"),
        pytest.param(((4, "收支总表"), (4, grid(*BALANCE))), id="before another table"),
        pytest.param(((4, "项目支出绩效目标表"), (4, grid(HEAD, ROW))), id="before another form"),
    ],
)
def test_a_page_of_money_below_its_title_is_a_form_that_lost_its_indicators(
    behind: tuple[tuple[int, str | Grid], ...],
) -> None:
    record = read_forms(paged((3, "部门整体绩效目标表"), (3, "（2024年度）"), (3, grid(*MONEY_ONLY)), *behind))[0]
    assert ({amount.text for amount in record.funding}, record.page) == ({"90.5"}, 3)
    assert [(doubt.kind, doubt.table) for doubt in record.doubts if doubt.kind == "truncated"] == [
        ("truncated", "indicators")
    ]


def test_a_title_among_contents_makes_no_form_of_the_money_on_the_next_page() -> None:
    contents = ((2, "部门整体绩效目标表"), (2, "说明"), (3, "收支总表"), (3, grid(*MONEY_ONLY)))
    assert read_forms(paged(*contents)) == ()


def test_a_long_page_of_money_and_the_indicators_of_the_next_are_one_form() -> None:
    lines = tuple(("", f"其他资金{number}", "1.5") for number in range(16))
    blocks = ((3, "部门整体绩效目标表"), (3, grid(*MONEY_ONLY, *lines)), (4, grid(HEAD, ROW)))
    (record,) = read_forms(paged(*blocks))
    assert (len(record.indicators), "90.5" in {amount.text for amount in record.funding}) == (1, True)


MERGED_OWNER = (
    ("单位名称", "项目名称", "资金总额（万元）", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值"),
    ("示例局", "甲项目", "10", "做好甲事", "产出指标", "数量指标", "甲事完成数", "≥3项"),
    (UP, "乙项目", "20", "做好乙事", "产出指标", "数量指标", "乙事完成数", "5项"),
    (UP, "丙项目", "30", "做好丙事", "产出指标", "数量指标", "丙事完成数", "6项"),
    ("样例中心", "丁项目", "40", "做好丁事", "产出指标", "数量指标", "丁事完成数", "7项"),
)


def test_an_office_merged_over_forms_of_a_list_holds_for_all_of_them() -> None:
    found = forms("项目支出绩效目标表", html(*MERGED_OWNER))
    assert [(row.filing.project, row.filing.department) for row in found] == [
        ("甲项目", "示例局"),
        ("乙项目", "示例局"),
        ("丙项目", "示例局"),
        ("丁项目", "样例中心"),
    ]


def test_an_office_left_blank_beside_a_form_of_a_list_is_none() -> None:
    blank = (*MERGED_OWNER[:2], ("", *MERGED_OWNER[2][1:]))
    _, second = forms("项目支出绩效目标表", html(*blank))
    assert second.filing.department is None


STOREYS = (
    ("项目名称", "项目总额", "其中：", LEFT, "一级指标", "二级指标", "三级指标", "指标值"),
    (UP, UP, "财政资金", "其他资金", UP, UP, UP, UP),
)


def running(project: str, amount: str, name: str) -> tuple[str, ...]:
    """A form of a list with one row."""
    return (project, amount, amount, "", "产出指标", "数量指标", name, "5项")


def test_a_page_that_repeats_the_heads_of_a_list_goes_on_with_its_title_and_unit() -> None:
    first = drawn(*STOREYS, running("甲项目", "10", "甲事完成数"))
    second = drawn(*STOREYS, running("乙项目", "20", "乙事完成数"))
    other = paged((3, "项目支出绩效目标表"), (3, "金额单位：万元"), (3, first), (3, "甲项目 10 10"), (4, second))
    found = read_forms(other)
    assert [(fields(record)["project"], record.title) for record in found] == [
        ("甲项目", "项目支出绩效目标表"),
        ("乙项目", "项目支出绩效目标表"),
    ]
    assert [fields(record)["amount_unit"] for record in found] == ["万元", "万元"]
    assert [record.page for record in found] == [3, 4]


def test_the_lower_storey_of_heads_that_a_page_repeats_is_no_row() -> None:
    rows = (*STOREYS, running("甲项目", "10", "甲事完成数"), *STOREYS, running("乙项目", "20", "乙事完成数"))
    found = read_forms(paged((3, "项目支出绩效目标表"), (3, drawn(*rows))))
    assert [[row.level3 for row in record.indicators] for record in found] == [["甲事完成数"], ["乙事完成数"]]
    assert [doubt.kind for record in found for doubt in record.doubts if doubt.kind == "shifted_row"] == []
