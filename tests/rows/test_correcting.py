"""Decisions of people replayed: each does what it says while its guard holds, and else is a finding."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.audit import audited
from extractors.corrections.acceptance import mark_accepted
from extractors.corrections.replay import corrected, stray
from extractors.findings import finding, numbered
from mappings.correcting import Correction
from schemas.filing import Address, FilingRows
from schemas.tables import Finding
from tests.audit.rows import ID, filing, money, project, value

ROWS = filing(
    money("income", "fiscal_appropriation", "60", name="财政拨款"),
    money("income", "other_funds", "40", name="其他资金"),
    money("income", "total", "100"),
    project("道路养护", 100.0, 130.0),
    value("投诉人员满意率", "≥90%"),
)


def decided(
    decision: str,
    table: str = "funding",
    row: int | None = 1,
    field: str | None = "amount",
    *,
    printed: str | None = "40",
    beside: str | None = None,
    meant: str | None = None,
) -> Correction:
    """A decision."""
    return Correction(
        filing="p0-1",
        table=table,  # type: ignore[arg-type]
        row=row,
        field=field,
        decision=decision,  # type: ignore[arg-type]
        printed=printed,
        beside=beside,
        meant=meant,
        why="看过原件",
        who="某人",
        when=date(2026, 1, 31),
    )


def doubt(row: int | None, field: str | None = None, kind: str = "low_confidence", table: str = "funding") -> Finding:
    """A finding."""
    return finding(ID, kind, table, f"{table} {row} {field} 有疑问。", row=row, field=field)


def doubted(*findings: Finding) -> FilingRows:
    """The filing with findings of its reading."""
    return replace(ROWS, findings=numbered(list(findings)))


def replayed(rows: FilingRows, *corrections: Correction) -> FilingRows:
    """The filing as a run leaves it."""
    own, cells = corrected(rows, corrections)
    return mark_accepted(audited(own, cells), corrections)


def told(rows: FilingRows) -> list[tuple[str, str, int | None]]:
    """Kind, severity and row of each finding."""
    return [(entry.kind, entry.severity, entry.target_row_id) for entry in rows.findings]


def test_without_decisions_nothing_happens() -> None:
    assert corrected(ROWS, ()) == (ROWS, frozenset())


def test_an_edit_changes_the_value_and_keeps_the_print() -> None:
    row = replayed(ROWS, decided("edit", meant="70")).funding[1]
    assert (row.amount, str(row.amount_yuan), row.raw) == (70.0, "700000.00", "40")


def test_a_person_who_accepts_is_told_and_what_stays_open_has_no_one() -> None:
    rows = replayed(doubted(doubt(1), doubt(0)), decided("accept"))
    assert [entry.decided_by for entry in rows.findings[:2]] == ["某人", "arithmetic"]


def test_what_sums_bear_out_is_settled_by_arithmetic_and_as_grave_as_before() -> None:
    rows = replayed(doubted(doubt(1), doubt(1, "year", "ambiguous_value"), doubt(0, kind="misprint")))
    assert [(entry.decided_by, entry.severity) for entry in rows.findings[:3]] == [
        ("arithmetic", "warning"),
        (None, "warning"),
        (None, "info"),
    ]


def test_an_edit_is_a_finding_with_its_source() -> None:
    (entry,) = corrected(ROWS, [decided("edit", meant="70")])[0].findings
    assert (entry.kind, entry.severity, entry.observed, entry.expected) == ("repaired_value", "info", "40", "70")
    assert entry.message == "人工更正：“40”改为“70”；理由：看过原件（某人，2026-01-31，0000000000000000.yaml）。"


def test_the_audit_doubts_an_edited_value_as_any_other() -> None:
    rows = replayed(ROWS, decided("edit", meant="70"))
    assert ("sum_mismatch", "warning", 2) in told(rows)
    assert rows.filing.status == "needs_review"


def test_a_corrected_name_is_a_manual_match() -> None:
    edit = decided("edit", "indicators", 0, "level3", printed="投诉人员满意率", meant="预算执行率")
    assert replayed(ROWS, edit).indicators[0].match_method == "manual"


def test_an_edit_settles_what_was_doubtful_of_the_reading() -> None:
    rows = corrected(doubted(doubt(1)), [decided("edit", meant="70")])[0]
    assert told(rows)[0] == ("low_confidence", "info", 1)
    assert (rows.findings[0].decided_by, rows.findings[0].message) == ("某人", doubt(1).message)


@pytest.mark.parametrize(
    ("accept", "severities"),
    [
        (decided("accept"), ["info", "warning", "warning"]),
        (decided("accept", field=None), ["info", "info", "warning"]),
        (decided("accept", row=0, printed="60"), ["warning", "warning", "info"]),
    ],
)
def test_what_is_accepted_asks_for_no_one(accept: Correction, severities: list[str]) -> None:
    rows = replayed(doubted(doubt(1), doubt(1, "year", "ambiguous_value"), doubt(0)), accept)
    assert [entry.severity for entry in rows.findings] == severities


def test_a_filing_whose_findings_are_all_accepted_is_ok() -> None:
    assert replayed(doubted(doubt(1)), decided("accept")).filing.status == "ok"


def test_an_accepted_value_stands_as_read_and_no_rule_may_change_it() -> None:
    rows, cells = corrected(ROWS, [decided("accept")])
    assert (rows.funding, cells) == (ROWS.funding, {Address(table="funding", row_id=1, field="amount")})


def test_a_finding_of_the_audit_is_accepted_too() -> None:
    wrong = replace(ROWS, funding=(*ROWS.funding[:2], replace(ROWS.funding[2], amount=180.0, raw="180")))
    rows = replayed(wrong, decided("accept", row=2, printed="180"))
    assert ("sum_mismatch", "info", 2) in told(rows)


def test_a_finding_about_a_whole_table_is_accepted_by_its_message() -> None:
    rows = doubted(doubt(None, kind="truncated"), doubt(None, "share", kind="truncated"))
    accept = decided("accept", row=None, field=None, printed=rows.findings[0].message)
    assert [entry.severity for entry in mark_accepted(rows, [accept]).findings] == ["info", "warning"]


def test_an_edited_value_can_be_accepted_against_the_audit() -> None:
    rows = replayed(ROWS, decided("edit", row=2, printed="100", meant="180"), decided("accept", row=2, printed="100"))
    assert rows.funding[2].amount == 180.0
    assert ("sum_mismatch", "info", 2) in told(rows)


def test_a_rejected_value_leaves_an_empty_cell() -> None:
    row = replayed(ROWS, decided("reject", "projects", 0, "total_budget", printed="130")).projects[0]
    assert (row.total_budget, row.total_budget_yuan, row.year_budget) == (None, None, 100.0)


def test_a_row_without_its_value_is_taken_out() -> None:
    rows, _ = corrected(doubted(doubt(1), doubt(2)), [decided("reject")])
    assert [(row.row_id, row.raw) for row in rows.funding] == [(0, "60"), (1, "100")]
    assert told(rows) == [
        ("low_confidence", "info", None),
        ("low_confidence", "warning", 1),
        ("repaired_value", "info", None),
    ]


def test_other_decisions_follow_their_rows_when_one_is_taken_out() -> None:
    rows, cells = corrected(ROWS, [decided("reject"), decided("edit", row=2, printed="100", meant="60")])
    assert [row.amount for row in rows.funding] == [60.0, 60.0]
    assert cells == {Address(table="funding", row_id=1, field="amount")}


def test_a_row_that_has_moved_is_found_by_what_stands_beside() -> None:
    moved = replace(ROWS, funding=tuple(replace(row, row_id=n) for n, row in enumerate(ROWS.funding[1:])))
    beside = f"income 其他资金 {ROWS.funding[1].year} current budget"
    assert replayed(moved, decided("edit", beside=beside, meant="70")).funding[0].amount == 70.0


@pytest.mark.parametrize(
    ("stale", "now"),
    [
        (decided("edit", printed="44", meant="70"), "应读作“44”，现在读到的是“40”"),
        (decided("edit", beside="income 别的", meant="70"), "现在读到的是“40”（income 其他资金"),
        (decided("reject", row=9), "没有这一行"),
        (decided("edit", field="colour", meant="70"), "no such column"),
        (decided("edit", meant="甲"), "is no amount"),
        (decided("edit", "filings", 0, "source_uri", printed="示例.txt", meant="x"), "not to be set"),
        (decided("reject", "filings", 0, "scope", printed="department"), "不可为空"),
    ],
)
def test_a_decision_that_does_not_fit_is_a_finding_and_changes_nothing(stale: Correction, now: str) -> None:
    rows, cells = corrected(ROWS, [stale])
    (entry,) = rows.findings
    assert (entry.kind, entry.severity, rows.filing.status) == ("unused_decision", "warning", "needs_review")
    assert entry.message.startswith("更正未采用：")
    assert now in entry.message
    assert (replace(rows, findings=(), filing=ROWS.filing), cells) == (ROWS, frozenset())


def test_of_two_edits_of_one_cell_the_first_counts() -> None:
    rows, _ = corrected(ROWS, [decided("edit", meant="70"), decided("edit", field="raw", meant="42")])
    assert rows.funding[1].amount == 70.0
    assert [entry.kind for entry in rows.findings] == ["repaired_value", "unused_decision"]


def test_a_decision_about_another_filing_is_not_followed() -> None:
    elsewhere = replace(ROWS, filing=replace(ROWS.filing, filing_id=ID[:-1] + "2"))
    assert corrected(elsewhere, [decided("edit", meant="70")])[0] == elsewhere


def test_a_decision_about_a_filing_that_is_gone_is_a_finding() -> None:
    elsewhere = replace(ROWS, filing=replace(ROWS.filing, filing_id=ID[:-1] + "2"))
    (rows,) = stray([elsewhere], [decided("edit", meant="70")])
    assert [entry.message.partition("应")[0] for entry in rows.findings] == ["更正未采用：p0-1 funding 1 amount"]


def test_replaying_twice_says_nothing_twice() -> None:
    accepts = [decided("accept")]
    rows = replayed(doubted(doubt(1)), *accepts)
    assert mark_accepted(rows, accepts) == rows
