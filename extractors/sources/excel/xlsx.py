"""Workbooks of OOXML (xlsx, xlsm)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import Element, attribute, elements, local, relations, tree, whole
from extractors.sources.excel.formulas import computed
from extractors.sources.excel.number_format import GENERAL
from extractors.sources.excel.rich_text import RichText, rich_text, shared
from extractors.sources.excel.sheets import CellIndex, Look, sheet_grids
from extractors.sources.excel.styles import OFF, PLAIN, Style, read_styles
from extractors.sources.nested_tables import aside
from schemas.aside import AsideKind
from schemas.document import Document
from schemas.errors import DamagedDocument
from schemas.grid import Aside, Content

WORKBOOK = "xl/workbook.xml"
NO_SIZE = re.compile(r"0+(?:\.0*)?")
"""A height or width of nothing."""
MOST_COLS = 16_384
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
CLAIM = re.compile(rb"""uniqueCount\s*=\s*["']\s*(\d+)""")
CONSTANT = re.compile(r"[+-]?\d+(?:\.\d+)?%?")
"""A formula that computes nothing: the author typed it with its `=` as a text."""


def read_xlsx(document: Document) -> Content:
    """A grid per visible sheet that holds text."""
    contents = archive.unpack(document.data, lambda name: name.endswith((".xml", ".rels")))
    _check_claims(contents)
    workbook = Workbook(
        contents=contents,
        styles=read_styles(contents),
        texts=shared(contents, _shared_part(contents)),
        from_1904=any(
            (mark.get("date1904") or "0") not in OFF for mark in tree(contents, WORKBOOK).iter("{*}workbookPr")
        ),
    )
    looks = [_look(workbook, part) for part in _sheets(contents)]
    # calamine gets what has been measured and nothing else, whatever else the container holds
    measured = archive.pack(contents)
    return Content(media="xlsx", blocks=tuple(sheet_grids(measured, looks, partial(computed, document.data))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """What the sheets of a workbook share."""

    contents: Mapping[str, bytes]
    styles: Sequence[Style]
    texts: Mapping[int, RichText]
    from_1904: bool

    def style(self, cell: Element) -> Style:
        """The style of a cell."""
        number = whole(cell.get("s"), 0)
        return self.styles[number] if number < len(self.styles) else PLAIN


def _shared_part(contents: Mapping[str, bytes]) -> str:
    meant = relations(contents, WORKBOOK).values()
    return next((part for kind, part in meant if kind == "sharedStrings"), "xl/sharedStrings.xml")


def _check_claims(contents: Mapping[str, bytes]) -> None:
    """Refuse a workbook that claims more strings than it has bytes: calamine reserves memory for what is claimed."""
    for name, content in contents.items():
        if any(len(claim[1]) > 12 or int(claim[1]) > len(content) for claim in CLAIM.finditer(content)):
            raise DamagedDocument(f"its part {name} claims more strings than it has bytes; open it and save it anew")


def _sheets(contents: Mapping[str, bytes]) -> Iterator[str]:
    """The parts of the workbook's sheets, in its order; none for a sheet that is not there."""
    meant = relations(contents, WORKBOOK)
    seen: set[str] = set()
    for sheet in tree(contents, WORKBOOK).iter("{*}sheet"):
        _, part = meant.get(attribute(sheet, "id") or "", ("", ""))
        if part and part in seen:
            raise DamagedDocument(f"two of its sheets are the same part {part}; open it and save it anew")
        seen.add(part)
        yield part


def _look(workbook: Workbook, part: str) -> Look:
    """What the sheet's XML says beside the values."""
    rows = cols = 0
    formats: dict[CellIndex, str] = {}
    typed: dict[CellIndex, str] = {}
    unprinted: dict[CellIndex, AsideKind] = {}
    formulas: dict[CellIndex, str] = {}
    asides: dict[CellIndex, tuple[Aside, ...]] = dict(_comments(workbook.contents, part))
    hidden: set[int] = set()
    for (row, col), cell, is_hidden in _cells(workbook.contents, part):
        held = {local(child): child for child in cell}
        if not held.keys() & {"v", "is", "f"}:
            continue
        rows, cols = max(rows, row + 1), max(cols, col + 1)
        style = workbook.style(cell)
        if style.format != GENERAL:
            formats[row, col] = style.format
        if style.unprinted is not None:
            unprinted[row, col] = style.unprinted
        if is_hidden:
            hidden.add(row)
        if (rich := _rich(workbook, cell, held)) is not None:
            typed[row, col] = rich.text
            asides[row, col] = (*asides.get((row, col), ()), *rich.asides)
        formula = held["f"].text or "" if "f" in held else ""
        if CONSTANT.fullmatch(formula) and cell.get("t", "n") == "n":
            typed[row, col] = "=" + formula
        elif "f" in held and not _is_stored(cell, held):
            formulas[row, col] = formula
    shown = _shown(workbook.contents, part)
    return Look(
        rows=rows,
        cols=cols,
        formats=formats,
        typed=typed,
        hidden_rows=frozenset(hidden),
        hidden_cols=shown.hidden_cols,
        unprinted=unprinted,
        asides=asides,
        formulas=formulas,
        shows_zeros=shown.zeros,
        from_1904=workbook.from_1904,
    )


def _is_stored(cell: Element, held: Mapping[str, Element]) -> bool:
    """Whether a formula's value stands in its cell; an empty text is one."""
    return "v" in held and (bool(held["v"].text) or cell.get("t") == "str")


def _rich(workbook: Workbook, cell: Element, held: Mapping[str, Element]) -> RichText | None:
    """The text of a cell whose parts are printed differently."""
    if cell.get("t") == "s" and "v" in held:
        return workbook.texts.get(whole(held["v"].text, -1))
    return rich_text(held["is"]) if "is" in held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a sheet shows."""

    hidden_cols: frozenset[int]
    zeros: bool


def _shown(contents: Mapping[str, bytes], part: str) -> Shown:
    cols: set[int] = set()
    for col in elements(contents, part, "col"):
        first, last = whole(col.get("min"), 1), whole(col.get("max"), 1)
        if (col.get("hidden") or "0") not in OFF or NO_SIZE.fullmatch(col.get("width") or ""):
            cols.update(range(first - 1, min(last, MOST_COLS)))
    views = [view.get("showZeros") for view in elements(contents, part, "sheetView")]
    return Shown(hidden_cols=frozenset(cols), zeros=not any(shows in OFF for shows in views))


def _comments(contents: Mapping[str, bytes], part: str) -> Iterator[tuple[CellIndex, tuple[Aside, ...]]]:
    """The comments on the cells of a sheet."""
    for kind, comments in relations(contents, part).values():
        if kind != "comments" or comments not in contents:
            continue
        for comment in elements(contents, comments, "comment"):
            reference = REFERENCE.fullmatch(comment.get("ref", ""))
            if reference is not None:
                said = "".join(text.text or "" for text in comment.iter("{*}t"))
                yield (int(reference[2]) - 1, _column(reference[1])), tuple(aside("comment", said))


def _cells(contents: Mapping[str, bytes], part: str) -> Iterator[tuple[CellIndex, Element, bool]]:
    """The cells of a sheet, their places, and whether their rows are hidden.

    A cell that does not name its place stands right of the one before.
    """
    number = -1
    for row in elements(contents, part, "row"):
        number = whole(row.get("r"), number + 2) - 1
        hidden = (row.get("hidden") or "0") not in OFF or NO_SIZE.fullmatch(row.get("ht") or "") is not None
        col = -1
        for cell in row:
            reference = REFERENCE.fullmatch(cell.get("r", ""))
            col = _column(reference[1]) if reference else col + 1
            yield (number, col), cell, hidden


def _column(letters: str) -> int:
    """The column that A, B … XFD stand for, from 0."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
