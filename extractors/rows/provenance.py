"""The cells of its document that each row was read from."""

from collections.abc import Iterator, Sequence
from functools import partial

from extractors.findings import Targets, whole_text
from schemas.filing import Provenance, SourceCell
from schemas.form import FormRecord, PrintedIndicator
from schemas.grid import Cell
from schemas.tables import Contact, Filing

OWN = frozenset({"department", "project"})
"""Fields that say what a filing is of."""


def provenance(record: FormRecord, targets: Targets, indicators: int, contact: Sequence[Cell]) -> Iterator[Provenance]:
    """What the rows of a record were read from; `indicators` is how many rows its indicators became."""
    read_from = partial(read_once, {})
    fields = [cell for entry in record.fields if entry.name in OWN for cell in entry.place.cells]
    yield read_from(Filing.table, 0, fields)
    if contact:
        yield read_from(Contact.table, 0, contact)
    for row_id, amount in zip(targets.rows["funding"], record.funding, strict=True):
        yield read_from("funding", row_id, amount.place.cells, amount.place.cells[-1:])
    for row_id, project in zip(targets.rows["projects"], record.projects, strict=True):
        yield read_from("projects", row_id, project.place.cells, project.budget_cells)
    for row_id, share in enumerate(share for project in record.projects for share in project.amounts):
        yield read_from("project_funding", row_id, share.place.cells, share.place.cells)
    for row_id, narrative in enumerate(record.narratives):
        yield read_from("narratives", row_id, narrative.place.cells)
    starts = (*targets.rows["indicators"], indicators)
    for entry, start, end in zip(record.indicators, starts, starts[1:], strict=False):
        values = (*value_cells(entry), ())
        for row_id in range(start, end):
            yield read_from("indicators", row_id, entry.place.cells, values[row_id - start])


def read_once(
    known: dict[int, tuple[Cell, SourceCell]],
    table: str,
    row_id: int,
    cells: Sequence[Cell],
    values: Sequence[Cell] = (),
) -> Provenance:
    """What a row was read from. Cells are kept once: most stand under several rows. `known` is by identity."""
    return Provenance(table=table, row_id=row_id, cells=kept(known, cells), values=kept(known, values))


def kept(known: dict[int, tuple[Cell, SourceCell]], cells: Sequence[Cell]) -> tuple[SourceCell, ...]:
    """Cells as a result keeps them."""
    for cell in cells:
        if id(cell) not in known:
            known[id(cell)] = (cell, source_cell(cell))
    return tuple(known[id(cell)][1] for cell in cells)


def source_cell(cell: Cell) -> SourceCell:
    """A cell as a result keeps it."""
    return SourceCell(
        block=cell.block, row=cell.row, col=cell.col, text=whole_text(cell.text), page=cell.page, bbox=cell.bbox
    )


def value_cells(entry: PrintedIndicator) -> Iterator[tuple[Cell, ...]]:
    """The cells of each value, in the order of its rows."""
    for horizon in dict.fromkeys(value.horizon for value in entry.values):
        yield from (value.cells for value in entry.values if value.horizon == horizon)
