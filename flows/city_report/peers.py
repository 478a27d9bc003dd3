"""The targets that other cities have set, and which of them compare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from flows.city_report.figures import exact, plain

FEW = 3
"""Other cities that make a comparison: where fewer have set it for the same year, all years are compared."""
SHARE = "1"
"""What `unit_si` says of percent."""
Row: TypeAlias = tuple[str, str, str | None, bool, float, int, list[int], str]
"""Indicator, horizon, unit, whether of the same year, number, how many, cities, place of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What makes two targets alike."""

    indicator_id: str
    horizon: str
    unit: str | None
    """That of `value_si`: 平方米 for 万平方米."""


class Held(NamedTuple):
    """What other cities have set to one number."""

    times: int
    cities: frozenset[int]
    place: str
    """filing_id and row_id of one of them."""


Values: TypeAlias = Mapping[Decimal, Held]
OfOthers: TypeAlias = dict[tuple[Measure, bool], dict[Decimal, Held]]
"""By measure and whether of the same year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The targets of other cities."""

    count: int
    cities: int
    same_year: bool
    """Whether they are of the same budget year; else they are of all years."""
    least: str
    middle: str
    most: str


def of_others(rows: Iterable[Row]) -> OfOthers:
    """The targets of other cities by what they measure."""
    found: OfOthers = {}
    for id_, horizon, unit, same_year, number, count, cities, place in rows:
        values = found.setdefault((Measure(indicator_id=id_, horizon=horizon, unit=unit), same_year), {})
        held = values.get(exact(number), Held(0, frozenset(), place))
        values[exact(number)] = Held(held.times + count, held.cities.union(cities), held.place)
    return found


def comparable(measure: Measure, found: OfOthers) -> tuple[Values, bool]:
    """The targets of other cities: of the same year where enough cities have set it, else of all years."""
    same = found.get((measure, True), {})
    if len(cities_of(same)) >= FEW:
        return same, True
    every = dict(found.get((measure, False), {}))
    for number, own in same.items():
        held = every.get(number, Held(0, frozenset(), own.place))
        every[number] = Held(held.times + own.times, held.cities | own.cities, held.place)
    return every, False


def cities_of(others: Values) -> frozenset[int]:
    """The cities that have set any of them."""
    return frozenset().union(*(held.cities for held in others.values()))


def stands(number: Decimal, others: Values) -> str:
    """That a value lies beyond all of enough others; blank where it does not."""
    if len(cities_of(others)) < FEW:
        return ""
    return "高于各市" if number > max(others) else "低于各市" if number < min(others) else ""


def distribution(measure: Measure, others: Values, same_year: bool) -> Others:
    """Least, middle and most of the others, each target counting once."""
    every = [value for value, held in sorted(others.items()) for _ in range(held.times)]
    half = len(every) // 2
    middle = every[half] if len(every) % 2 else (every[half - 1] + every[half]) / 2
    return Others(
        count=len(every),
        cities=len(cities_of(others)),
        same_year=same_year,
        least=written(every[0], measure.unit),
        middle=written(middle, measure.unit),
        most=written(every[-1], measure.unit),
    )


def written(number: Decimal, unit: str | None) -> str:
    """A number in its unit."""
    return f"{plain(number * 100)}%" if unit == SHARE else f"{plain(number)}{unit or ''}"
