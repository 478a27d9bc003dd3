"""What could have made one character of another, and what it costs to believe it."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, permutations

import msgspec

from mappings.loading import load
from mappings.matching.glyphs import NEAR_SOUND, glyphs, looks, rhymes
from schemas.errors import BadMapping

SEEN = 0.40
"""Likeness from which on two characters are taken for each other by the eye."""
LISTED_COST = 0.20
"""For characters that are known to be confused."""
BOTH_COST = 0.15
"""For characters that both look and sound alike."""
SAME_SOUND_COST = 0.35
NEAR_SOUND_COST = 0.50
SEEN_COST = 0.50, 0.15
"""For a likeness of `SEEN`, and for a full one."""
NONE_COST = 1.0
"""For what nothing explains."""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters any two of which may stand for each other."""

    characters: str
    why: str


class OneWay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Characters that stand for another one, and it not for them."""

    meant: str
    read: str
    why: str


class Split(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A character and its halves."""

    character: str
    parts: str


class ConfusionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`matching/confusions.yaml`."""

    groups: tuple[Group, ...]
    readings: tuple[OneWay, ...]
    splits: tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why one character may stand for another."""

    cost: float
    """0 for the same, 1 for what nothing explains."""
    why: str
    """In words; empty where nothing explains it."""
    seen: bool = False
    """Whether the eye takes one for the other."""


@cache
def confusions() -> ConfusionFile:
    """The file, loaded once. Raises BadMapping for a group of one, or a split into one part."""
    file = load("matching/confusions.yaml", ConfusionFile)
    for group in file.groups:
        if len(set(group.characters)) < 2 or len(set(group.characters)) < len(group.characters):
            raise BadMapping(f"mappings/matching/confusions.yaml: {group.characters}: list two or more, each once")
    for split in file.splits:
        if len(split.parts) < 2:
            raise BadMapping(f"mappings/matching/confusions.yaml: {split.character}: list two or more parts")
    return file


@cache
def listed() -> frozenset[tuple[str, str]]:
    """Every printed character with one that it may stand for."""
    groups = (permutations(group.characters, 2) for group in confusions().groups)
    readings = ((sign, entry.meant) for entry in confusions().readings for sign in entry.read)
    return frozenset(chain(*groups, readings))


@lru_cache(maxsize=65536)
def substitution(printed: str, meant: str) -> Evidence:
    """The evidence that `printed` stands where `meant` should."""
    if (printed, meant) in listed():
        return Evidence(LISTED_COST, f"“{printed}”与“{meant}”易混", seen=True)
    sight, sound = looks(printed, meant), rhymes(printed, meant)
    if sight >= SEEN and sound >= NEAR_SOUND:
        return Evidence(BOTH_COST, f"“{printed}”与“{meant}”形近音近（{syllable(meant)}）", seen=True)
    if sound == 1.0:
        return Evidence(SAME_SOUND_COST, f"“{printed}”与“{meant}”同音（{syllable(meant)}）")
    if sight >= SEEN:
        most, least = SEEN_COST
        cost = most - (most - least) * (min(sight, 1.0) - SEEN) / (1.0 - SEEN)
        return Evidence(round(cost, 3), f"“{printed}”与“{meant}”形近", seen=True)
    if sound >= NEAR_SOUND:
        return Evidence(NEAR_SOUND_COST, f"“{printed}”与“{meant}”音近（{syllable(printed)}、{syllable(meant)}）")
    return Evidence(NONE_COST, "")


def syllable(character: str) -> str:
    """The usual reading of a character that has one."""
    return glyphs()[character].sounds[0]


@lru_cache(maxsize=65536)
def corrected_splits(text: str) -> tuple[tuple[str, int, Split], ...]:
    """The text with two halves read as one character, each way in which that may be; where, and which."""
    return tuple(
        (text[:at] + split.character + text[at + len(split.parts) :], at, split)
        for split in confusions().splits
        if (at := text.find(split.parts)) >= 0
    )
