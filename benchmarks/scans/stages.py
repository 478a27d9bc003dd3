"""Where the time of our own reader goes, and what reading less would save."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from types import ModuleType
from typing import ParamSpec, TypeVar

from benchmarks.scans.clock import Clock
from extractors.grids import documents
from extractors.ocr.paddle import HEIGHT, padded
from extractors.ocr.port import Area, Ocr, Reading
from extractors.scans import recognition
from extractors.scans.reread import folded
from schemas.picture import Pixels

P = ParamSpec("P")
R = TypeVar("R")

TIMED: Sequence[tuple[ModuleType, str, str]] = (
    (recognition, "deskew", "deskew"),
    (recognition, "find_rulings", "rulings"),
    (recognition, "text_areas", "cut lines"),
    (recognition, "missed_areas", "missed ink"),
    (recognition, "reread", "second look"),
    (documents, "page_tables", "tables"),
)
"""Functions, where they are called from, and the stage that each of them is."""
FIRST = "read"
"""The stage in which every line is read once."""


@dataclass(slots=True)
class Saving:
    """Lines read in the first look, by their width as the network takes them: that is what they cost."""

    lines: int = 0
    again: int = 0
    """Lines that were looked at again."""
    cost: int = 0
    page: int = 0
    """Of `cost`, lines whose text stood on the same page before."""
    bare: float = 0.0
    """Of `cost`, what the lines themselves take; the rest is padding."""
    short: int = 0
    """Of `cost`, lines of one or two characters."""
    texts: Counter[str] = field(default_factory=Counter)

    def add(self, pictures: Sequence[Pixels], readings: Sequence[Reading]) -> None:
        """The lines of a page."""
        seen: set[str] = set()
        for picture, reading in zip(pictures, readings, strict=True):
            text, width = folded(reading.text), padded(picture)
            self.lines += 1
            self.cost += width
            self.bare += min(width, picture.shape[1] * HEIGHT / picture.shape[0])
            self.page += width if text in seen else 0
            self.short += width if len(text) <= 2 else 0
            seen.add(text)

    def told(self) -> Iterator[str]:
        """What could be saved, as lines to print."""
        cost = max(1, self.cost)
        yield f"of the first reading's cost ({self.lines} lines by their width):"
        yield f"  {self.page / cost:.0%} is lines whose text stood on the same page before"
        yield f"  {self.short / cost:.0%} is lines of one or two characters"
        yield f"  {1 - self.bare / cost:.0%} is padding to the next width"
        yield f"  {self.again / max(1, self.lines):.0%} as many lines are read again by a second look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """An engine whose work is timed."""

    ocr: Ocr
    clock: Clock
    saving: Saving
    role: str = ""
    """Put before the names of its stages."""

    @property
    def name(self) -> str:
        """That of the engine."""
        return self.ocr.name

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """As the engine does."""
        with self.clock(f"{self.role}find"):
            return self.ocr.find(page, longest)

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """As the engine does."""
        outermost = not self.clock.within
        if self.clock.within == ["second look"]:
            self.saving.again += len(lines)
        with self.clock(f"{self.role}{FIRST}"):
            found = self.ocr.read(lines)
        if outermost:
            self.saving.add(lines, found)
        return found


def timed(function: Callable[P, R], stage: str, clock: Clock) -> Callable[P, R]:
    """The function, its time told to the clock."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with clock(stage):
            return function(*args, **kwargs)

    return run


def watch(clock: Clock) -> None:
    """Have the clock told of every stage from now on. Raises AttributeError for a function that is gone."""
    for module, name, stage in TIMED:
        setattr(module, name, timed(getattr(module, name), stage, clock))
