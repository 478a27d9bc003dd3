"""Which printed line of a source a row was read from, found by the words that both hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from extractors.forms.printed_rows import line_cell
from extractors.values import parse_amount
from mappings.characters import simplified
from mappings.normal import plain, squeezed
from schemas.box import Box
from schemas.filing import FilingRows
from schemas.grid import Block, Cell, Grid, Line
from schemas.tables import Contact, Filing, FilingRow, Finding, Funding, Indicator, Narrative, Project

NEAR = 1.0
"""Points by which a cell may stand out of the box of its row: boxes are kept in single precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One row of a grid, or one free line."""

    begins: tuple[Cell, ...]
    """The cells that begin in it, blank ones left out."""
    covers: tuple[Cell, ...]
    """Those and the ones that reach into it from above."""


def printed_lines(blocks: Sequence[Block]) -> Iterator[PrintedLine]:
    """All lines in which something is printed, in reading order."""
    for number, block in enumerate(blocks):
        match block:
            case Line():
                cell = line_cell(block, number)
                yield PrintedLine(begins=(cell,), covers=(cell,))
            case Grid():
                yield from grid_lines(block)


def grid_lines(grid: Grid) -> Iterator[PrintedLine]:
    """The rows of a grid."""
    covers: list[list[Cell]] = [[] for _ in range(grid.rows)]
    cells = [cell for cell in grid.cells if cell.text.strip()]
    for cell in cells:
        for row in covers[cell.row : cell.row + cell.row_span]:
            row.append(cell)
    for number, row in enumerate(covers):
        begins = tuple(cell for cell in row if cell.row == number)
        if begins:
            yield PrintedLine(begins=begins, covers=tuple(sorted(row, key=lambda cell: cell.col)))


def words(row: FilingRow) -> tuple[str, ...]:
    """What a row says is printed: its name, then its value."""
    return tuple(squeezed(word) for word in told(row) if word is not None and word.strip())


def told(row: FilingRow) -> tuple[str | None, ...]:
    """The columns of a row that say it."""
    match row:
        case Indicator():
            return (row.level3_raw, row.value_raw)
        case Funding():
            return (row.item_raw, row.raw)
        case Project():
            return (row.name,)
        case Narrative():
            return (row.text,)
        case Filing():
            return (row.department, row.project)
        case Contact():
            return (row.contact_person, row.contact_phone)
        case Finding():
            return ()
        case _:
            raise TypeError(f"{row.table}: add what its rows print")


def prints(cell: Cell, word: str) -> int:
    """2 where a cell holds a word and nothing else, 1 where it holds it among others."""
    text = squeezed(cell.text.translate(simplified()))
    if word in (text, plain(text)):
        return 2
    return int(word in text)


def hits(lines: Sequence[PrintedLine], row: FilingRow, filing: FilingRows) -> tuple[int, ...]:
    """Places among the lines of those that print a row: one, or all that may do, where nothing tells them apart."""
    own = words(row)
    scores = [sum(max(prints(cell, word) for cell in line.covers) for word in own) for line in lines]
    best = max(scores, default=0)
    found = tuple(number for number, score in enumerate(scores) if score == best) if best else ()
    twins: list[FilingRow] = []
    for other in getattr(filing, row.table, ()):
        if words(other) == own and not any(together(other, twin) for twin in twins):
            twins.append(other)
    if len(found) == len(twins) > 1:
        return (next(place for place, twin in zip(found, twins, strict=True) if together(row, twin)),)
    return found


def is_value(cell: Cell, row: FilingRow) -> bool:
    """Whether a cell holds a row's value, and nothing else."""
    match row:
        case Indicator():
            return row.value_raw is not None and prints(cell, row.value_raw) == 2
        case Funding():
            return prints(cell, row.raw) == 2
        case Project():
            amount = parse_amount(cell.text)
            return amount is not None and float(amount.number) in (row.total_budget, row.year_budget)
        case _:
            return False


def value_cells(line: PrintedLine, row: FilingRow, filing: FilingRows) -> tuple[Cell, ...]:
    """The cell of a line that holds a row's value, or all that may do."""
    found = tuple(cell for cell in line.covers if is_value(cell, row))
    if not found and isinstance(row, Indicator) and row.value_raw is not None:
        return joined_cells(line, row.value_raw)
    beside = [other for other in getattr(filing, row.table, ()) if together(other, row)]
    twins = [other.row_id for other in beside if words(other) == words(row)]
    if isinstance(row, Project) or len(found) != len(twins):
        return found
    return (found[twins.index(row.row_id)],)


def joined_cells(line: PrintedLine, word: str) -> tuple[Cell, ...]:
    """The neighbours that print a word together, as a comparator, a number and a unit do in columns of their own."""
    texts = [squeezed(cell.text.translate(simplified())) for cell in line.covers]
    for start in range(len(texts)):
        for end in range(start + 2, len(texts) + 1):
            if "".join(texts[start:end]) == word:
                return line.covers[start:end]
    return ()


def held_cells(line: PrintedLine, row: FilingRow, filing: FilingRows) -> tuple[Cell, ...]:
    """The cells of a line that print what a row holds; others, such as the form's own sections, do not."""
    told = {cell for field in fields(row) if isinstance(cell := getattr(row, field.name), str)}
    values = value_cells(line, row, filing)
    return tuple(cell for cell in line.covers if cell in values or any(prints(cell, word) == 2 for word in told))


def together(row: FilingRow, other: FilingRow) -> bool:
    """Whether two rows were read from one printed line."""
    if isinstance(row, Indicator) and isinstance(other, Indicator):
        return (row.horizon, row.seq) == (other.horizon, other.seq)
    if isinstance(row, Funding) and isinstance(other, Funding):
        return (row.section, row.item_raw) == (other.section, other.item_raw)
    return row.row_id == other.row_id


def inside(line: PrintedLine, box: Box) -> bool:
    """Whether what begins in a line stands within a box of its page."""
    return any(cell.bbox is not None and _within(cell.bbox, box) for cell in line.begins)


def _within(box: Box, other: Box) -> bool:
    return (
        box[0] >= other[0] - NEAR
        and box[1] >= other[1] - NEAR
        and box[2] <= other[2] + NEAR
        and box[3] <= other[3] + NEAR
    )
