"""How alike two characters look and sound, from the facts of `glyphs.csv`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from mappings.loading import FOLDER
from schemas.errors import BadMapping

COLUMNS = ("character", "sounds", "corners", "cangjie", "alike")
ALIKE = re.compile(r"(\D)(\d+)")
INITIALS = {"zh": "z", "ch": "c", "sh": "s", "l": "n"}
"""Initials that many speakers, and the input methods made for them, do not tell apart."""
FINALS = {"ang": "an", "eng": "en", "ing": "in", "uang": "uan", "iang": "ian"}
"""Finals likewise."""
NEAR_SOUND = 0.8
"""Likeness of syllables that differ by nothing else."""
DRAWN = 0.70, 0.30
"""Correlation of two drawings that tells nothing, and the way from there to the same drawing."""
BUILT = 0.35, 0.60
"""The same for what two characters share of their codes."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is known of one character."""

    sounds: tuple[str, ...]
    """Readings without tones, the usual one first."""
    corners: str
    """Four-corner code, the fifth digit behind a point where there is one; empty where unknown."""
    cangjie: str
    """Cangjie code: the components in writing order."""
    alike: str
    """Characters drawn alike, each with the correlation of the drawings in percent: 末97土85."""


@cache
def glyphs() -> dict[str, Glyph]:
    """Character → its facts."""
    head, *body = (FOLDER / "matching" / "glyphs.csv").read_text("utf-8").splitlines()
    if tuple(head.split(",")) != COLUMNS:
        raise BadMapping(f"mappings/matching/glyphs.csv: the columns are not {','.join(COLUMNS)}; make the file anew")
    rows = (line.split(",") for line in body)
    return {
        character: Glyph(tuple(sounds.split()), corners, cangjie, alike)
        for character, sounds, corners, cangjie, alike in rows
    }


@lru_cache(maxsize=65536)
def looks(one: str, other: str) -> float:
    """How alike two characters look: 0 for chance, 1 for the same, about 0.5 where a reader may err."""
    first, second = glyphs().get(one), glyphs().get(other)
    if first is None or second is None:
        return 0.0
    return max(0.0, drawn(first, other), drawn(second, one), built(first, second))


def drawn(glyph: Glyph, other: str) -> float:
    """Likeness of the drawings."""
    nothing, way = DRAWN
    percent = next((int(number) for sign, number in ALIKE.findall(glyph.alike) if sign == other), 0)
    return (percent / 100 - nothing) / way


def built(first: Glyph, second: Glyph) -> float:
    """Likeness of the components and, where both are known, of the corners."""
    nothing, way = BUILT
    likeness = LCSseq.normalized_similarity(first.cangjie, second.cangjie)
    if first.corners and second.corners:
        corners = sum(a == b for a, b in zip(first.corners[:4], second.corners[:4], strict=True)) / 4
        likeness = 0.6 * likeness + 0.4 * corners
    return (likeness - nothing) / way


@lru_cache(maxsize=65536)
def rhymes(one: str, other: str) -> float:
    """How alike two characters sound, tones aside: 1 for the same syllable, less where only a dialect merges them."""
    first, second = glyphs().get(one), glyphs().get(other)
    if first is None or second is None:
        return 0.0
    if not set(first.sounds).isdisjoint(second.sounds):
        return 1.0
    merged = {merge(sound) for sound in first.sounds}
    return 0.0 if merged.isdisjoint(map(merge, second.sounds)) else NEAR_SOUND


@lru_cache(maxsize=2048)
def merge(syllable: str) -> str:
    """The syllable with what dialects merge made one: sheng → sen."""
    found = re.fullmatch(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)", syllable)
    initial, final = (found[1], found[2]) if found else ("", syllable)
    return INITIALS.get(initial, initial) + FINALS.get(final, final)
