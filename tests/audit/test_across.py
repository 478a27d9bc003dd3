"""What last year's filing and other copies make doubtful of a filing."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from extractors.audit.across import PAIR_RULES, compared
from extractors.audit.pair_rule import PairRule
from schemas.closed_sets import FINDING_KINDS, SEVERITIES
from schemas.filing import FilingRows, Partition
from schemas.tables import Finding
from tests.audit.rows import YEAR, filing, money, project, value

BY_ID = {rule.id: rule for rule in PAIR_RULES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A filing beside one that makes it doubtful, and beside one that does not."""

    own: FilingRows
    wrong: FilingRows
    expected: str | None
    observed: str | None
    right: FilingRows


def past(*raws: str, year: int = YEAR - 1, unit: str = "万元") -> FilingRows:
    """Amounts of one past year, line by line."""
    return filing(*(money("income", None, raw, name=f"第{n}项", year=year, unit=unit) for n, raw in enumerate(raws)))


def last_year(*raws: str, year: int = YEAR - 1, unit: str = "万元") -> FilingRows:
    """The filing of the year before, with the amounts of one year."""
    return replace(past(*raws, year=year, unit=unit), partition=Partition(city_code=None, fiscal_year=YEAR - 1))


def copy(rows: FilingRows, *, media: str = "pdf-scan", filed_on: date | None = None) -> FilingRows:
    """The same filing out of another document."""
    own = replace(
        rows.filing, filing_id="fedcba9876543210-p1-1", source_name="另件.pdf", media=media, filed_on=filed_on
    )
    return replace(rows, filing=own)


EXAMPLES = {
    "past-unit-slip": Example(
        own=past("10", "20"),
        wrong=last_year("100000", "200000"),
        expected="100000",
        observed="10",
        right=last_year("100000", "200000", unit="元"),
    ),
    "past-column-moved": Example(
        own=past("10", "20", "30"),
        wrong=replace(
            last_year(),
            funding=(*last_year("11", "21", "31").funding, *last_year("10", "20", "30", year=YEAR - 2).funding),
        ),
        expected="11",
        observed="10",
        right=last_year("10", "20", "30"),
    ),
    "past-amount-differs": Example(
        own=past("10", "20"),
        wrong=last_year("10", "20.6"),
        expected="20.6",
        observed="20",
        right=last_year("10", "20.4"),
    ),
    "copy-figures": Example(
        own=filing(money("income", "total", "39.18")),
        wrong=copy(filing(money("income", "total", "39.1"))),
        expected="39.1万元",
        observed="39.18万元",
        right=copy(filing(money("income", "total", "391800", unit="元"))),
    ),
    "copy-rows": Example(
        own=filing(project("甲", 1), project("乙", 2)),
        wrong=copy(filing(project("甲", 1))),
        expected=None,
        observed="乙",
        right=copy(filing(project("甲", 1), project("乙", 2))),
    ),
    "copy-words": Example(
        own=filing(value("示例工作完成率", "优良")),
        wrong=copy(filing(value("示例工作完戍率", "优良"))),
        expected="示例工作完戍率",
        observed="示例工作完成率",
        right=copy(filing(value("示例工作完成率", "优良"))),
    ),
    "copy-agrees": Example(
        own=filing(value("示例率", "≥95%")),
        wrong=copy(filing(value("示例率", "≥95%"))),
        expected=None,
        observed=None,
        right=copy(filing(value("示例率", "≥96%"))),
    ),
}


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert list(EXAMPLES) == [rule.id for rule in PAIR_RULES]


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.id)
def test_a_rule_tells_what_it_finds(rule: PairRule) -> None:
    example = EXAMPLES[rule.id]
    notes = list(rule.check(example.own, (example.wrong,)))
    assert [(note.expected, note.observed) for note in notes] == [(example.expected, example.observed)]


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_alone_what_is_right(rule: PairRule) -> None:
    example = EXAMPLES[rule.id]
    assert [note.message for note in rule.check(example.own, (example.right,))] == []


