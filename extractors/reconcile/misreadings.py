"""What a recognised amount may have been, had one sign of it been read wrongly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.values.reading import reading
from mappings.auditing import like_digits
from schemas.tables import Funding, Project

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
ZERO_FIRST = re.compile(r"-?0[0-9]")
"""No amount is printed so."""
UNITS = frozenset({3, 4})
"""Digits that separate 千元 and 万元 from 元."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreading:
    """An amount that one misread sign turned into the one that was read."""

    meant: str
    slip: str
    """What happened to the sign, in Chinese."""

    @property
    def number(self) -> Decimal:
        """The amount in its own unit."""
        return Decimal(self.meant)


def misreadings(row: Funding | Project) -> Iterator[Misreading]:
    """All that a row's amount of the year may have been; a point that moves it by a unit is a slip of units."""
    read = as_read(row)
    for found in (*lost_signs(read), *other_digits(read), *other_points(read)):
        if NUMBER.fullmatch(found.meant) and not ZERO_FIRST.match(found.meant):
            yield found


def other_digits(read: str) -> Iterator[Misreading]:
    """One digit taken for one that looks like it."""
    for at, sign in enumerate(read):
        for digit in like_digits().get(sign, ""):
            yield Misreading(meant=f"{read[:at]}{digit}{read[at + 1 :]}", slip=f"“{digit}”被认作“{sign}”")


def other_points(read: str) -> Iterator[Misreading]:
    """A point passed over, or a speck or a comma taken for one."""
    whole, point, part = read.partition(".")
    if point and len(part) not in UNITS:
        yield Misreading(meant=whole + part, slip="多认了一个小数点")
    for at in range(1, 0 if point else len(read)):
        if len(read) - at not in UNITS:
            yield Misreading(meant=f"{read[:at]}.{read[at:]}", slip="漏认了一个小数点")


def lost_signs(read: str) -> Iterator[Misreading]:
    """One digit passed over, as a smudged one is, or a minus."""
    if not read:
        return
    start = 1 if read[0] == "-" else 0
    for at in range(start, len(read) + 1):
        for digit in "0123456789":
            yield Misreading(meant=f"{read[:at]}{digit}{read[at:]}", slip=f"漏认了一个“{digit}”")
    if not start:
        yield Misreading(meant=f"-{read}", slip="漏认了负号")


def as_read(row: Funding | Project) -> str:
    """The digits and the point of a row's amount of the year; empty where there is none."""
    if isinstance(row, Project):
        return "" if row.year_budget is None else f"{Decimal(repr(row.year_budget)).normalize():f}"
    found = NUMBER.search(reading(row.raw).replace(",", ""))
    return "" if found is None else found[0]
