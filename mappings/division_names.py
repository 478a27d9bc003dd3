"""Which divisions a name may mean: official names, customary full names, withdrawn ones and short ones."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

import msgspec

from mappings.division_table import Division, DivisionPath, division, inside, names, place
from mappings.loading import load

Codes: TypeAlias = tuple[int, ...]
ByName: TypeAlias = Mapping[str, Sequence[int]]

# Codes from here on are Taiwan, Hong Kong and Macau: their districts count only below a printed city.
MAINLAND_END = 700000
DISTRICT = "区"
RANGES = {"区": range(1, 21), "县": range(21, 81), "旗": range(21, 81), "市": range(81, 100)}
"""Last two digits of a county-level code, by its kind, as GB/T 2260 gives them out."""


class Renamed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another name of a division."""

    printed: str
    code: int
    why: str


class Bygone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A withdrawn division that no form can mean by its bare name."""

    code: int
    why: str


class Ordinary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Short names that mean something else as well."""

    why: str
    words: tuple[str, ...]


class NameFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`divisions.yaml`."""

    kinds: tuple[str, ...]
    autonomous: dict[str, str]
    peoples: tuple[str, ...]
    other_names: tuple[Renamed, ...]
    short_names: tuple[Renamed, ...]
    bygone: tuple[Bygone, ...]
    generic: frozenset[str]
    ordinary: tuple[Ordinary, ...]
    broken_kinds: dict[str, tuple[str, ...]]
    not_after_short: str
    not_after_short_county: str
    leads: tuple[str, ...]
    central: tuple[str, ...]
    boundaries: str
    away: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Name → codes, one table per standing of the name."""

    official: ByName
    """Official names in force."""
    other: ByName
    """Customary full names: 恩施州, 长阳县, and former names under an unchanged code."""
    former: ByName
    """Official names of withdrawn divisions."""
    short: ByName
    """Names without their kind, of divisions in force."""
    known: frozenset[str]
    """All of them."""
    longest: int
    """Characters of the longest of them."""


@cache
def words() -> NameFile:
    """`divisions.yaml`, loaded once."""
    return load("divisions.yaml", NameFile)


@cache
def peoples() -> re.Pattern[str]:
    """Matches the names of peoples at the end of a text, 族 left out where that is customary (伊犁|哈萨克)."""
    longest_first = sorted(words().peoples, key=len, reverse=True)
    bare = (people for people in longest_first if len(people) > 1)
    return re.compile(f"(?:(?:{'|'.join(longest_first)})族|{'|'.join(bare)})+$")


@cache
def kinds() -> dict[str, tuple[str, ...]]:
    """Last character → the kinds that end in it, longest first."""
    return {last[-1]: tuple(kind for kind in words().kinds if kind[-1] == last[-1]) for last in words().kinds}


def split_kind(name: str) -> tuple[str, str]:
    """A name and its kind: 长阳土家族自治县 → (长阳, 自治县), 鄂州市 → (鄂州, 市); no kind is ''."""
    for kind in kinds().get(name[-1], ()):
        if name.endswith(kind):
            stem = name[: -len(kind)]
            if kind in words().autonomous:
                stem = peoples().sub("", stem) or stem.removesuffix("族")
            return stem, kind
    return name, ""


@cache
def index() -> Index:
    """All names, made once from `divisions.csv` and `divisions.yaml`."""
    official: dict[str, list[int]] = {}
    other: dict[str, list[int]] = {}
    former: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    autonomous, last_letters = words().autonomous, kinds()
    for code, name, withdrawn in names():
        if withdrawn:
            if name[-1] in last_letters:
                former.setdefault(name, []).append(code)
            continue
        official.setdefault(name, []).append(code)
        if code < MAINLAND_END:
            stem, kind = split_kind(name)
            if len(stem) > 1:
                short.setdefault(stem, []).append(code)
            if kind in autonomous:
                for full in {stem + autonomous[kind], stem + kind}:
                    other.setdefault(full, []).append(code)
    for entry in words().other_names:
        other.setdefault(entry.printed, []).append(entry.code)
    for entry in words().short_names:
        short.setdefault(entry.printed, []).append(entry.code)
    known = frozenset().union(official, other, former, short)
    return Index(official=official, other=other, former=former, short=short, known=known, longest=max(map(len, known)))


