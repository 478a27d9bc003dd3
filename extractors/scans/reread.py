"""A second look at figures: where the first was not sure, the ink is read again in other ways."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import cv2
import numpy as np

from extractors.ocr.port import Area, Ocr, Reading, clamped
from extractors.scans.passed_over import passed_over
from extractors.scans.permille import by_rings, with_permille
from extractors.scans.signs import SIGNS, TWO, bears_out, by_strokes, is_lone_letter, opposed
from schemas.page import UNKNOWN
from schemas.picture import Pixels, Sheet

SURE = 0.97
"""Confidence of every character from which one look is enough."""
FIGURE = re.compile(r"[0-9０-９]")
MARK = re.compile(r"[≥≤>＜<＞=＝%％‰°.,，．±~～△▲?-]")
LONGEST = 16
"""Characters of a line that may be one value with its comparator and unit; longer ones are prose."""
WELL_FORMED = re.compile(r"[≥≤><=±]?-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?[%‰]?(?![\d%.,°])\D*", re.ASCII)
"""How a value is printed: what is not printed so is looked at again however sure the engine is."""
ZERO_FIRST = re.compile(r"[≥≤><=±]?0\d")
"""No figure begins so, but phone numbers do, and figures whose point was lost."""
VALUE = 0.5
"""Of a line's characters: figures and their signs make up more of a value, and less of prose."""
TRUSTED = 0.5
"""Confidence of a look from which its contradiction counts."""
STROKES = "strokes"
"""The look that counts a comparator's strokes."""
LARGER = 1.5
"""Times: another size lets the network see the line with other eyes."""
SOFT = 0.006
"""Inches of blur: half of a thin stroke."""
INTRICATE = 2.0
"""Times what a look counts that sees a per cent sign: bad print turns one into an 8, a 9 or 00, and never back."""
BARE = re.compile(r"[≥≤><=]\d{3,}", re.ASCII)
"""A target of so many figures has a unit, mostly: the last figure may be a per cent sign."""
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
        looks = (self.first, *(look for look in self.others.values() if UNKNOWN not in look.text))
        for reading in looks:
            # squared: one sure look is worth more than two that waver
            weight = INTRICATE if "%" in reading.text or "‰" in reading.text else 1.0
            support[folded(reading.text)] = support.get(folded(reading.text), 0.0) + weight * reading.confidence**2
        best = max(support.values())
        return next(reading for reading in looks if support[folded(reading.text)] == best)

    @property
    def against(self) -> Sequence[tuple[str, Reading]]:
        """The looks that read another figure than what was chosen, the surest first, and what looked so."""
        text = self.chosen.text
        if is_lone_letter(self.first.text) and text[:1] in SIGNS and not bears_out(self.first, text[:1]):
            return (("first look", self.first),)
        looks = (("first look", self.first), *self.others.items())
        other = [
            (by, reading)
            for by, reading in looks
            if reading.confidence >= TRUSTED
            and decisive(reading.text) not in {decisive(text), ""}
            # strokes tell = from 二, and no figure differs
            and (text[:1] != "=" or reading.text != TWO + text[1:])
        ]
        return sorted(other, key=lambda look: look[1].confidence, reverse=True)


def reread(
    sheet: Sheet, areas: Sequence[Area], readings: Sequence[Reading], ocr: Ocr, second_engine: Ocr | None
) -> list[Looks]:
    """The looks at each line; those that need no second one have the first alone."""
    others: dict[int, dict[str, Reading]] = {}
    again = []
    readings = [with_permille(area.of(sheet.grey), reading) for area, reading in zip(areas, readings, strict=True)]
    for at, (area, reading) in enumerate(zip(areas, readings, strict=True)):
        line = area.of(sheet.grey)
        signed = by_strokes(line, reading) or by_rings(line, reading)
        if signed is None and is_value(reading):
            signed = passed_over(line, reading)
        if signed is not None:
            others[at] = {STROKES: signed}
        if is_doubtful(reading) or (signed is not None and signed.text != reading.text):
            again.append(at)
    for by, engine, show in _ways(ocr, second_engine):
        if engine is second_engine:
            again = [at for at in again if contradicted(readings[at], others.get(at, {}))]
        shown = [show(sheet, areas[at]) for at in again]
        for at, line, look in zip(again, shown, engine.read(shown) if shown else (), strict=True):
            reading = with_permille(line, look)
            known = others.get(at, {}).get(STROKES, readings[at] if engine is second_engine else None)
            if known is not None and opposed(known.text, readings[at].text):
                known = None
            others.setdefault(at, {})[by] = reading if known is None else with_sign_of(known, reading)
    return [Looks(first=reading, others=others.get(at, {})) for at, reading in enumerate(readings)]