@pytest.mark.parametrize("rule", PAIR_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_known_kind_and_severity(rule: PairRule) -> None:
    assert (rule.kind in FINDING_KINDS, rule.severity in SEVERITIES) == (True, True)


def of_years(own: FilingRows, before: FilingRows) -> list[str]:
    return [entry.kind for entry in compared(own, before, ()).findings]


def of_copies(own: FilingRows, *copies: FilingRows) -> tuple[Finding, ...]:
    return compared(own, None, copies).findings


@pytest.mark.parametrize(
    ("own", "before", "kinds"),
    [
        (past("10"), last_year("10"), []),
        (past("10.5"), last_year("10.46"), []),
        (past("10.5"), last_year("104600", unit="元"), []),
        (past("10"), last_year("12", year=YEAR - 2), []),
        (past("10"), last_year("12"), ["prior_year_mismatch"]),
        (past("10", "20", "30"), last_year("1", "2", "4"), ["prior_year_mismatch"] * 3),
        (past("10", "20", "30", "40"), last_year("1", "2", "4", "3"), ["prior_year_mismatch"]),
        (past("10", "20"), last_year("10000", "20000"), ["unit_suspect"]),
        (past("10", "20"), last_year("100000", "19"), ["unit_suspect", "prior_year_mismatch"]),
        (past("10", year=YEAR), last_year("12", year=YEAR), []),
    ],
)
def test_one_finding_for_each_cause(own: FilingRows, before: FilingRows, kinds: list[str]) -> None:
    assert of_years(own, before) == kinds


def test_a_column_of_another_year_is_one_finding() -> None:
    example = EXAMPLES["past-column-moved"]
    assert of_years(example.own, example.wrong) == ["prior_year_mismatch"]


def test_a_finding_stands_at_the_row_of_the_later_filing() -> None:
    (found,) = compared(past("10", "20"), last_year("10", "25"), ()).findings
    assert (found.table_name, found.target_row_id, found.field) == ("funding", 1, "amount")


def test_a_difference_asks_for_a_person() -> None:
    assert compared(past("10"), last_year("12"), ()).filing.status == "needs_review"


def test_copies_that_agree_ask_for_no_one() -> None:
    own = filing(value("示例率", "≥95%"))
    assert compared(own, None, (copy(own),)).filing.status == "ok"


def test_copies_that_agree_are_told_together() -> None:
    own = filing(value("示例率", "≥95%"))
    third = copy(own, media="docx")
    third = replace(third, filing=replace(third.filing, filing_id="aaaaaaaaaaaaaaaa-p0-1"))
    assert [entry.severity for entry in of_copies(own, copy(own), third)] == ["info"]


def test_a_refiling_may_differ_on_purpose() -> None:
    own = filing(money("income", "total", "10"))
    later = replace(own, filing=replace(own.filing, filed_on=date(2024, 2, 1)))
    (found,) = of_copies(later, copy(filing(money("income", "total", "12")), filed_on=date(2024, 1, 1)))
    assert found.severity == "info"


@pytest.mark.parametrize(("media", "told"), [("pdf-scan", True), ("image", True), ("docx", False)])
def test_a_scan_may_be_misread(media: str, told: bool) -> None:
    (found,) = of_copies(filing(value("示例率", "≥95%")), copy(filing(value("示例率", "≥96%")), media=media))
    assert ("识别" in found.message) is told


@pytest.mark.parametrize(
    ("own", "other", "field"),
    [
        ("≥95%", "≤95%", "value"),
        ("≥95%", "≥95", "value"),
        ("≥95%", None, "value"),
        ("明显提升", "明显提高", "value_raw"),
    ],
)
def test_a_value_that_differs_is_told(own: str, other: str | None, field: str) -> None:
    found = of_copies(filing(value("示例率", own)), copy(filing(value("示例率", other))))
    assert field in [entry.field for entry in found]


@pytest.mark.parametrize(
    ("name", "other"), [("高层次、高学历人才", "高层次·高学历人才"), ("“三公”经费", "三公经费"), ("示例率", "示例率：")]
)
def test_stops_and_quotes_are_no_difference(name: str, other: str) -> None:
    (found,) = of_copies(filing(value(name, "≥95%")), copy(filing(value(other, "≥95%"))))
    assert found.severity == "info"


def test_a_placeholder_is_no_row_that_a_copy_lacks() -> None:
    own = filing(value("示例率", "≥95%"))
    (found,) = of_copies(own, copy(filing(*own.indicators, value("………", None, seq=2))))
    assert found.severity == "info"


def test_a_row_whose_level_is_read_otherwise_is_the_same_row() -> None:
    own = filing(value("示例率", "≥95%"))
    (found,) = of_copies(own, copy(filing(value("示例率", "≥95%", level2="数量指标"))))
    assert (found.field, found.observed, found.expected) == ("level2", "质量指标", "数量指标")


def test_many_figures_that_differ_have_one_cause() -> None:
    own = filing(*(money("income", None, str(n), name=f"项目{n}") for n in range(1, 20)))
    other = copy(filing(*(money("income", None, str(n + 1), name=f"项目{n}") for n in range(1, 20))))
    assert len(of_copies(own, other)) == 1


def test_the_order_of_copies_does_not_matter() -> None:
    own = filing(value("示例率", "≥95%"))
    one, two = copy(filing(value("示例率", "≥96%"))), copy(filing(value("示例率", "≥97%")))
    two = replace(two, filing=replace(two.filing, filing_id="aaaaaaaaaaaaaaaa-p0-1"))
    assert of_copies(own, one, two) == of_copies(own, two, one)
