"""Units and comparators of recognised tables that are none as they were read, and are with a character like one read.

Both are closed lists, so that 7大 can be nothing but 7天. What is like one read `recognised.yaml` tells, and where it
does not, the recogniser's own candidates. Figures stay as they were read.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from extractors.grids.candidates import Others, likeliest, of_signs, spaced
from extractors.values import is_sign, is_unit
from extractors.values.comparators import comparator
from mappings.labels import indicator_column
from mappings.recognised import in_comparators, in_units
from schemas.grid import Cell, Grid, ReadTwice

VALUE = re.compile(r"(?P<op>\D{0,6}?)(?P<number>\d[\d,，.．]*)(?P<unit>[^\d]{0,6})")
"""A comparator, a number and a unit, of which the number alone must be there."""
SPECKS = re.compile(r"^[.·:：'`,，、。-]+|[.·:：'`,，、。-]+$")
"""What dirt around a sign is read as: no comparator and no unit begins or ends so."""
SIGNS = 2
"""Comparators of a column, the least, that tell of what the others are."""
BY = "识别原文"
"""What the reading that was given up is told as."""
LISTS: Mapping[str, tuple[Callable[[str], bool], Callable[[], Mapping[str, str]]]] = {
    "unit": (is_unit, in_units),
    "op": (lambda text: comparator(text) is not None, in_comparators),
}
"""Role of a column → whether a text is of its list, and what may have been read in place of it."""


def with_values_read(grid: Grid) -> tuple[Grid, tuple[ReadTwice, ...]]:
    """The grid with its values as they can but be meant, and each cell that was read otherwise."""
    columns = {(cell.col, cell.col_span): "unit" for cell in grid.cells if is_unit(cell.text)}
    columns |= dict.fromkeys(of_comparators(grid), "op")
    cells: list[Cell] = []
    looks: list[ReadTwice] = []
    for cell in grid.cells:
        if (head := indicator_column(cell.text)) in LISTS:
            columns[cell.col, cell.col_span] = head or ""
        role = columns.get((cell.col, cell.col_span))
        text = cell.text if cell.confidence is None else meant(cell.text, role, cell.others)
        if text != cell.text and cell.page is not None and cell.bbox is not None:
            looks.append(ReadTwice(page=cell.page, bbox=cell.bbox, first=text, second=cell.text, by=BY))
            same_places = len(text) == len(cell.text)
            cell = replace(cell, text=text, others=cell.others if same_places else {})  # noqa: PLW2901
        cells.append(cell)
    return (replace(grid, cells=tuple(cells)), tuple(looks)) if looks else (grid, ())


def of_comparators(grid: Grid) -> Iterator[tuple[int, int]]:
    """The columns and column spans of cells most of which are comparators, from the first one down."""
    texts: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for cell in grid.cells:
        own = texts[cell.col, cell.col_span]
        if cell.text and (own or is_sign(cell.text)):
            own.append(cell.text)
    for place, own in texts.items():
        signs = sum(map(is_sign, own))
        if signs >= SIGNS and 2 * signs > len(own):
            yield place


def meant(text: str, role: str | None, others: Others) -> str:
    """A text with its comparator and its unit as they are listed; `role` is that of its column, where that is known.

    Without a number only a column of units or comparators tells what the text is, by its head or by its other cells, or
    a comparator of several signs.
    """
    dense = "".join(text.split())
    if not dense:
        return text
    found = VALUE.fullmatch(dense)
    if found is not None:
        op = listed(found["op"], "op", of_signs(others, found["op"], 0))
        unit = listed(found["unit"], "unit", of_signs(others, found["unit"], found.start("unit")))
        return spaced(text, f"{op}{found['number']}{unit}")
    if role is None:
        return spaced(text, listed(dense, "op", {}) if len(dense) > 1 else dense)
    changed = listed(dense, role, of_signs(others, dense, 0))
    return without_specks(text, role, others) if changed == dense else spaced(text, changed)


def without_specks(text: str, role: str, others: Others) -> str:
    """A comparator or a unit without the dirt around it; the text itself where it is none without."""
    dense = "".join(text.split())
    clean = SPECKS.sub("", dense)
    sign = listed(clean, role, of_signs(others, clean, dense.find(clean)))
    return sign if clean != dense and sign and LISTS[role][0](sign) else text


def listed(text: str, role: str, others: Others) -> str:
    """The text itself where it is of its list, or no text of it is like it."""
    of_list, seen = LISTS[role]
    if not text or of_list(text):
        return text
    for read, printed in seen().items():
        if read in text and of_list(changed := text.replace(read, printed)):
            return changed
    return likeliest(text, others, of_list) or text
