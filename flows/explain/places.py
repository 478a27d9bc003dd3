"""Which printed lines of a source a row was read from, as the pipeline kept it beside the rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from flows.cache.results import Interim
from flows.store import Dataset, layout
from schemas.filing import FilingRows, SourceCell
from schemas.grid import Block, Grid, Line
from schemas.tables import FilingRow, Funding, Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One row of a grid, or one free line."""

    block: int
    row: int
    """As `SourceCell` tells them."""
    cells: tuple[str, ...]
    """The texts that begin in it, blank ones left out."""


def with_provenance(filing: FilingRows, dataset: Dataset, root: Path) -> FilingRows:
    """A filing of the dataset with what its rows were read from, where the result of its document is kept."""
    own = filing.filing
    documents = dataset.arrow("documents").select(["source_uri", "stages"]).to_pylist()
    stages = {entry["source_uri"]: entry["stages"] for entry in documents}.get(own.source_uri)
    kept = Interim(folder=layout.interim(root), version=stages or "").get(own.source_uri, own.source_sha256)
    found = (rows for rows in kept.filings if rows.filing.filing_id == own.filing_id) if kept is not None else iter(())
    return replace(filing, provenance=next((rows.provenance for rows in found), ()))


def printed_lines(blocks: Sequence[Block]) -> Iterator[PrintedLine]:
    """All lines in which something is printed, in reading order."""
    for number, block in enumerate(blocks):
        match block:
            case Line():
                yield PrintedLine(block=number, row=number, cells=(block.text,))
            case Grid():
                printed = (cell for cell in block.cells if cell.text.strip())
                for row, cells in groupby(printed, attrgetter("row")):
                    yield PrintedLine(block=number, row=row, cells=tuple(cell.text for cell in cells))


def own_cells(row: FilingRow, filing: FilingRows) -> tuple[SourceCell, ...]:
    """The cells in whose lines a row stands: those of its value, for names and levels reach over several lines."""
    found = filing.read_from(row)
    return found.values or found.cells


def together(row: FilingRow, other: FilingRow) -> bool:
    """Whether two rows were read from one printed line."""
    if isinstance(row, Indicator) and isinstance(other, Indicator):
        return (row.horizon, row.seq) == (other.horizon, other.seq)
    if isinstance(row, Funding) and isinstance(other, Funding):
        return (row.section, row.item_raw) == (other.section, other.item_raw)
    return row.row_id == other.row_id
