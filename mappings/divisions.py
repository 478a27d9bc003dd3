"""From a department's printed name, or a folder's, to the administrative division it belongs to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from mappings.division_names import candidates, index, named, named_inside, shortened, words
from mappings.division_table import (
    CENTRAL,
    Division,
    DivisionPath,
    Level,
    city_name,
    division,
    inside,
    label,
    lines,
    place,
)
from mappings.normal import plain
from schemas.errors import WrongUsage

__all__ = [
    "CENTRAL",
    "Division",
    "DivisionPath",
    "Level",
    "city_name",
    "codes",
    "division",
    "find",
    "hint",
    "locate",
    "place",
    "year_hint",
]

Reading: TypeAlias = tuple[int, int]
"""A division's code, and where in the text its name ends."""

CODE = re.compile(r"\d{6}")
YEAR_FOLDER = re.compile(r"(20\d{2}|2100)(?:年度?)?")


def codes() -> tuple[int, ...]:
    """The codes of all divisions, in force and withdrawn, in order."""
    return tuple(lines())


@lru_cache(maxsize=65536)
def locate(name: str, within: DivisionPath | None = None) -> DivisionPath | None:
    """The place of the department with that printed name; None where the name does not tell.

    `within` settles names that several places bear (鼓楼区); it never stands in for a name that is not printed.
    A withdrawn division is its own place, under the names and codes of its time.
    """
    text = re.sub(r"^[^\u4e00-\u9fff]+", "", plain(name))
    if readings := read(text, behind_leads(text), within) or next(scattered(text, within), ()):
        found = resolved(readings, within)
        return None if found is None else place(found)
    return CENTRAL if text.startswith(words().central) else None


@cache
def leads() -> Mapping[str, tuple[str, ...]]:
    """First character → the words beginning with it that may stand before a division's name, longest first."""
    every = sorted((*words().leads, *words().central), key=len, reverse=True)
    return {lead[0]: tuple(other for other in every if other[0] == lead[0]) for lead in every}


def behind_leads(text: str) -> int:
    """Where the words end that stand before a division's name."""
    start = 0
    while lead := next((lead for lead in leads().get(text[start : start + 1], ()) if text.startswith(lead, start)), ""):
        start += len(lead)
    return start


def read(text: str, start: int, within: DivisionPath | None, *, short: bool = True) -> tuple[Reading, ...]:
    """What the divisions' names printed one after another from `start` may mean; empty where none is printed there.

    The longest name counts, and of its meanings those that the next name bears out: 吉林|四平市 is in 吉林省, and
    巢湖市|居巢区 in the prefecture that 巢湖市 once was.
    """
    for end in ends(text, start):
        word = text[start:end]
        if full := () if is_broken(text, end) else named(word, within):
            return descend(text, full, index().former.get(word, ()), end)
        if brief := tuple(code for code in shortened(word) if may_be_short(text, code, end)) if short else ():
            return furthest(reading for code in brief for reading in follow(text, code, end, short=True))
    return ()


def descend(text: str, meant: Sequence[int], old: Sequence[int], end: int) -> tuple[Reading, ...]:
    """The readings of the full name before `end`: of the old divisions only if what is printed next was in them."""
    found = furthest(reading for code in meant for reading in follow(text, code, end, short=False))
    if found[0][1] == end:
        once = (reading for code in old for reading in follow(text, code, end, short=False))
        return tuple(reading for reading in once if reading[1] > end) or found
    return found


def follow(text: str, code: int, end: int, *, short: bool) -> tuple[Reading, ...]:
    """The division, or those within it that are printed right behind it.

    After a short name the next may be short too (湖北|鄂州|…); after a full one only with a division of its own
    printed behind it (湖北省|武汉|江岸区), since 湖北省荆门监狱 is the province's.
    """
    here = ((code, end),)
    if code % 100:
        return here
    for stop in ends(text, end):
        word = text[end:stop]
        if full := () if is_broken(text, stop) else named_inside(word, code):
            old = [former for former in index().former.get(word, ()) if inside(former, code)]
            return descend(text, full, old, stop)
        brief = [child for child in shortened(word) if child != code and inside(child, code)]
        if len(brief) == 1:
            deeper = follow(text, brief[0], stop, short=True)
            if deeper[0][1] > stop or (short and code % 10000 == 0 and may_be_short(text, brief[0], stop)):
                return deeper
    return here


