"""The quantitative targets of a city and year against those of other cities, like with like."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from duckdb import DuckDBPyConnection

from flows.city_report.bars import Dot, dots
from flows.city_report.figures import exact
from flows.city_report.filed import Filings, Ref
from flows.city_report.peers import (
    Measure,
    OfOthers,
    Others,
    Values,
    comparable,
    distribution,
    of_others,
    stands,
    written,
)
from flows.reports.coverage import city_name
from schemas.filing import Partition

LISTED = 100
"""Indicators of a horizon that are listed, those most often set first."""
VALUES = 6
"""Values of the city that are written out for one indicator; its picture has all of them."""
REFS = 2
"""Rows that are named for one value."""
TARGETS = """
    FROM indicators_named
    WHERE role = 'target' AND kind = 'quantitative' AND value_si IS NOT NULL AND indicator_id IS NOT NULL
        AND (horizon = 'long_term' OR year IS NULL OR year = fiscal_year)
"""
"""Of annual targets those of the budget year, for some forms print several years."""
OWN = f"""
SELECT indicator_id, horizon, unit_si, indicator, level2, value_raw, op, value_si, doubtful, filing_id, row_id
{TARGETS} AND city_code = $city AND fiscal_year = $year ORDER BY filing_id, row_id
"""
OTHERS = f"""
SELECT indicator_id, horizon, unit_si, coalesce(fiscal_year = $year, false) AS same_year, value_si, count(*),
    list(DISTINCT city_code ORDER BY city_code), min(printf('%s %d', filing_id, row_id))
{TARGETS} AND NOT doubtful AND city_code != $city AND indicator_id IN (SELECT unnest($wanted)) GROUP BY ALL ORDER BY ALL
"""
Set: TypeAlias = tuple[Decimal, str]
"""A number that the city has set, and its comparator."""


@dataclass(slots=True)
class Value:
    """A value of the city, and the rows that set it."""

    printed: str
    rows: list[Ref]
    doubtful: bool
    """Whether an error or a warning speaks of one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A value of the city as the page tells it."""

    printed: str
    count: int
    stands: str
    """That it is in doubt, or lies outside the others' targets."""
    doubtful: bool
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Dots of the city below those of the others."""

    own: tuple[Dot, ...]
    others: tuple[Dot, ...]
    least: str
    most: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One indicator."""

    measure: Measure
    name: str
    level2: str | None
    own: tuple[Own, ...]
    further: int
    """Values of the city that are not written out."""
    others: Others | None
    plot: Plot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """The annual or the long-term targets."""

    horizon: str
    targets: tuple[Target, ...]
    further: int
    """Indicators that are not listed."""


def targets(connection: DuckDBPyConnection, partition: Partition, filings: Filings) -> tuple[Horizon, ...]:
    """Both horizons."""
    place = {"city": partition.city_code, "year": partition.fiscal_year}
    own: dict[Measure, dict[Set, Value]] = {}
    names: dict[Measure, tuple[str, str | None]] = {}
    for id_, horizon, unit, name, level2, printed, op, number, doubtful, filing_id, row_id in connection.execute(
        OWN, place
    ).fetchall():
        measure = Measure(indicator_id=id_, horizon=horizon, unit=unit)
        names.setdefault(measure, (name, level2))
        ref = Ref(filed=filings[filing_id], table="indicators", row_id=row_id)
        value = own.setdefault(measure, {}).setdefault((exact(number), op or ""), Value(printed, [], False))
        value.rows.append(ref)
        value.doubtful = value.doubtful or doubtful
    wanted = sorted({measure.indicator_id for measure in own})
    others = of_others(connection.execute(OTHERS, place | {"wanted": wanted}).fetchall())
    found = [target(measure, *names[measure], values, others) for measure, values in own.items()]
    found.sort(
        key=lambda each: (each.others is None, -sum(v.count for v in each.own), each.name, each.measure.unit or "")
    )
    return tuple(horizon_of(name, found) for name in ("annual", "long_term"))


def horizon_of(name: str, found: Iterable[Target]) -> Horizon:
    """The targets of a horizon."""
    own = [each for each in found if each.measure.horizon == name]
    return Horizon(horizon=name, targets=tuple(own[:LISTED]), further=max(0, len(own) - LISTED))


def target(measure: Measure, name: str, level2: str | None, values: Mapping[Set, Value], found: OfOthers) -> Target:
    """The values of the city against those of the others."""
    other, same_year = comparable(measure, found)
    ranked = sorted(values.items(), key=lambda each: (-len(each[1].rows), each[0]))
    own = tuple(
        Own(
            printed=value.printed,
            count=len(value.rows),
            stands="存疑" if value.doubtful else stands(number, other),
            doubtful=value.doubtful,
            refs=tuple(value.rows[:REFS]),
        )
        for (number, _), value in ranked
    )
    return Target(
        measure=measure,
        name=name,
        level2=level2,
        own=own[:VALUES],
        further=max(0, len(own) - VALUES),
        others=distribution(measure, other, same_year) if other else None,
        plot=plot(measure, values, other) if other else None,
    )


def plot(measure: Measure, own: Mapping[Set, Value], others: Values) -> Plot:
    """The picture of an indicator."""
    counts: Counter[Decimal] = Counter()
    for (number, _), value in own.items():
        counts[number] += len(value.rows)
    sure = [*others, *(number for (number, _), value in own.items() if not value.doubtful)]
    least, most = min(sure), max(sure)
    ends = (written(least, measure.unit), written(most, measure.unit) if most > least else "")
    mine = {number: (count, f"本市 {written(number, measure.unit)}：{count} 个") for number, count in counts.items()}
    theirs = dict(told_of_others(measure, others))
    beyond = sum(not least <= number <= most for number in counts)
    summary = f"本市 {len(counts)} 种取值，其他城市 {len(others)} 种取值，从 {ends[0]} 到 {written(most, measure.unit)}"
    summary += f"；本市 {beyond} 种存疑的取值在此之外，画在两端" if beyond else ""
    return Plot(
        own=tuple(dots(mine, least, most)),
        others=tuple(dots(theirs, least, most)),
        least=ends[0],
        most=ends[1],
        summary=summary,
    )


def told_of_others(measure: Measure, others: Values) -> Iterator[tuple[Decimal, tuple[int, str]]]:
    """What is told of each value of other cities: how often, where, and one row of it."""
    for number, (count, cities, place) in others.items():
        where = city_name(min(cities)) + (f"等 {len(cities)} 市" if len(cities) > 1 else "")
        filing_id, _, row_id = place.partition(" ")
        yield number, (count, f"{written(number, measure.unit)}：{where}，{count} 个；{filing_id} indicators {row_id}")
