"""What every engine that reads text from pictures does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from schemas.page import Candidate
from schemas.picture import Pixels


class Area(NamedTuple):
    """An upright rectangle of a picture, in pixels from its top left."""

    x0: int
    y0: int
    x1: int
    y1: int

    def of(self, picture: Pixels) -> Pixels:
        """The part of a picture that it covers."""
        return picture[self.y0 : self.y1, self.x0 : self.x1]


def clamped(x0: float, y0: float, x1: float, y1: float, picture: Pixels) -> Area:
    """The area of these sides, to the nearest pixel, as far as it lies in a picture."""
    height, width = picture.shape[:2]
    return Area(max(0, round(x0)), max(0, round(y0)), min(width, round(x1)), min(height, round(y1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text of one line; the three run in parallel, one entry for each character."""

    text: str
    confidences: tuple[float, ...]
    """0..1, as the engine tells them."""
    centres: tuple[float, ...]
    """Where each character stands, as a fraction of the picture's width."""
    others: Mapping[int, tuple[Candidate, ...]] = field(default_factory=dict, hash=False)
    """Place of a character in the text → what else it may be, likeliest first; empty where the engine is sure, or does
    not tell."""

    @property
    def confidence(self) -> float:
        """That of its least sure character; 0 where nothing was read."""
        return min(self.confidences, default=0.0)


class Ocr(Protocol):
    """An engine. Nothing that a call passes is kept for the next one."""

    @property
    def name(self) -> str:
        """Engine, model and version, as `filings.engine` tells them."""

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """The lines of text on an upright grey page, which is made no longer than `longest` pixels for it."""

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """The text of pictures of one line each, grey and upright, in their order; none is left out."""