def ends(text: str, start: int) -> Iterator[int]:
    """Where a name of the table that begins at `start` may end, the longest first."""
    known = index().known
    for end in range(min(len(text), start + index().longest), start + 1, -1):
        if text[start:end] in known:
            yield end


def furthest(readings: Iterator[Reading]) -> tuple[Reading, ...]:
    """The readings that account for most of the text."""
    found = tuple(readings)
    most = max(end for _, end in found)
    return tuple(reading for reading in found if reading[1] == most)


def is_broken(text: str, end: int) -> bool:
    """Whether a kind printed before `end` goes on as another word: 吉林市|场监督管理局."""
    return text[end : end + 1] in words().broken_kinds.get(text[end - 1], ())


@cache
def not_after_short() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may not follow a short name, of a city and of a county."""
    anywhere, county = words().not_after_short, words().not_after_short_county
    return re.compile(anywhere), re.compile(f"{anywhere}|{county}")


def may_be_short(text: str, code: int, end: int) -> bool:
    """Whether what follows lets the word before `end` be a division's short name: 南京|路 does not."""
    city, county = not_after_short()
    return (county if code % 100 else city).match(text, end) is None


@cache
def marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a full name inside a name may follow, and what tells of another place."""
    return re.compile(words().boundaries), re.compile(words().away)


def scattered(text: str, within: DivisionPath | None) -> Iterator[tuple[Reading, ...]]:
    """Divisions printed in full inside a name, behind an organisation or in brackets: 政协第八届|鄂州市委员会."""
    boundary, away = marks()
    other = away.search(text)
    text = text[: other.start()] if other else text
    for mark in boundary.finditer(text):
        found = read(text, mark.end(), within, short=False)
        if found and found[0][1] - mark.end() > 2:
            yield found


def resolved(readings: tuple[Reading, ...], within: DivisionPath | None) -> int | None:
    """The one division that is meant, by `within` where there are several; None where that does not tell."""
    found = [code for code, _ in readings]
    if within is not None and within.adcode is not None and len(found) > 1:
        for container in (within.adcode, within.city_code, within.city_code // 10000 * 10000):
            found = [code for code in found if inside(code, container)] or found
    return found[0] if len(found) == 1 else None


def meanings(text: str, within: DivisionPath | None = None) -> tuple[Reading, ...]:
    """What a text means that is nothing but divisions' names or a code."""
    if CODE.fullmatch(text):
        return ((int(text), len(text)),) if int(text) in lines() else ()
    return tuple(reading for reading in read(text, 0, within) if reading[1] == len(text))


def find(query: str | int) -> Division:
    """The division that a person asks for by name (鄂州市, 鄂州, 湖北省鄂州市) or code.

    Raises WrongUsage, which lists the candidates, where it is unknown or ambiguous.
    """
    text = plain(str(query))
    found = meanings(text)
    if len(found) == 1:
        return division(found[0][0])
    options = [label(code) for code in dict.fromkeys([code for code, _ in found] or candidates(text))]
    if options:
        raise WrongUsage(f"{text}: give the code, or the name with the divisions above it: {', '.join(options)}")
    raise WrongUsage(f"{text}: no division has this name or code; write it as 鄂州市 or 420700")


def hint(folders: Sequence[str]) -> DivisionPath | None:
    """The place that folder names (outermost first) tell: whole names or codes only, the innermost first.

    An outer folder settles an ambiguous inner one, and where the inner one names what contains the outer, the outer
    stays, being more specific.
    """
    known: DivisionPath | None = None
    for folder in folders:
        found = meanings(plain(folder), known)
        code = resolved(found, known) if found else None
        if code is not None and not (known and known.adcode and inside(known.adcode, code)):
            known = place(code)
    return known


def year_hint(folders: Sequence[str]) -> int | None:
    """The year that folder names (outermost first) tell: 2024, 2024年; the innermost counts."""
    years = [int(found[1]) for folder in folders if (found := YEAR_FOLDER.fullmatch(plain(folder)))]
    return years[-1] if years else None
