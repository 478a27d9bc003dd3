"""How one filing looks on paper: what a text dump does not show."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal, TypeAlias

Face: TypeAlias = Literal["song", "hei", "mono"]
"""Serif, sans serif, and sans serif with Latin half as wide as Chinese."""
Frame: TypeAlias = Literal["thin", "thick", "double"]
Rulings: TypeAlias = Literal["all", "across", "upper", "none"]
"""Which rulings of a table are drawn: all, the horizontal ones, those of its upper half on each page, or none."""

MM = 72 / 25.4
"""Points."""
A4 = (210 * MM, 297 * MM)
A3 = (297 * MM, 420 * MM)
"""Points, upright (ISO 216)."""
GUTTER = 0.5
"""Of the text's size: the least padding of cells that no ruling parts, or nobody could tell them apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One typist's page; lengths in points."""

    face: Face
    size: float
    """Of the table's text; 五号 and 小四 are 10.5 and 12."""
    title_size: float
    paper: tuple[float, float]
    """Width and height."""
    margin: float
    """Left and right of the table."""
    top: float
    """Above and below what is printed on a page."""
    leading: float
    """Distance of two lines, in sizes of the text."""
    padding: float
    """Between a cell's ruling and its text, on each side."""
    stroke: float
    """Width of the inner rulings."""
    frame: Frame
    unequal: float
    """How far a column's width strays from what its text needs, as a share of it."""
    centred: bool
    """Short text stands in the middle of its cell's width; prose never does."""
    high: bool
    """Text begins at the top of its cell; otherwise it stands half-way down."""
    split: bool
    """A row that the page has no room for is cut; otherwise it moves to the next page, as far as it fits on one."""
    closed: bool
    """Each page's part of the table ends with a ruling; otherwise what continues stays open."""
    late: bool
    """The text of a cell over several pages stands on its largest piece; otherwise on the first that holds it."""
    fitted: bool
    """A form a little longer than a page is printed smaller, so as to stand on one."""
    foot: Literal["", "- {n} -", "第 {n} 页，共 {all} 页"]
    """Number of the page."""
    rulings: Rulings = "all"


def ruled(look: Look, rulings: Rulings) -> Look:
    """The look with these rulings only; what they no longer part stands further apart."""
    if rulings == "all":
        return look
    return replace(look, rulings=rulings, padding=max(look.padding, GUTTER * look.size))


def invent_look(rng: Random) -> Look:
    """One typist's page."""
    size = rng.choice((9.0, 9.0, 10.5, 10.5, 10.5, 12.0))
    paper = rng.choice((A4, A4, A4, A4[::-1], A3[::-1]))
    return Look(
        face=rng.choice(("song", "song", "hei", "mono")),
        size=size,
        title_size=size + rng.choice((4, 6, 8)),
        paper=(paper[0], paper[1]),
        margin=rng.uniform(40, 72),
        top=rng.uniform(45, 72),
        leading=rng.uniform(1.25, 1.55),
        padding=rng.uniform(2.0, 4.5),
        stroke=rng.choice((0.5, 0.5, 0.75, 1.0)),
        frame=rng.choice(("thin", "thin", "thick", "double")),
        unequal=rng.uniform(0, 0.25),
        centred=rng.random() < 0.75,
        high=rng.random() < 0.15,
        split=rng.random() < 0.5,
        closed=rng.random() < 0.5,
        late=rng.random() < 0.3,
        foot=rng.choice(("", "- {n} -", "第 {n} 页，共 {all} 页")),
        fitted=rng.random() < 0.3,
    )
