"""Which divisions a name may mean: official names, customary full names, withdrawn ones and short ones."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

import msgspec

from mappings.division_table import Place, inside, place, rows
from mappings.loading import load

Codes: TypeAlias = tuple[int, ...]
ByName: TypeAlias = dict[str, Codes]

# Codes from here on are Taiwan, Hong Kong and Macau: their districts count only below a printed city.
MAINLAND_END = 700000


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
    longest: int
    """Characters of the longest name."""


@cache
def words() -> NameFile:
    """`divisions.yaml`, loaded once."""
    return load("divisions.yaml", NameFile)


@cache
def peoples() -> re.Pattern[str]:
    """Matches the names of peoples at the end of a text, 族 left out where that is customary (伊犁|哈萨克)."""
    return re.compile(f"(?:(?:{'|'.join(sorted(words().peoples, key=len, reverse=True))})族|蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克)+$")


def split_kind(name: str) -> tuple[str, str]:
    """A name and its kind: 长阳土家族自治县 → (长阳, 自治县), 鄂州市 → (鄂州, 市); no kind is ''."""
    kind = next((kind for kind in words().kinds if name.endswith(kind)), "")
    stem = name[: len(name) - len(kind)]
    if kind in words().autonomous:
        stem = peoples().sub("", stem) or stem.removesuffix("族")
    return stem, kind


@cache
def index() -> Index:
    """All names, made once from `divisions.csv` and `divisions.yaml`."""
    official: dict[str, list[int]] = {}
    other: dict[str, list[int]] = {}
    former: dict[str, list[int]] = {}
    short: dict[str, list[int]] = {}
    for code, (_, name, _, _, _, _, withdrawn, _, _) in rows().items():
        if withdrawn == "true":
            former.setdefault(name, []).append(code)
            continue
        official.setdefault(name, []).append(code)
        if code < MAINLAND_END:
            stem, kind = split_kind(name)
            short.setdefault(stem, []).append(code)
            for full in {stem + words().autonomous[kind], stem + kind} if kind in words().autonomous else ():
                other.setdefault(full, []).append(code)
    for entry in words().other_names:
        other.setdefault(entry.printed, []).append(entry.code)
    for entry in words().short_names:
        short.setdefault(entry.printed, []).append(entry.code)
    return Index(
        official=frozen(official),
        other=frozen(other),
        former=frozen({name: codes for name, codes in former.items() if split_kind(name)[1]}),
        short=frozen({name: codes for name, codes in short.items() if len(name) > 1}),
        longest=max(map(len, official)),
    )


def frozen(lists: dict[str, list[int]]) -> ByName:
    """The same with tuples."""
    return {name: tuple(codes) for name, codes in lists.items()}


def candidates(name: str) -> Codes:
    """Every division that bears the name in any way, for an error to list."""
    tables = (index().official, index().other, index().former, index().short)
    return tuple(dict.fromkeys(code for table in tables for code in table.get(name, ())))


@lru_cache(maxsize=65536)
def named(name: str, within: Place | None = None) -> Codes:
    """The divisions that a full name means where nothing is printed before it; several where it is ambiguous.

    A withdrawn division competes with one in force unless it is the same place or bygone.
    """
    found = index().official.get(name, ())
    if found and found[-1] >= MAINLAND_END:
        found = tuple(code for code in found if code < MAINLAND_END or code % 100 == 0)
    found = found or index().other.get(name, ())
    bygone = {entry.code for entry in words().bygone}
    former = [code for code in index().former.get(name, ()) if code not in bygone]
    found = found + best_former(code for code in former if successor(code) not in found)
    if name in words().generic:
        return tuple(code for code in found if within is not None and place(code).city == within.city)
    return found


def named_inside(name: str, container: int) -> Codes:
    """The divisions within another one that a full name means; the withdrawn only where none in force does."""
    for table in (index().official, index().other):
        if found := tuple(code for code in table.get(name, ()) if inside(code, container) and code != container):
            return found
    former = index().former.get(name, ())
    return best_former(code for code in former if inside(code, container) and code != container)


def best_former(codes: Iterable[int]) -> Codes:
    """Of withdrawn divisions of one name those that lasted longest, as far as the codes tell.

    A code under a prefecture in force outlasted one under a withdrawn prefecture, and the code that stands beside its
    successor outlasted the others.
    """
    ranked: dict[tuple[bool, bool], list[int]] = {}
    for code in codes:
        parent, heir = rows()[code][3], successor(code)
        in_force = not parent or rows()[int(parent)][6] == "false"
        ranked.setdefault((in_force, heir is not None and rows()[heir][3] == parent), []).append(code)
    return tuple(ranked[max(ranked)]) if ranked else ()


def successor(code: int) -> int | None:
    """Code in force of a withdrawn division's place, where the facts tell."""
    heir = rows()[code][7]
    return int(heir) if heir else None


@lru_cache(maxsize=65536)
def shortened(name: str) -> Codes:
    """The divisions that a short name means; several where it is ambiguous, none where it is an ordinary word.

    Districts are not called by their short names and autonomous prefectures rarely, so these do not compete with a
    province or city; a prefecture and a county-level city of one name (恩施) do.
    """
    if any(name in entry.words for entry in words().ordinary):
        return ()
    found = index().short.get(name, ())
    tops = tuple(code for code in found if code % 10000 == 0 or (code % 100 == 0 and rows()[code][1].endswith("市")))
    rivals = [code for code in found if code % 100 and rows()[code][1].endswith(("市", "县", "旗"))]
    if tops:
        return tops + tuple(code for code in rivals if not any(inside(code, top) for top in tops) and code_kind(code))
    if len(found) == 1 and found[0] % 100 and not rivals and code_kind(found[0]) != "林区":
        return ()
    return found


def code_kind(code: int) -> str:
    """The kind that a division's name ends in."""
    return split_kind(rows()[code][1])[1]
