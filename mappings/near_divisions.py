"""The place of an office whose division is printed with one wrong character: 鄂洲市人民政府 → 鄂州市."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.division_names import MAINLAND_END, index, kinds
from mappings.division_table import DivisionPath
from mappings.divisions import behind_leads, locate
from mappings.loading import load
from mappings.matching.evidence import NONE_COST, substitution
from mappings.normal import bare, plain

LEAD = 0.10
"""Least distance in cost from the next division that could be meant."""
SHORTEST = 3
"""Characters of a name with its kind: of two one wrong one leaves nothing."""


class OfficeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`offices.yaml`."""

    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPlace:
    """A place that a misprinted name leads to."""

    place: DivisionPath
    printed: str
    """The division's name as printed."""
    meant: str
    why: str
    """The evidence, in words."""


def is_office(text: str) -> bool:
    """Whether a text ends as the names of public bodies do."""
    return bare(text).endswith(endings())


@lru_cache(maxsize=4096)
def locate_near(name: str, within: DivisionPath | None = None) -> NearPlace | None:
    """The place of the office if one character of its division, and only one, is misprinted; None where none leads.

    `within` settles which of several divisions is meant, as for `locate`.
    """
    text = plain(name)
    if not bare(name).endswith(endings()):
        return None
    found: dict[DivisionPath, tuple[float, NearPlace]] = {}
    for cost, start, meant, why in sorted(readings(text)):
        right = text[:start] + meant + text[start + len(meant) :]
        place = locate(right, within)
        named = place is not None and meant in {place.county, place.city, place.province}
        if place is not None and named and place not in found:
            found[place] = cost, NearPlace(place=place, printed=text[start : start + len(meant)], meant=meant, why=why)
    ranked = sorted(found.values(), key=lambda entry: entry[0])
    if within is not None and within.adcode is not None:
        ranked = [entry for entry in ranked if entry[1].place.city_code == within.city_code] or ranked
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < LEAD):
        return None
    return ranked[0][1]


@cache
def endings() -> tuple[str, ...]:
    """What the names of offices end in."""
    return load("offices.yaml", OfficeFile).endings


def readings(text: str) -> Iterator[tuple[float, int, str, str]]:
    """Cost, place in the text, division and evidence of each division one character of which is misprinted."""
    for start in starts(text):
        for end in range(min(len(text), start + index().longest), start + SHORTEST - 1, -1):
            word = text[start:end]
            if word in index().official:
                continue
            for place, sign in enumerate(word):
                for meant in blanked().get(word[:place] + "_" + word[place + 1 :], ()):
                    evidence = substitution(sign, meant[place])
                    if evidence.cost < NONE_COST:
                        yield evidence.cost, start, meant, evidence.why


def starts(text: str) -> Iterator[int]:
    """Where a division's name may begin: behind the words of a party or body, and behind a province printed there."""
    start = behind_leads(text)
    yield start
    for end in range(start + SHORTEST, min(len(text), start + index().longest) + 1):
        if any(code % 10000 == 0 for code in index().official.get(text[start:end], ())):
            yield end


@cache
def blanked() -> dict[str, tuple[str, ...]]:
    """Name with one character left open → the divisions in force of that name."""
    found: dict[str, list[str]] = {}
    for name, codes in index().official.items():
        if len(name) >= SHORTEST and name[-1] in kinds() and min(codes) < MAINLAND_END:
            for place in range(len(name)):
                found.setdefault(name[:place] + "_" + name[place + 1 :], []).append(name)
    return {key: tuple(names) for key, names in found.items()}
