"""What an audit does with what its rules find."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.audit import audit, audited
from extractors.reconcile.equations import item_sums
from schemas.filing import FilingRows
from schemas.tables import Finding
from tests.audit.examples import EXAMPLES
from tests.audit.rows import filing, money, project, value

CENTS = st.integers(min_value=1, max_value=10**9)


def kinds(rows: FilingRows) -> list[str]:
    return [entry.kind for entry in audit(rows)]


def sums(findings: tuple[Finding, ...]) -> list[Finding]:
    return [entry for entry in findings if entry.kind == "sum_mismatch"]


def yuan(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}"


def expenditure(cents: list[int], total: int) -> FilingRows:
    """Three kinds of expenditure and a total."""
    ids = ("personnel", "operations", "targeted")
    lines = [money("expenditure", item, yuan(own), name=item) for item, own in zip(ids, cents, strict=True)]
    return filing(*lines, money("expenditure", "total", yuan(total)))


@given(st.lists(CENTS, min_size=3, max_size=3))
def test_a_sum_that_holds_is_never_told(cents: list[int]) -> None:
    assert sums(audit(expenditure(cents, sum(cents)))) == []


@given(st.lists(CENTS, min_size=3, max_size=3))
def test_all_amounts_of_a_sum_that_holds_are_verified(cents: list[int]) -> None:
    assert all(row.verified for row in audited(expenditure(cents, sum(cents))).funding)


@given(st.lists(CENTS, min_size=3, max_size=3), st.integers(min_value=1, max_value=10**6))
def test_a_sum_that_fails_is_told(cents: list[int], off: int) -> None:
    assert {"sum_mismatch", "unit_suspect"} & set(kinds(expenditure(cents, sum(cents) + off)))


@given(st.lists(CENTS, min_size=3, max_size=3), st.integers(min_value=1, max_value=10**6))
def test_a_sum_that_fails_verifies_nothing(cents: list[int], off: int) -> None:
    assert not any(row.verified for row in audited(expenditure(cents, sum(cents) + off)).funding)


def test_a_sum_that_fails_through_a_unit_is_told_as_that_alone() -> None:
    assert kinds(EXAMPLES["money-unit-slip"].wrong) == ["unit_suspect"]


def test_a_project_is_verified_by_the_line_it_belongs_to() -> None:
    rows = filing(
        money("expenditure", "project", "50", name="项目支出"), project("甲", 20), project("乙", 30, total=90)
    )
    assert [row.verified for row in audited(rows).projects] == [True, False]


def test_main_tasks_may_leave_some_of_their_line_out() -> None:
    rows = filing(money("expenditure", "project", "50", name="项目支出"), project("甲", 20, category=None))
    assert kinds(rows) == []


def test_lines_under_each_source_add_up_over_all_sources() -> None:
    rows = filing(
        money("expenditure", "total", "100"),
        money("expenditure", "basic", "30"),
        money("expenditure", "project", "40"),
        money("expenditure", "basic", "10"),
        money("expenditure", "project", "20"),
    )
    assert [entry.ties for entry in item_sums(rows)] == [True]


def test_a_total_printed_twice_has_the_lines_in_their_order() -> None:
    rows = filing(
        money("income", "total", "90"),
        money("income", "total", "30"),
        money("income", "fiscal_appropriation", "90"),
        money("income", "fiscal_appropriation", "30"),
    )
    assert [entry.ties for entry in item_sums(rows)] == [True, True]


def test_shares_moved_by_a_hundredth_of_a_percent_are_no_matter() -> None:
    rows = filing(
        money("expenditure", "targeted", "7112", share="89.25%"), money("expenditure", "total", "7969.3", share="100%")
    )
    assert "share_mismatch" not in kinds(rows)


def test_one_indicator_has_one_finding_about_its_unit() -> None:
    rows = filing(
        value("达标率", "100次", horizon="long_term"), value("达标率", "100次", role="prior"), value("达标率", "≥95")
    )
    assert kinds(rows).count("unit_suspect") == 1


def test_findings_are_numbered_after_those_that_are_there() -> None:
    rows = audited(EXAMPLES["income-expenditure"].wrong)
    assert [entry.row_id for entry in audited(rows).findings] == list(range(len(rows.findings)))


def test_an_audited_filing_is_audited_to_the_same() -> None:
    rows = audited(EXAMPLES["share-mismatch"].wrong)
    assert audited(rows) == rows


def test_a_warning_asks_for_a_person() -> None:
    assert audited(EXAMPLES["income-expenditure"].wrong).filing.status == "needs_review"


def test_a_remark_does_not() -> None:
    assert audited(EXAMPLES["sum-rounding"].wrong).filing.status == "ok"


def test_a_masked_name_stays_in_its_own_table() -> None:
    found = audit(EXAMPLES["contact-masked"].wrong)
    assert all("王" not in f"{entry.message}{entry.observed}{entry.expected}" for entry in found)


def test_a_total_printed_once_for_sources_and_uses_is_the_sum_of_both() -> None:
    rows = filing(
        money("income", "total", "80"),
        money("expenditure", "project", "30", name="项目支出"),
        money("expenditure", "basic", "50", name="基本支出"),
        money("income", "other_funds", "0", name="其他资金"),
    )
    assert sums(audit(rows)) == []


def test_a_total_that_neither_its_sources_nor_all_lines_make_up_is_told() -> None:
    rows = filing(
        money("income", "total", "81"),
        money("expenditure", "project", "30", name="项目支出"),
        money("expenditure", "basic", "50", name="基本支出"),
        money("income", "other_funds", "0", name="其他资金"),
    )
    assert sums(audit(rows)) != []


def test_each_of_several_rows_with_the_same_kind_of_bound_is_pointed_at() -> None:
    rows = filing(*(value(f"{name}处置率", "≥100%", seq=seq) for seq, name in enumerate("甲乙丙")))
    told = [entry.target_row_id for entry in audit(rows) if entry.kind == "out_of_bound"]
    assert told == [0, 1, 2]


def test_a_rate_printed_as_a_fraction_is_not_said_to_lack_its_sign() -> None:
    (told,) = [entry for entry in audit(filing(value("会议参与率", "1"))) if entry.kind == "unit_suspect"]
    assert (told.expected, "100%" in told.message) == (None, True)
