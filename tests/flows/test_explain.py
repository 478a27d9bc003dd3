"""A row of each kind of source, traced back to its print."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.findings import finding
from extractors.values import parse_value
from flows.explain import explained
from flows.explain.asking import steps_of
from flows.explain.corrections import UNTOLD, corrections_of
from flows.store import open_dataset
from flows.store.rows import filing_rows
from schemas.errors import WrongUsage
from schemas.filing import Provenance, SourceCell
from tests.audit.rows import ID, filing, money, value
from tests.filings import filing_text
from tests.flows.explaining import SAMPLES, filing_of, published, row_of

JIXIAO = Path(sys.executable).parent / "jixiao"
TEXT = filing_text().replace("公用经费控制率\t≤95%", "公用经费控剂率\t≤95%")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A dataset of one filing of text with a misprinted name; its document lies beside it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    published(tmp_path / "data", tmp_path / "a.txt")
    return tmp_path / "data"


@pytest.fixture
def filing_id(root: Path) -> str:
    """That filing."""
    return filing_of(root, "a.txt")


def test_the_line_that_prints_the_row_is_shown(root: Path, filing_id: str) -> None:
    row = row_of(root, "indicators", filing_id, value_raw="≤95%")
    (line,) = (line for line in explained(root, filing_id, "indicators", row).lines if line.here)
    assert line.cells == ("运行成本", "公用经费控制", "公用经费控剂率", "≤95%", "计划标准", "绩效基本型")


def test_of_two_lines_with_the_same_words_each_row_has_its_own(root: Path, filing_id: str) -> None:
    lines = []
    for section in ("income", "expenditure"):
        row = row_of(root, "funding", filing_id, section=section, item="total", period="current")
        lines += [line.cells[0] for line in explained(root, filing_id, "funding", row).lines if line.here]
    assert lines == ["合计", "合计"]


def test_of_two_rows_with_the_same_words_each_has_its_own_line(tmp_path: Path) -> None:
    line = next(line for line in TEXT.split("\n") if "公用经费控剂率" in line)
    (tmp_path / "b.txt").write_text(TEXT.replace(line, f"{line}\n{line}"), encoding="utf-8")
    published(tmp_path / "data", tmp_path / "b.txt")
    own = filing_of(tmp_path / "data", "b.txt")
    rows = open_dataset(tmp_path / "data").arrow("indicators", filing=own).to_pylist()
    lines = [
        line.number
        for row in rows
        if row["value_raw"] == "≤95%"
        for line in explained(tmp_path / "data", own, "indicators", row["row_id"]).lines
        if line.here
    ]
    assert len(lines) == len(set(lines)) == 2


def test_where_the_kept_result_is_gone_no_line_is_guessed(root: Path, filing_id: str) -> None:
    shutil.rmtree(root / "interim")
    account = explained(root, filing_id, "indicators", 0)
    assert account.lines == ()
    assert any("ingest again to see them" in note for note in account.notes)


def test_a_misprint_is_told_with_its_evidence(root: Path, filing_id: str) -> None:
    row = row_of(root, "indicators", filing_id, value_raw="≤95%")
    (step,) = (step for step in explained(root, filing_id, "indicators", row).steps if step.rule.startswith("name"))
    assert (step.rule, step.before) == ("name: fuzzy", "公用经费控剂率")
    assert step.evidence[0].startswith("“剂”与“制”")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("≤95%", {"comparator": "≤", "number": "95", "unit": "%", "scale": "0.95"}),
        ("37万人次", {"comparator": "none", "number": "37", "unit": "万人次", "scale": "370000"}),
        ("完整", {"value": "qualitative"}),
        ("1次，2份", {"value": "quantitative", "number": "none"}),
    ],
)
def test_a_value_is_told_step_by_step(raw: str, told: dict[str, str]) -> None:
    own = filing(value("完成率", raw))
    steps = {step.rule: step.after for step in steps_of(own.indicators[0], own)}
    assert told.items() <= steps.items()


def test_a_value_in_columns_of_its_own_is_told_as_it_was_read() -> None:
    read = parse_value("3", unit="月")
    row = replace(value("完成时限", read.raw), kind=read.kind, value=read.number, value_si=read.si, unit=read.unit)
    cells = tuple(
        SourceCell(block=0, row=1, col=col, text=text, page=None, bbox=None)
        for col, text in enumerate(("3", "月"), start=3)
    )
    kept = Provenance(table="indicators", row_id=0, cells=cells, values=cells)
    own = replace(filing(row), provenance=(kept,))
    (step,) = (step for step in steps_of(own.indicators[0], own) if step.rule == "value")
    assert (step.before, step.evidence) == ("3月", ("columns 3 | 月",))


def test_a_value_that_is_not_what_is_printed_says_so() -> None:
    own = filing(replace(value("完成率", "≥95%"), value=59.0))
    *_, step = steps_of(own.indicators[0], own)
    assert (step.rule, step.before, step.after, step.evidence) == (
        "written instead",
        "≥95%",
        "quantitative >=59%",
        (UNTOLD,),
    )


@pytest.mark.parametrize(
    ("total", "verdict"), [("80.00", "ties"), ("80.01", "rounds"), ("90", "fails")], ids=["ties", "rounds", "fails"]
)
def test_a_sum_is_told_with_its_terms(total: str, verdict: str, tmp_path: Path) -> None:
    text = filing_text().replace("收入构成\t财政拨款\t100", "收入构成\t财政拨款\t40.00\t50%\t\t\n\t\t单位资金\t40.00")
    text = text.replace("合计\t100", f"合计\t{total}", 1)
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    published(tmp_path / "data", tmp_path / "b.txt")
    own = filing_of(tmp_path / "data", "b.txt")
    row = row_of(tmp_path / "data", "funding", own, item="unit_funds", period="current")
    (found,) = explained(tmp_path / "data", own, "funding", row).sums
    assert (found.verdict, [part.number for part in found.parts]) == (verdict, [Decimal("40.00")] * 2)


def test_money_is_told_in_yuan_and_beside_its_total() -> None:
    own = filing(money("income", "fiscal_appropriation", "58.39", share="58.39%"), money("income", "total", "100"))
    steps = {step.rule: (step.after, step.evidence) for step in steps_of(own.funding[0], own)}
    assert steps["yuan"] == ("583900.00 元", ("× 10000",))
    assert steps["share"] == ("0.5839", ("58.39 ÷ 100, as printed",))


def test_a_repair_is_told_as_a_correction_and_as_a_step() -> None:
    own = filing(replace(money("income", "total", "100"), amount=700.0, amount_yuan=Decimal("7000000.00")))
    (row,) = own.funding
    repair = finding(ID, "repaired_value", "funding", "误识。", row=0, field="amount", expected="700", observed="100")
    own = replace(own, findings=(repair,))
    assert corrections_of(own, row) == ("amount: 100 → 700：误识。",)
    assert [step.evidence for step in steps_of(row, own) if step.rule == "written instead"] == [
        corrections_of(own, row)
    ]


def test_rules_told_are_those_that_made_the_rows(tmp_path: Path) -> None:
    sample = next(SAMPLES.rglob("hunan*.html"))
    published(tmp_path, sample)
    own = filing_rows(open_dataset(tmp_path), filing_of(tmp_path, sample.name))
    steps = [step for row in (*own.indicators, *own.funding) for step in steps_of(row, own)]
    assert [step for step in steps if step.rule == "written instead"] == []


@pytest.mark.parametrize(
    ("change", "state", "told"),
    [
        (lambda path: path.write_text("别的", encoding="utf-8"), "changed", "not the one that was read"),
        (lambda path: path.unlink(), "gone", "put it back"),
    ],
)
def test_a_document_that_is_no_longer_what_was_read_is_not_shown(
    change: object, state: str, told: str, root: Path, filing_id: str
) -> None:
    assert callable(change)
    change(root.parent / "a.txt")
    account = explained(root, filing_id, "indicators", 0)
    assert (account.source.state, account.lines) == (state, ())
    assert told in account.notes[0]


@pytest.mark.parametrize(
    ("filing_name", "table", "row", "told"),
    [
        ("0123456789abcdef-p0-1", "funding", 0, "no such filing"),
        (None, "documents", 0, "choose one of filings"),
        (None, "funding", 999, "they are 0 to"),
        (None, "projects", 0, "it has none there"),
    ],
)
def test_what_is_not_there_is_wrong_usage(
    filing_name: str | None, table: str, row: int, told: str, root: Path, filing_id: str
) -> None:
    with pytest.raises(WrongUsage, match=told):
        explained(root, filing_name or filing_id, table, row)


def test_a_text_has_no_picture(root: Path, filing_id: str) -> None:
    with pytest.raises(WrongUsage, match="without pages"):
        explained(root, filing_id, "indicators", 0, root / "a.png")


def test_the_command_prints_the_account_and_json_alike(root: Path, filing_id: str) -> None:
    words = [JIXIAO, "explain", filing_id, "indicators", "1", "--data", root]
    shown, told = (
        subprocess.run([*words, *more], capture_output=True, text=True, check=True).stdout for more in ((), ("--json",))
    )
    account = json.loads(told)
    assert account["printed"] == {"level3_raw": "公用经费控剂率", "value_raw": "≤95%"}
    assert all(step["rule"] in shown for step in account["steps"])
