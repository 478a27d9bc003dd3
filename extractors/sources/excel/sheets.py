"""The sheets of a workbook (xlsx, xls) as grids: values by calamine, the look of numbers by the file's own word."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from typing import TypeAlias, TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from extractors.sources.excel.number_format import GENERAL, printed
from extractors.sources.grid_builder import Slot, tile
from extractors.sources.limits import MAX_CELLS
from extractors.sources.paragraphs import tidy
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument
from schemas.grid import Grid

Place: TypeAlias = tuple[int, int]
"""Row and column from 0."""
Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
Result = TypeVar("Result")
Merge: TypeAlias = tuple[Place, Place]
"""First and last place of a merged range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What calamine does not tell of a sheet."""

    rows: int
    """Rows down to the last cell with a value: calamine's arrays are dense, so it must not see too many."""
    cols: int
    formats: Mapping[Place, str]
    """Number formats other than General."""
    typed: Mapping[Place, str]
    """Texts such as `=0%` that the program took for a formula, though a constant alone is none."""


def sheet_grids(data: bytes, looks: Sequence[Look]) -> Iterator[Grid]:
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
        if grid := _grid(_guarded(partial(workbook.get_sheet_by_index, number)), look):
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


def _grid(sheet: CalamineSheet, look: Look) -> Grid | None:
    values: list[list[Value]] = sheet.to_python(skip_empty_area=False)
    texts = [[_text(value, (row, col), look) for col, value in enumerate(line)] for row, line in enumerate(values)]
    rows = [row for row, line in enumerate(texts) if any(line)]
    cols = [col for col in range(max(map(len, texts), default=0)) if any(line[col] for line in texts)]
    if not rows:
        return None
    merges = sheet.merged_cell_ranges or []
    return tile(list(_slots(texts, merges, range(rows[0], rows[-1] + 1), range(cols[0], cols[-1] + 1))))


def _slots(texts: Sequence[Sequence[str]], merges: Sequence[Merge], rows: range, cols: range) -> Iterator[list[Slot]]:
    """The cells of each row; what a merged range covers but its first cell is left out."""
    spans: dict[Place, tuple[int, int]] = {}
    covered: set[Place] = set()
    area = 0
    for (top, left), (bottom, right) in merges:
        down = range(max(top, rows.start), min(bottom + 1, rows.stop))
        across = range(max(left, cols.start), min(right + 1, cols.stop))
        area += len(down) * len(across)
        if area > MAX_CELLS:
            raise DamagedDocument("merged ranges that overlap many times over; open it and save it anew")
        if down and across:
            spans[down.start, across.start] = (len(down), len(across))
            covered.update((row, col) for row in down for col in across)
    for row in rows:
        yield [
            Slot(texts[row][col], *spans.get((row, col), (1, 1)))
            for col in cols
            if (row, col) in spans or (row, col) not in covered
        ]


def _text(value: Value, place: Place, look: Look) -> str:
    """The value as the sheet prints it; dates as ISO 8601 writes them."""
    if place in look.typed:
        return look.typed[place]
    match value:
        case str():
            return tidy(value)
        case bool():
            return str(value).upper()
        case int() | float():
            return printed(value, look.formats.get(place, GENERAL)).strip()
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