def contradicted(first: Reading, others: Mapping[str, Reading]) -> bool:
    """Whether another look of the engine itself differs: a second engine alone is mostly wrong where it contradicts."""
    return any(decisive(reading.text) != decisive(first.text) for reading in others.values())


def with_sign_of(known: Reading, reading: Reading) -> Reading:
    """A reading with the comparator of another one: told by its strokes, or one a second engine does not know."""
    if not known.text or known.text[0] not in SIGNS or not reading.text:
        return reading
    body = known.text[1:]
    # engines that do not know the sign read it as anything, or pass it over
    start = 1 if reading.text[0] in SIGNS or folded(reading.text[1:]) == folded(body) else 0
    return Reading(
        text=known.text[0] + reading.text[start:],
        confidences=(known.confidences[0], *reading.confidences[start:]),
        centres=(known.centres[0], *reading.centres[start:]),
        others={at + 1 - start: candidates for at, candidates in reading.others.items() if at >= start},
    )


def _ways(ocr: Ocr, second_engine: Ocr | None) -> Iterator[tuple[str, Ocr, Show]]:
    yield "larger", ocr, larger
    yield "red kept", ocr, red_kept
    yield "softer", ocr, softer
    if second_engine is not None:
        yield second_engine.name, second_engine, as_it_is


def is_doubtful(reading: Reading) -> bool:
    """Whether a line is a value, and not read as sure or as well formed as values are."""
    text = folded(reading.text)
    if not FIGURE.search(text) or len(text) > LONGEST:
        return False
    sure = [
        confidence
        for char, confidence in zip(reading.text, reading.confidences, strict=True)
        if FIGURE.match(char) or MARK.match(char)
    ]
    if min(sure) < SURE:
        return True
    strange = WELL_FORMED.fullmatch(text) is None or ZERO_FIRST.match(text) is not None
    return is_value(reading) and (strange or BARE.fullmatch(text) is not None)


def is_value(reading: Reading) -> bool:
    """Whether a line is short, and mostly of figures and their signs."""
    text = folded(reading.text)
    return 0 < len(text) <= LONGEST and len(decisive(text)) >= VALUE * len(text)


def decisive(text: str) -> str:
    """What of a text is a figure, or says how a figure is meant."""
    return "".join(char for char in folded(text) if FIGURE.match(char) or MARK.match(char))


def folded(text: str) -> str:
    """The text without what may differ between two looks: blanks, and whether marks are full or half as wide."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def as_it_is(sheet: Sheet, area: Area) -> Pixels:
    """The line as it was looked at first."""
    return area.of(sheet.grey)


def larger(sheet: Sheet, area: Area) -> Pixels:
    """The line with more paper around it, and larger."""
    crop = _crop(sheet.grey, area)
    size = (round(crop.shape[1] * LARGER), round(crop.shape[0] * LARGER))
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def softer(sheet: Sheet, area: Area) -> Pixels:
    """The line with its edges blurred, which joins what a bad copy tore."""
    return np.asarray(cv2.GaussianBlur(_crop(sheet.grey, area), (0, 0), SOFT * sheet.dpi), np.uint8)


def red_kept(sheet: Sheet, area: Area) -> Pixels:
    """The line with what is red on it, such as a seal that taking the red away may have torn it with."""
    x0, y0, x1, y1 = _looser(sheet.grey, area)
    return np.asarray(cv2.cvtColor(sheet.colours.part(slice(y0, y1), slice(x0, x1)), cv2.COLOR_BGR2GRAY), np.uint8)


def _crop(pixels: Pixels, area: Area) -> Pixels:
    return _looser(pixels, area).of(pixels)


def _looser(pixels: Pixels, area: Area) -> Area:
    more = round(LOOSER * (area.y1 - area.y0))
    return clamped(area.x0 - more, area.y0 - more, area.x1 + more, area.y1 + more, pixels)
