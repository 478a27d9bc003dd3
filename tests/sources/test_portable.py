"""Forms in rtf, odt, ods, mht and ofd hold what the same forms hold in Word, on the web and in print."""

import re

import pytest

from benchmarks.render.formats import FORMATS
from benchmarks.render.layout import style_of
from extractors.sources import read
from schemas.grid import Block, Content, Grid
from tests.render.copying import SEED, copies
from tests.sources.building import document

PLACES = range(6)
BLANKS = re.compile(" +")


def content(place: int, name: str) -> Content:
    copy = copies(6)[place]
    return read(document(FORMATS[name].write((copy.sheet,), style_of(copy.truth, SEED)), f"表.{name}"))


def cells(blocks: tuple[Block, ...]) -> list[list[tuple[object, ...]]]:
    """Each grid's cells with their places and spans; a line is its text. A browser prints blanks in a row as one."""
    return [
        [(cell.row, cell.col, cell.row_span, cell.col_span, BLANKS.sub(" ", cell.text)) for cell in block.cells]
        if isinstance(block, Grid)
        else [(BLANKS.sub(" ", block.text),)]
        for block in blocks
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["rtf", "odt", "mht"])
def test_a_form_is_the_same_as_on_the_web(name: str, place: int) -> None:
    found = content(place, name)
    assert (found.media, cells(found.blocks)) == (name, cells(content(place, "html").blocks))


@pytest.mark.parametrize("place", PLACES)
def test_a_form_is_the_same_in_both_workbooks(place: int) -> None:
    found, other = content(place, "ods"), content(place, "xlsx")
    assert [[cell.text for cell in row] for row in grid(found).by_row()] == [
        [cell.text for cell in row] for row in grid(other).by_row()
    ]


def grid(found: Content) -> Grid:
    (block,) = found.blocks
    assert isinstance(block, Grid)
    return block
