"""`/filing/ID`: all rows of a form beside its pages; a cell shows its place, a place its row, and each is corrected."""

from dataclasses import dataclass, fields

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from extractors.corrections.rewrite import settable
from flows.desk.evidence import page_of
from flows.desk.item import LEFT_OUT
from flows.desk.rendering import number
from flows.desk.visit import V, Visit
from flows.explain.source import PAGED
from schemas.box import Box
from schemas.columns import column_name
from schemas.errors import UnreadableDocument, WrongUsage
from schemas.filing import FilingRows
from schemas.tables import PARTITIONED, Contact, Filing, FilingRow, Finding

router = APIRouter()
QUIET = LEFT_OUT | {
    "item",
    "page",
    "confidence",
    "seq",
    "project_seq",
    "match_method",
    "match_score",
    "value_si",
    "kind",
    "op",
}
"""Columns that are left out of a form's tables: the row's own page tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row."""

    row: FilingRow
    cells: tuple[str, ...]
    doubts: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows of one table."""

    table: str
    columns: tuple[str, ...]
    """Those that hold something."""
    settable: frozenset[str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands on the page that is shown."""

    name: str
    box: Box


@router.get("/filing/{filing_id}")
def filing(visit: V, filing_id: str, page: int | None = None) -> HTMLResponse:
    """A form. Raises WrongUsage."""
    found = visit.pinned.filing(filing_id)
    own = found.filing
    numbers = pages_of(found)
    shown = page if page in numbers else (numbers[0] if numbers else None)
    picture, why = None, ""
    if shown is not None:
        try:
            picture = page_of(visit, own, shown)
        except (UnreadableDocument, WrongUsage) as error:
            why = str(error)
    return visit.page(
        "filing.html",
        own=own,
        partition=found.partition,
        parts=[part for part in (part_of(visit, found, kind) for kind in PARTITIONED) if part.lines],
        pages=numbers,
        page=shown,
        picture=picture,
        why=why,
        places=list(places(found, shown, contacts=visit.desk.settings.contacts)),
        hide=visit.pinned.hidden(filing_id).hide,
    )


def pages_of(found: FilingRows) -> list[int]:
    """The pages that a form covers; none of unpaged text."""
    own = found.filing
    if own.media not in PAGED or own.page is None:
        return []
    rows = {row.page for kind in PARTITIONED for row in found.of(kind.table) if row.page is not None}
    return sorted(rows | set(range(own.page, own.page + (own.pages or 1))))


def part_of(visit: Visit, found: FilingRows, kind: type[FilingRow]) -> Part:
    """The rows of a table, its empty columns left out."""
    rows = found.of(kind.table)
    if kind is Finding or (kind is Contact and not visit.desk.settings.contacts):
        rows = ()
    names = [
        field.name
        for field in fields(kind)
        if (column_name(field.name) in settable(kind.table) if kind is Filing else column_name(field.name) not in QUIET)
        and any(getattr(row, field.name) is not None for row in rows)
    ]
    lines = tuple(
        Line(
            row=row,
            cells=tuple(number(getattr(row, name)) for name in names),
            doubts=tuple(doubts(found, row)),
        )
        for row in rows
    )
    columns = tuple(map(column_name, names))
    allowed = frozenset() if kind in {Contact, Finding} else frozenset(settable(kind.table))
    also = {"raw": "amount", "value_raw": "value", "level3_raw": "level3"}
    own = {name for name in columns if name in allowed or also.get(name) in allowed}
    return Part(table=kind.table, columns=columns, settable=frozenset(own), lines=lines)


def doubts(found: FilingRows, row: FilingRow) -> list[Finding]:
    """The findings about a row that no one has settled."""
    return [
        each
        for each in found.findings
        if each.table_name == row.table and each.target_row_id == row.row_id and each.decided_by is None
    ]


def places(found: FilingRows, page: int | None, *, contacts: bool) -> list[Place]:
    """Where rows stand on a page."""
    return [
        Place(name=f"{row.table}-{row.row_id}", box=row.bbox)
        for kind in PARTITIONED
        if kind not in {Finding, Filing} and (contacts or kind is not Contact)
        for row in found.of(kind.table)
        if row.page == page and row.bbox is not None
    ]
