"""`/item/FILING/FINDING`: one finding beside its print; `/cell/FILING/TABLE/ROW`: a cell without one."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from extractors.corrections.acceptance import spot
from extractors.corrections.cells import READ, as_read, cell_of
from extractors.corrections.rewrite import TABLES, settable
from flows.desk.rendering import DECISIONS, number
from flows.desk.visit import V, Visit
from flows.review.history import history
from flows.review.open_findings import OpenFinding
from mappings.reasons import offered
from schemas.columns import column_name
from schemas.errors import Unfit, WrongUsage
from schemas.filing import FilingRows
from schemas.tables import FilingRow, Finding

router = APIRouter()
PRINTED = frozenset({"item_raw", "raw", "level3_raw", "value_raw"})
"""Columns that say what was printed, where others say what was read."""
LEFT_OUT = frozenset({"filing_id", "row_id", "bbox", "source_uri", "source_sha256"})
RECENT = 10
"""Past decisions that are shown."""
AHEAD = 3
"""Items whose pictures are fetched before they are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One column of a row."""

    name: str
    text: str
    printed: bool
    here: bool
    """Whether it is the one that is decided about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is decided about."""

    filing: FilingRows
    finding: Finding | None
    table: str
    row: FilingRow | None
    """None: the whole table."""
    field: str | None
    """None: the whole row."""

    @property
    def mark(self) -> str:
        """Tells its finding from the others of the filing, in another generation too; empty where there is none."""
        return mark_of(self.finding) if self.finding is not None else ""

    @property
    def cells(self) -> list[Cell]:
        """What the row says, what is empty left out."""
        return list(cells_of(self.row, self.field)) if self.row is not None else []

    @property
    def choices(self) -> tuple[str, ...]:
        """Columns that can be corrected, where it is not told which one; none where nothing can."""
        if self.row is None or self.table not in TABLES:
            return ()
        return (self.field,) if self.field is not None and self.field in settable(self.table) else settable(self.table)

    @property
    def printed(self) -> str:
        """What was read at the cell."""
        if self.row is None or self.table not in TABLES:
            return ""
        try:
            return as_read(self.filing, self.row, self.field) or ""
        except Unfit:
            return ""

    @property
    def meant(self) -> str:
        """What an edit begins with: what should stand there, else what does."""
        expected = self.finding.expected if self.finding is not None else None
        return expected or (self.printed if self.field is not None else "")

    @property
    def boxed(self) -> tuple[str, int] | None:
        """The row whose place is shown: its own, else that of the finding."""
        if self.row is not None and (self.row.bbox is not None or self.row.page is None):
            return self.table, self.row.row_id
        return ("findings", self.finding.row_id) if self.finding is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where an item stands among what waits."""

    place: int | None = None
    """None: it does not wait."""
    left: int = 0
    following: OpenFinding | None = None
    earlier: OpenFinding | None = None
    ahead: Sequence[OpenFinding] = ()
    """What comes next."""
    cause: str | None = None
    alike: int = 0
    """Others of its cause."""


def cells_of(row: FilingRow, here: str | None) -> Iterator[Cell]:
    """The columns of a row that hold something."""
    for field in fields(row):
        value, name = getattr(row, field.name), column_name(field.name)
        if value is not None and name not in LEFT_OUT:
            own = name == here or READ.get((row.table, here or "")) == name
            yield Cell(name=name, text=number(value), printed=name in PRINTED, here=own)


def mark_of(finding: Finding) -> str:
    """16 hex digits over what a finding says, not over where it stands among others."""
    said = (finding.kind, finding.table_name, finding.field or "", finding.message)
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:16]


def finding_item(visit: Visit, filing_id: str, number_: int) -> Item:
    """A finding as what is decided about. Raises WrongUsage."""
    filing = visit.pinned.filing(filing_id)
    found = next((entry for entry in filing.findings if entry.row_id == number_), None)
    if found is None or (found.table_name == "contacts" and not visit.desk.settings.contacts):
        raise WrongUsage(f"{filing_id}: no finding {number_}")
    table, row_id = spot(found)
    row = next((row for row in filing.of(table) if row.row_id == row_id), None) if row_id is not None else None
    return Item(
        filing=filing,
        finding=found,
        table=table,
        row=row,
        field=cell_of(table, found.field) if row is not None else None,
    )


def cell_item(visit: Visit, filing_id: str, table: str, row_id: int, field: str | None) -> Item:
    """A row or cell as what is decided about. Raises WrongUsage."""
    if table not in TABLES:
        raise WrongUsage(f"{table}: nothing is decided there; choose from {', '.join(TABLES)}")
    filing = visit.pinned.filing(filing_id)
    row = next((row for row in filing.of(table) if row.row_id == row_id), None)
    if row is None:
        raise WrongUsage(f"{filing_id}: {table} has no row {row_id}")
    field = cell_of(table, field) if field else None
    if field is not None and field not in settable(table):
        raise WrongUsage(f"{table}.{field}: not to be corrected by itself")
    return Item(filing=filing, finding=None, table=table, row=row, field=field)


@router.get("/item/{filing_id}/{finding}")
def item(visit: V, filing_id: str, finding: int) -> HTMLResponse:
    """One finding."""
    found = finding_item(visit, filing_id, finding)
    waiting = visit.waiting
    place = waiting.place(filing_id, finding)
    ahead = waiting.after(place, AHEAD)
    group = waiting.cause_at(place)
    around = Around(
        place=place,
        left=len(waiting.order),
        following=ahead[0] if ahead else None,
        earlier=waiting.before(place),
        ahead=ahead,
        cause=group[0].cause if group else None,
        alike=len(group) - 1 if group else 0,
    )
    return shown(visit, found, around)


@router.get("/cell/{filing_id}/{table}/{row}")
def cell(visit: V, filing_id: str, table: str, row: int, field: str | None = None) -> HTMLResponse:
    """A row or cell."""
    found = cell_item(visit, filing_id, table, row, field)
    return shown(visit, found, Around())


def shown(visit: Visit, found: Item, around: Around) -> HTMLResponse:
    """The page of what is decided about."""
    kind = found.finding.kind if found.finding is not None else None
    folder = visit.desk.settings.decisions
    return visit.page(
        "item.html",
        item=found,
        own=found.filing.filing,
        reasons={decision: offered(decision, kind) for decision in DECISIONS},
        recent=history(folder)[:RECENT] if folder.is_dir() else (),
        hide=visit.pinned.hidden(found.filing.filing.filing_id).hide,
        around=around,
    )
