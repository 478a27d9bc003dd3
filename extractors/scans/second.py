"""A second look at figures: where the first was not sure, the ink is read again in other ways."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np

from extractors.ocr.port import Area, Ocr, Reading
from schemas.picture import Pixels, Sheet

SURE = 0.97
"""Confidence of every character from which one look is enough. Of figures read with less, one in ten is wrong."""
FIGURE = re.compile(r"[0-9０-９]")
MARK = re.compile(r"[≥≤>＜<＞=＝%％‰.,，．±~～-]")
LONGEST = 16
"""Characters of a line that may be one value with its comparator and unit; longer ones are prose."""
WELL_FORMED = re.compile(r"[≥≤><=±]?-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%‰]?(?![\d%.,])\D*", re.ASCII)
"""How a value is printed: what is not printed so is looked at again however sure the engine is."""
ZERO_FIRST = re.compile(r"[≥≤><=±]?0\d")
"""No figure begins so, but phone numbers do, and figures whose point was lost."""
LARGER = 1.5
"""Times: another size lets the network see the line with other eyes."""
LOOSER = 0.25
"""Of a line's height: more paper around it than the first look had."""

Show: TypeAlias = Callable[[Sheet, Area], Pixels]
"""The grey picture of a line for one way to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """All that was read of one line."""

    first: Reading
    others: Mapping[str, Reading] = field(default_factory=dict)
    """By what read it."""

    @property
    def chosen(self) -> Reading:
        """The reading that the looks support most; the first one where they support several alike."""
        support: dict[str, float] = {}
        for reading in (self.first, *self.others.values()):
            support[folded(reading.text)] = support.get(folded(reading.text), 0.0) + reading.confidence
        best = max(support.values())
        return next(reading for reading in (self.first, *self.others.values()) if support[folded(reading.text)] == best)

    @property
    def against(self) -> tuple[str, Reading] | None:
        """The surest look that read something else than what was chosen, and what looked so; None where all agree."""
        chosen = folded(self.chosen.text)
        looks = (("first look", self.first), *self.others.items())
        other = [(by, reading) for by, reading in looks if folded(reading.text) != chosen and reading.text.strip()]
        return max(other, key=lambda look: look[1].confidence) if other else None


def look_again(
    sheet: Sheet, areas: Sequence[Area], readings: Sequence[Reading], ocr: Ocr, witness: Ocr | None
) -> list[Looks]:
    """The looks at each line; those that need no second one have the first alone."""
    again = [at for at, reading in enumerate(readings) if is_doubtful(reading)]
    others: dict[int, dict[str, Reading]] = {at: {} for at in again}
    for by, engine, show in _ways(ocr, witness):
        shown = [show(sheet, areas[at]) for at in again]
        for at, reading in zip(again, engine.read(shown) if shown else (), strict=True):
            others[at][by] = reading
    return [Looks(first=reading, others=others.get(at, {})) for at, reading in enumerate(readings)]


def _ways(ocr: Ocr, witness: Ocr | None) -> Iterator[tuple[str, Ocr, Show]]:
    yield "larger", ocr, larger
    yield "red kept", ocr, red_kept
    if witness is not None:
        yield witness.name, witness, larger


def is_doubtful(reading: Reading) -> bool:
    """Whether a line is a value, and not read as sure or as well formed as values are."""
    text = folded(reading.text)
    if not FIGURE.search(text) or len(text) > LONGEST:
        return False
    decisive = [
        sure
        for char, sure in zip(reading.text, reading.confidences, strict=True)
        if FIGURE.match(char) or MARK.match(char)
    ]
    return min(decisive) < SURE or WELL_FORMED.fullmatch(text) is None or ZERO_FIRST.match(text) is not None


def folded(text: str) -> str:
    """The text without what may differ between two looks: blanks, and whether marks are full or half as wide."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def larger(sheet: Sheet, area: Area) -> Pixels:
    """The line with more paper around it, and larger."""
    crop = _crop(sheet.grey, area)
    size = (round(crop.shape[1] * LARGER), round(crop.shape[0] * LARGER))
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def red_kept(sheet: Sheet, area: Area) -> Pixels:
    """The line with what is red on it, such as a seal that taking the red away may have torn it with."""
    return np.asarray(cv2.cvtColor(_crop(sheet.colour, area), cv2.COLOR_BGR2GRAY), np.uint8)


def _crop(pixels: Pixels, area: Area) -> Pixels:
    more = round(LOOSER * (area.y1 - area.y0))
    height, width = pixels.shape[:2]
    return pixels[
        max(0, area.y0 - more) : min(height, area.y1 + more), max(0, area.x0 - more) : min(width, area.x1 + more)
    ]
