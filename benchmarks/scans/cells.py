"""Cells of rendered scans whose truth is known: the same filing is printed with a text layer, page for page alike."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from benchmarks.render.drawing import drawn
from benchmarks.render.grades import GRADES, grade
from benchmarks.render.invent import filings
from benchmarks.render.layout import style_of
from benchmarks.render.leaf import Leaf
from benchmarks.render.pdf import pdf
from benchmarks.render.run import Order, printed
from benchmarks.render.seal import coloured
from benchmarks.render.typesetting import leaves
from benchmarks.scans.folding import fold
from extractors.grids.ruled.tables import page_tables
from extractors.ocr import calibration
from extractors.ocr.port import Ocr
from extractors.scans.recognition import recognise
from extractors.sources.pdf.document import open_pdf
from mappings.normal import unquoted
from schemas.box import Box
from schemas.grid import Cell
from schemas.page import Page
from schemas.picture import Picture, Pixels

COARSER = 0.75
"""Of its grade's resolution, every other page, which suffers its grade twice too: real scans are worse than rendered
ones, and where all is read right nothing is learned of doubt."""
PAGES = 3
"""Of each filing, at most."""
SAME = 0.8
"""Of two cells' area together, what they share at least where they are one; with a wall too many they share less."""
PLAIN = ((0.0, 0.0), (1.0, 1.0))
"""The table that changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A cell in which something is printed."""

    grade: str
    confidences: tuple[float, ...]
    """Of its characters, as the engine told them; empty where nothing was read."""
    read: str
    printed: str

    @property
    def right(self) -> bool:
        """Whether its text is what is printed, whatever form its signs have."""
        return alike(self.read) == alike(self.printed)


@dataclass(slots=True)
class Samples:
    """All cells, and what could not be compared."""

    cells: list[Sample]
    pages: int = 0
    unmatched: int = 0
    """Printed cells where none was found, or one of another size."""


def alike(text: str) -> str:
    """A text as far as it matters here."""
    return unquoted(fold(text))


def sampled(seed: int, count: int, ocr: Ocr, second_engine: Ocr | None, found: Samples) -> Iterator[None]:
    """Add the cells of some rendered filings, the grades taking turns, a page at a time. Raises FormatUnavailable."""
    names = [name for name in GRADES if name != "clean"]
    for index, truth in enumerate(filings(seed, count)):
        name = names[index % len(names)]
        copy, style = printed(truth, Order(count=count, seed=seed, formats=())), style_of(truth, seed)
        made = leaves(copy.sheet, style.look)[:PAGES]
        with open_pdf(pdf(made)) as told:
            for number, leaf in enumerate(made, start=1):
                rng = np.random.default_rng((style.grain, number))
                pixels, dpi = shown(leaf, name, rng, first=number == 1, badly=bool((index + number) % 2))
                page = raw(Picture(number=number, pixels=pixels, dpi=dpi), ocr, second_engine)
                with told.page(number) as true:
                    assert true is not None
                    compare(page, true.read(), name, found)
                found.pages += 1
                yield


def shown(leaf: Leaf, name: str, rng: Generator, *, first: bool, badly: bool) -> tuple[Pixels, float]:
    """A page in colour as its grade shows it, and its pixels per inch; a seal stands on the `first` page."""
    if not badly:
        return coloured(grade(drawn(leaf, GRADES[name].dpi), name, rng, first=first)), GRADES[name].dpi
    dpi = COARSER * GRADES[name].dpi
    once = grade(drawn(leaf, dpi), name, rng, dpi=dpi, first=first)
    grey = once if once.ndim == 2 else np.asarray(cv2.cvtColor(once, cv2.COLOR_BGR2GRAY), np.uint8)
    return coloured(grade(grey, name, rng, dpi=dpi, first=False)), dpi


def raw(picture: Picture, ocr: Ocr, second_engine: Ocr | None) -> Page:
    """A page with what the engine tells of its characters, and not what we make of it."""
    kept = calibration.POINTS
    calibration.POINTS = PLAIN
    try:
        return recognise(picture, ocr, second_engine)
    finally:
        calibration.POINTS = kept


def compare(page: Page, true: Page, grade: str, found: Samples) -> None:
    """Add the cells of a page, each beside the printed one that stands in its place."""
    ours, theirs = placed(page), placed(true)
    for there, meant in theirs:
        mine = max(ours, key=lambda cell: shared(cell[0], there), default=None)
        if mine is None or shared(mine[0], there) < SAME:
            found.unmatched += bool(meant.text)
        elif meant.text or mine[1].text:
            sure = tuple(confidences(page, mine[1]))
            found.cells.append(Sample(grade=grade, confidences=sure, read=mine[1].text, printed=meant.text))


def placed(page: Page) -> list[tuple[Box, Cell]]:
    """The cells of all tables of a page, and their places as shares of the tables' common box."""
    cells = [(cell.bbox, cell) for table in page_tables(page).tables for cell in table.grid.cells if cell.bbox]
    if not cells:
        return []
    left, top = min(box[0] for box, _ in cells), min(box[1] for box, _ in cells)
    wide, high = max(box[2] for box, _ in cells) - left, max(box[3] for box, _ in cells) - top
    return [
        (((x0 - left) / wide, (y0 - top) / high, (x1 - left) / wide, (y1 - top) / high), cell)
        for (x0, y0, x1, y1), cell in cells
    ]


def shared(one: Box, other: Box) -> float:
    """Of the area of two boxes together, what lies in both."""
    across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    both = max(0.0, across) * max(0.0, down)
    whole = (one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - both
    return both / whole if whole else 0.0


def confidences(page: Page, cell: Cell) -> Iterator[float]:
    """Of the characters in a cell."""
    assert cell.bbox is not None
    x0, y0, x1, y1 = cell.bbox
    for char in page.chars:
        if x0 <= (char.x0 + char.x1) / 2 < x1 and y0 <= (char.y0 + char.y1) / 2 < y1 and char.confidence is not None:
            yield char.confidence