def candidates(name: str) -> Codes:
    """Every division that bears the name in any way, for an error to list."""
    tables = (index().official, index().other, index().former, index().short)
    return tuple(dict.fromkeys(code for table in tables for code in table.get(name, ())))


@lru_cache(maxsize=65536)
def named(name: str, within: DivisionPath | None = None) -> Codes:
    """The divisions that a full name means where nothing is printed before it; several where it is ambiguous.

    A withdrawn division competes with one in force unless it is the same place or bygone. Cities and counties of one
    official name are the same place (county-level cities rose to prefectures), districts are not.
    """
    official = index().official.get(name, ())
    found = tuple(code for code in official if code < MAINLAND_END or code % 100 == 0)
    if not found or split_kind(name)[1] == DISTRICT:
        found = found or tuple(index().other.get(name, ()))
        former = (division(code) for code in index().former.get(name, ()) if code not in bygone())
        found += best_former(old for old in former if old.successor not in found)
    if name in words().generic:
        city = within.city if within is not None else None
        return tuple(code for code in found if city is not None and place(code).city == city)
    return found


def named_inside(name: str, container: int) -> Codes:
    """The divisions within another one that a full name means; the withdrawn only where none in force does."""
    for table in (index().official, index().other):
        if found := tuple(code for code in table.get(name, ()) if code != container and inside(code, container)):
            return found
    former = index().former.get(name, ())
    return best_former(division(code) for code in former if code != container and inside(code, container))


@cache
def bygone() -> frozenset[int]:
    """Codes of `divisions.yaml` that no form can mean by the bare name."""
    return frozenset(entry.code for entry in words().bygone)


def best_former(divisions: Iterable[Division]) -> Codes:
    """Of withdrawn divisions of one name those that lasted longest, as far as the codes tell.

    A code under a prefecture in force outlasted one under a withdrawn prefecture, a city that had risen to a
    prefecture its county-level code, one beside its successor the others, and one in the range that GB/T 2260 gives
    to its kind the provisional ones before it.
    """
    ranked: dict[tuple[bool, ...], list[int]] = {}
    for old in divisions:
        rank = (
            old.code not in bygone(),
            old.parent is None or not division(old.parent).withdrawn,
            old.level != "county",
            old.successor is not None and division(old.successor).parent == old.parent,
            old.code % 100 in RANGES.get(old.name[-1], range(0)),
        )
        ranked.setdefault(rank, []).append(old.code)
    return tuple(ranked[max(ranked)]) if ranked else ()


@cache
def ordinary() -> frozenset[str]:
    """Short names that need their kind printed."""
    return frozenset(word for entry in words().ordinary for word in entry.words)


@lru_cache(maxsize=65536)
def shortened(name: str) -> Codes:
    """The divisions that a short name means; several where it is ambiguous, none where it is an ordinary word.

    Districts are not called by their short names, and before a province or city of the name (海南省) neither are
    autonomous divisions (海南藏族自治州); a prefecture and a county of one name (恩施) compete.
    """
    if name in ordinary():
        return ()
    found = tuple(index().short.get(name, ()))
    kind_of = {code: split_kind(division(code).name)[1] for code in found}
    tops = tuple(code for code in found if code % 10000 == 0 or (code % 100 == 0 and kind_of[code] == "市"))
    if tops:
        rivals = (code for code in found if code % 100 and kind_of[code] in RANGES and kind_of[code] != DISTRICT)
        return tops + tuple(code for code in rivals if not any(inside(code, top) for top in tops))
    return found if any(kind != DISTRICT for kind in kind_of.values()) else ()
