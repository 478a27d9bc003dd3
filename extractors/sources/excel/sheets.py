"""The sheets of a workbook (xlsx, xls) as grids: values by calamine, the look of numbers by the file's own word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TypeAlias, TypeVar

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from extractors.sources.excel.date_format import is_date, moment, printed_date
from extractors.sources.excel.number_format import GENERAL, general, printed, printed_text
from extractors.sources.grid_builder import Slot, tile
from extractors.sources.limits import MAX_CELLS
from extractors.sources.nested_tables import aside
from extractors.sources.paragraphs import tidy
from schemas.aside import AsideKind
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument
from schemas.grid import Aside, Grid

CellIndex: TypeAlias = tuple[int, int]
"""Row and column from 0."""
Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
MARKED = re.compile(r"'[-+≥≤=＝]?[\d.]")
Result = TypeVar("Result")
Merge: TypeAlias = tuple[CellIndex, CellIndex]
"""First and last place of a merged range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What calamine does not tell of a sheet."""

    rows: int
    """Rows down to the last cell with a value: calamine's arrays are dense, so it must not see too many."""
    cols: int
    formats: Mapping[CellIndex, str]
    """Number formats other than General."""
    typed: Mapping[CellIndex, str]
    """Texts that stand for the value: such as `=0%`, which the program took for a formula, though a constant alone is
    none, and what is left of texts with struck-out parts."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    unprinted: Mapping[CellIndex, AsideKind] = field(default_factory=dict)
    """Cells whose whole text is struck out or does not show."""
    asides: Mapping[CellIndex, tuple[Aside, ...]] = field(default_factory=dict)
    formulas: Mapping[CellIndex, str] = field(default_factory=dict)
    """Formulas without a stored value."""
    shows_zeros: bool = True
    from_1904: bool = False
    """Whether the workbook counts its days from 1904."""


Computed: TypeAlias = Callable[[], Sequence[Mapping[CellIndex, Value]]]
"""What gives the values of formulas by their sheets and places; it is called only where some are wanted."""


def sheet_grids(data: bytes, looks: Sequence[Look], computed: Computed) -> Iterator[Grid]:
    """A grid per visible sheet that holds text, without the blank rows and columns around it.

    Raises:
        DamagedDocument, EncryptedDocument, OversizedDocument
    """
    for look in looks:
        if look.rows * look.cols > MAX_CELLS:
            raise OversizedDocument(
                f"a sheet of {look.rows} × {look.cols} cells, more than the {MAX_CELLS} that are read; "
                "delete what stands far below or beside the table"
            )
    workbook = _guarded(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))
    if len(workbook.sheets_metadata) != len(looks):
        raise DamagedDocument("its list of sheets contradicts its sheets; open it and save it anew")
    for number, (sheet, look) in enumerate(zip(workbook.sheets_metadata, looks, strict=True)):
        if sheet.visible != SheetVisibleEnum.Visible or sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        read = _guarded(partial(workbook.get_sheet_by_index, number))
        values: list[list[Value]] = read.to_python(skip_empty_area=False)
        found = computed() if look.formulas else ()
        cells = _cells(values, look, found[number] if number < len(found) else {})
        if grid := _grid(cells, read.merged_cell_ranges or [], look):
            yield grid


def _guarded(call: Callable[[], Result]) -> Result:
    """What `call` gives, calamine's errors turned into ours."""
    try:
        return call()
    except PasswordError as error:
        raise EncryptedDocument("a workbook with a password; remove the protection and offer it again") from error
    except CalamineError as error:
        raise DamagedDocument(f"a workbook that cannot be read ({error}); open it and save it anew") from error
    except BaseException as error:  # a panic in calamine's Rust code is no Exception, and has no public class
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedDocument(f"a workbook that breaks its reader ({error}); open it and save it anew") from error


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell prints, and what stands beside it."""

    text: str
    asides: tuple[Aside, ...] = ()


NOTHING = Printed("")


def _cells(
    values: Sequence[Sequence[Value]], look: Look, computed: Mapping[CellIndex, Value]
) -> Mapping[CellIndex, Printed]:
    """The cells that print or hold something."""
    held = {
        (row, col): value
        for row, line in enumerate(values)
        for col, value in enumerate(line)
        if value != "" or (row, col) in look.typed
    }
    places = {*held, *look.asides, *look.formulas}
    cells = {place: _printed(held.get(place, ""), place, look, computed) for place in sorted(places)}
    return {place: cell for place, cell in cells.items() if cell != NOTHING}


def _printed(value: Value, place: CellIndex, look: Look, computed: Mapping[CellIndex, Value]) -> Printed:
    """A cell as the sheet prints it."""
    asides = look.asides.get(place, ())
    if place in look.formulas:
        text = _text(computed.get(place, ""), place, look)
        if not text or text.startswith("#"):
            return Printed("", (*asides, Aside(kind="formula", text="=" + look.formulas[place])))
        return Printed(text, (*asides, Aside(kind="computed", text="=" + look.formulas[place], read=text)))
    text = _text(value, place, look)
    if (kind := look.unprinted.get(place)) is not None:
        return Printed("", (*asides, *aside(kind, text)))
    if not text and isinstance(value, int | float | str) and value:
        return Printed("", (*asides, *aside("hidden", value if isinstance(value, str) else general(value))))
    return Printed(text, asides)


def _grid(cells: Mapping[CellIndex, Printed], merges: Sequence[Merge], look: Look) -> Grid | None:
    """The rows and columns that show, without the blank ones around them; what stands in hidden ones is told."""
    shown = [place for place, cell in cells.items() if cell.text and not _is_hidden(place, look)]
    if not shown:
        return None
    rows = [row for row in range(min(shown)[0], max(shown)[0] + 1) if row not in look.hidden_rows]
    across = [col for _, col in shown]
    cols = [col for col in range(min(across), max(across) + 1) if col not in look.hidden_cols]
    merged = _merged(merges, rows, cols)
    slots = [list(_slots(cells, merged, row, cols)) for row in rows]
    starts = {span.start for span in merged.spans.values()}
    for place, cell in cells.items():
        if place not in starts and (_is_hidden(place, look) or (place in merged.covered and place not in merged.spans)):
            at = min(bisect_left(rows, place[0]), len(rows) - 1)
            if slots[at] and (told := tuple(_unseen(cell))):
                slots[at][0] = replace(slots[at][0], asides=(*slots[at][0].asides, *told))
    return tile(slots)


def _is_hidden(place: CellIndex, look: Look) -> bool:
    return place[0] in look.hidden_rows or place[1] in look.hidden_cols


def _unseen(cell: Printed) -> Iterator[Aside]:
    """What to tell of a cell in a hidden row or column."""
    yield from aside("hidden", cell.text)
    yield from cell.asides


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A merged range as far as it shows."""

    start: CellIndex
    """Its first place, shown or not: what it prints stands there."""
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged ranges of a sheet."""

    spans: Mapping[CellIndex, Span]
    """By the first place that shows."""
    covered: frozenset[CellIndex]


def _merged(merges: Sequence[Merge], rows: Sequence[int], cols: Sequence[int]) -> Merged:
    spans: dict[CellIndex, Span] = {}
    covered: set[CellIndex] = set()
    area = 0
    for (top, left), (bottom, right) in merges:
        down = rows[bisect_left(rows, top) : bisect_right(rows, bottom)]
        across = cols[bisect_left(cols, left) : bisect_right(cols, right)]
        area += len(down) * len(across)
        if area > MAX_CELLS:
            raise DamagedDocument("merged ranges that overlap many times over; open it and save it anew")
        if down and across:
            spans[down[0], across[0]] = Span(start=(top, left), down=len(down), across=len(across))
            covered.update((row, col) for row in down for col in across)
    return Merged(spans, frozenset(covered))


def _slots(cells: Mapping[CellIndex, Printed], merged: Merged, row: int, cols: Sequence[int]) -> Iterator[Slot]:
    """The cells of a row; what a merged range covers but its first cell that shows is left out."""
    for col in cols:
        if (span := merged.spans.get((row, col))) is not None:
            cell = cells.get(span.start, NOTHING)
            yield Slot(cell.text, span.down, span.across, cell.asides)
        elif (row, col) not in merged.covered:
            cell = cells.get((row, col), NOTHING)
            yield Slot(cell.text, asides=cell.asides)


def _text(value: Value, place: CellIndex, look: Look) -> str:
    """The value as the sheet prints it; dates in an ambiguous format as ISO 8601 writes them."""
    if place in look.typed:
        return tidy(look.typed[place])
    code = look.formats.get(place, GENERAL)
    match value:
        case str():
            return tidy(printed_text(plain(value), code)) if value else ""
        case bool():
            return str(value).upper()
        case int() | float() if not value and not look.shows_zeros:
            return ""
        case int() | float() if is_date(code) and (when := moment(value, from_1904=look.from_1904)) is not None:
            return _date(when, code)
        case int() | float():
            return printed(value, code).strip()
        case datetime():
            return _date(value, code)
        case date():
            return _date(datetime.combine(value, time()), code)
        case time():
            return value.isoformat()
        case timedelta():
            return str(value)


def _date(when: datetime, code: str) -> str:
    if (told := printed_date(when, code)) is not None:
        return told
    return when.date().isoformat() if when.time() == time() else when.isoformat(sep=" ")


def plain(text: str) -> str:
    """A text with the characters that OOXML writes as numbers, and without the mark of a number that is text."""
    text = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
    return text[1:] if MARKED.match(text) else text
