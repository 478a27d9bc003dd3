"""One page of a paged source as it is printed: its characters and the lines ruled on it."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.aside import AsideKind
from schemas.box import Box

QUARTER_TURNS = 4
"""Quarter turns of a whole turn."""


class Candidate(NamedTuple):
    """What else than what was read a recognised character may be."""

    text: str
    chance: float
    """0..1, as the engine tells it; that of what was read and those of all candidates make 1 at most."""


class Char(NamedTuple):
    """One printed character; a page has thousands, which is why this is a tuple.

    Its box is as wide as its advance and as high as its font, in PDF points from the top left of the page as shown;
    a font that does not tell its height gives the box of the ink.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    turns: int = 0
    """Quarter turns clockwise from upright."""
    confidence: float | None = None
    """0..1 that it is read right; None for text that no OCR read."""
    others: tuple[Candidate, ...] = ()
    """Likeliest first."""


UNKNOWN = "?"
"""Stands in a second reading for ink that the first one passed over, and no one read."""
PICTURE = "picture"
"""What read a line the second time that a text layer holds: the page as viewers show it."""


class SecondLook(NamedTuple):
    """A line that two looks at the same ink read differently."""

    box: Box
    first: str
    """What the page's text says."""
    second: str
    """What the other look read."""
    by: str
    """What read it the second time."""
    told: bool = True
    """Whether people are told, as of the surest look; the others of a line are evidence alone."""


class PrintedLine(NamedTuple):
    """Text that stands on one line, as the source has it."""

    text: str
    box: Box


class Clipped(NamedTuple):
    """A character that a clip hides, and the point next to it where the clip would show it.

    Of a merged cell that the end of a page cuts, each page shows its part of the text and hides the rest this way.
    """

    char: Char
    x: float
    y: float


class Apart(NamedTuple):
    """Printed text that may be no part of what stands around it."""

    text: str
    box: Box
    kind: AsideKind
    placed: bool = False
    """Whether it is among the page's characters all the same, since nothing else stands in its place."""


class Ruling(NamedTuple):
    """A horizontal or vertical stroke, in PDF points from the top left of the page as shown."""

    horizontal: bool
    at: float
    """Its y where it is horizontal, else its x."""
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is printed on one page, the page's own rotation applied."""

    number: int
    """From 1."""
    width: float
    """PDF points."""
    height: float
    """PDF points."""
    rotation: int
    """Degrees clockwise that the source asks viewers to turn the page by; applied already."""
    chars: tuple[Char, ...]
    """As the source stores them, which need not be the order of reading; blanks and what does not show are left out."""
    clipped: tuple[Clipped, ...] = ()
    """Characters that do not show because a clip cuts them off."""
    apart: tuple[Apart, ...] = ()
    printed: int | None = None
    """Characters that show, blanks left out, as counted at the door; None where the source holds none, as a scan."""
    unseen: int = 0
    """Characters of the source that do not show, blanks left out."""
    rulings: tuple[Ruling, ...]
    second_looks: tuple[SecondLook, ...] = ()
    unread: tuple[Box, ...] = ()
    """Ink of a scan that no text and no ruling explains."""

    @property
    def scanned(self) -> bool:
        """Whether an OCR engine read it."""
        return any(char.confidence is not None for char in self.chars)

    @property
    def box(self) -> Box:
        """The whole page."""
        return (0.0, 0.0, self.width, self.height)
