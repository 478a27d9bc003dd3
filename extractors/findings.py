"""Findings while a filing's rows are built, numbered at the end."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from extractors.values import chinese_number
from mappings.labels import labels
from schemas.form import Doubt, Place
from schemas.tables import FilingRow, Finding

SEVERITIES = {
    "sum_mismatch": "warning",
    "income_expenditure_mismatch": "warning",
    "share_mismatch": "warning",
    "project_sum_mismatch": "warning",
    "prior_year_mismatch": "warning",
    "out_of_bound": "warning",
    "unit_suspect": "warning",
    "ambiguous_value": "warning",
    "low_confidence": "warning",
    "repaired_value": "warning",
    "truncated": "warning",
    "duplicate_filing": "warning",
    "unused_decision": "warning",
    "other": "warning",
}
"""How much a kind matters; what is not listed is info."""

ARITHMETIC = "arithmetic"
"""What settles a doubt of reading where the figure ties out with others: `findings.decided_by`."""
SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no text may hold."""
DOUBTFUL = frozenset({"error", "warning"})
"""Severities that ask for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """First row_id of each entry of a record's tuple, per table."""

    rows: dict[str, tuple[int, ...]]

    def of(self, table: str, index: int | None) -> int | None:
        """The row that a doubt about an entry points at."""
        return None if index is None else self.rows[table][index]


def from_doubt(doubt: Doubt, filing_id: str, targets: Targets) -> Finding:
    """A doubt about the printed form as a finding about the dataset."""
    made = finding(
        filing_id,
        doubt.kind,
        doubt.table,
        doubt.message,
        row=targets.of(doubt.table, doubt.index),
        field=doubt.field,
        expected=doubt.expected,
        observed=doubt.observed,
        place=doubt.place,
    )
    return made if doubt.severity is None else replace(made, severity=doubt.severity)


def finding(
    filing_id: str,
    kind: str,
    table: str,
    message: str,
    *,
    row: int | None = None,
    field: str | None = None,
    expected: str | None = None,
    observed: str | None = None,
    place: Place | None = None,
) -> Finding:
    """A finding; its row_id is given by `numbered`."""
    where = place or Place()
    return Finding(
        filing_id=filing_id,
        row_id=0,
        page=where.page,
        bbox=where.bbox,
        confidence=where.confidence,
        table_name=table,
        target_row_id=row,
        field=field,
        kind=kind,
        severity=severity_of(kind, observed),
        message=message,
        expected=expected,
        observed=observed,
    )


def severity_of(kind: str, observed: str | None) -> str:
    """How much a finding matters: text that no row holds does where it prints figures besides the numbers of items."""
    if kind == "unread_text" and prints_number(unnumbered(observed or "")):
        return "warning"
    return SEVERITIES.get(kind, "info")


def prints_number(text: str) -> bool:
    """Whether a text has digits in it, or is a number in words: 陆拾, 六〇."""
    return any(sign.isdigit() for sign in text) or chinese_number(text.strip()) is not None


def unnumbered(text: str) -> str:
    """A text; nothing of one that only numbers the items that a template leaves blank: 目标1：目标2：……"""
    return text if blank_item().sub("", text).strip("….。 ") else ""


@cache
def blank_item() -> re.Pattern[str]:
    """目标1："""
    return re.compile(rf"(?:{'|'.join(map(re.escape, labels().item_words))})\s*\d{{1,2}}\s*[:：]\s*")


def place_of(row: FilingRow) -> Place:
    """Where a row stands."""
    return Place(page=row.page, bbox=row.bbox, confidence=row.confidence)


def status_of(findings: Iterable[Finding]) -> str:
    """Whether a person should look at a filing with these findings."""
    return "needs_review" if any(entry.severity in DOUBTFUL for entry in findings) else "ok"


def numbered(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings with their row_ids, in the order given."""
    return tuple(replace(entry, row_id=number) for number, entry in enumerate(findings))


Severity: TypeAlias = Literal["error", "warning", "info"]


NAMED = 6
"""Names that a message about many rows lists; a reader looks up the rest in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that a rule saw."""

    row: FilingRow | None = None
    """The row it points at; None for a whole table."""
    table: str
    field: str | None = None
    message: str
    expected: str | None = None
    observed: str | None = None
    cause: Hashable
    """Notes of one kind with the same cause are one finding, the first."""


def names(words: Sequence[str]) -> str:
    """Names in a message: “甲”“乙”等8项."""
    distinct = list(dict.fromkeys(words))
    shown = "".join(f"“{word}”" for word in distinct[:NAMED])
    return shown if len(distinct) <= NAMED else f"{shown}等{len(distinct)}项"


def whole_text(text: str) -> str:
    """Text with U+FFFD for each half of a character."""
    return text if is_whole(text) else SURROGATES.sub("\ufffd", text)


def is_whole(text: str) -> bool:
    """Whether a text holds no half of a character; what is printable holds none, which is told much faster."""
    return text.isprintable() or SURROGATES.search(text) is None


def figure(number: float) -> str:
    """A number in a message without the noise of binary fractions."""
    return f"{number:.6f}".rstrip("0").rstrip(".") if number % 1 else f"{number:.0f}"
