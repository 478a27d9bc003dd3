"""Workbooks of OOXML (xlsx, xlsm)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import Element, attribute, elements, local, relations, tree, whole
from extractors.sources.excel.number_format import BUILTIN, GENERAL
from extractors.sources.excel.sheets import Look, Place, sheet_grids
from schemas.document import Document
from schemas.errors import DamagedDocument
from schemas.grid import Content

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
CLAIM = re.compile(rb"""uniqueCount\s*=\s*["']\s*(\d+)""")
CONSTANT = re.compile(r"[+-]?\d+(?:\.\d+)?%?")
"""A formula that computes nothing: the author typed it with its `=` as a text."""


def read_xlsx(document: Document) -> Content:
    """A grid per visible sheet that holds text."""
    contents = archive.unpack(document.data, lambda name: name.endswith((".xml", ".rels")))
    _check_claims(contents)
    formats = _formats(contents)
    looks = [_look(contents, part, formats) for part in _sheets(contents)]
    # calamine gets what has been measured and nothing else, whatever else the container holds
    return Content(media="xlsx", blocks=tuple(sheet_grids(archive.pack(contents), looks)))


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


def _formats(contents: Mapping[str, bytes]) -> Sequence[str]:
    """The number format of each cell style."""
    if STYLES not in contents:
        return ()
    styles = tree(contents, STYLES)
    own = {whole(form.get("numFmtId"), 0): form.get("formatCode", GENERAL) for form in styles.iter("{*}numFmt")}
    numbers = (whole(style.get("numFmtId"), 0) for cells in styles.iter("{*}cellXfs") for style in cells)
    return [own.get(number) or BUILTIN.get(number, GENERAL) for number in numbers]


def _look(contents: Mapping[str, bytes], part: str, formats: Sequence[str]) -> Look:
    """What the sheet's XML says beside the values."""
    rows = cols = 0
    looks: dict[Place, str] = {}
    typed: dict[Place, str] = {}
    for (row, col), cell in _cells(contents, part):
        held = {local(child): child.text or "" for child in cell}
        if not held.keys() & {"v", "is"}:
            continue
        rows, cols = max(rows, row + 1), max(cols, col + 1)
        if cell.get("t", "n") != "n":
            continue
        style = whole(cell.get("s"), 0)
        if style < len(formats) and formats[style] != GENERAL:
            looks[row, col] = formats[style]
        if CONSTANT.fullmatch(held.get("f", "")):
            typed[row, col] = "=" + held["f"]
    return Look(rows=rows, cols=cols, formats=looks, typed=typed)


def _cells(contents: Mapping[str, bytes], part: str) -> Iterator[tuple[Place, Element]]:
    """The cells of a sheet and their places; one that does not name its place stands right of the one before."""
    number = -1
    for row in elements(contents, part, "row"):
        number = whole(row.get("r"), number + 2) - 1
        col = -1
        for cell in row:
            reference = REFERENCE.fullmatch(cell.get("r", ""))
            col = _column(reference[1]) if reference else col + 1
            yield (number, col), cell


def _column(letters: str) -> int:
    """The column that A, B … XFD stand for, from 0."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
