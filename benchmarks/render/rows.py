"""Invents the indicators of a filing, row by row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.render.sentences import Filler, half_width
from benchmarks.render.truth import Horizon, Indicator, Op, Value
from benchmarks.render.values import MEASURES, Hand, ValueColumn, invent_value, printed_number
from benchmarks.render.words import Entry, Family, indicators

OPS: Mapping[Op, str] = {">=": "≥", "<=": "≤", "=": "="}
"""What Hunan's form prints in its column of comparators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An indicator that is to be printed: its level 2 numbered, its name filled in."""

    entry: Entry
    common: bool
    """Printed on the template, not the department's own."""
    level2: str
    name: str
    basis: str | None
    class_: str


def planned(fill: Filler, family: Family) -> list[Plan]:
    """The common indicators and some of the department's own, in the order of the template."""
    rng = fill.rng
    words = indicators()
    main, other = rng.sample(words.bases, 2)
    plans = []
    for entry in chosen(rng, family):
        plans.append(
            Plan(
                entry=entry,
                common=entry in family.common,
                level2=entry.level2,
                name=fill.fresh(entry.name) if "{" in entry.name else entry.name,
                basis=rng.choice((main,) * 12 + (other,) * 3 + (None,)),
                class_=rng.choice((words.classes[0],) * 4 + words.classes),
            )
        )
    return numbered(fill, plans)


def chosen(rng: Random, family: Family) -> list[Entry]:
    """Entries in the template's order; of benefits, there may be none."""
    entries: list[Entry] = []
    for pair in family.pairs:
        entries += [entry for entry in family.common if (entry.level1, entry.level2) == pair]
        own = [entry for entry in family.own if (entry.level1, entry.level2) == pair]
        if own:
            least = 0 if "效益" in pair[1] else 1
            entries += rng.sample(own, rng.randint(least, min(len(own), 5)))
    return entries


def numbered(fill: Filler, plans: Sequence[Plan]) -> list[Plan]:
    """Level 2 of the core business with its number, or in the department's own words."""
    own_words = fill.rng.random() < 0.2
    word = indicators().numbered
    done: list[Plan] = []
    for plan in plans:
        if plan.entry.level2 == word:
            number = 1 + sum(each.entry.level2 == word for each in done)
            plan = replace(plan, level2=fill.fresh("{thing}") if own_words else f"{word}{number}")  # noqa: PLW2901
        done.append(plan)
    return done


def filled(
    rng: Random, hand: Hand, plan: Plan, columns: Sequence[ValueColumn], horizon: Horizon, *, goal: int | None = None
) -> Indicator:
    """A planned indicator with its values; a past one is missing now and then."""
    values: list[Value] = []
    for column in columns:
        if column.role == "target" or rng.random() > 0.04:
            values.append(invent_value(rng, hand, plan.entry, column))
    return Indicator(
        horizon=horizon,
        goal=goal,
        level1=plan.entry.level1,
        level2=plan.level2,
        level3=plan.entry.plain or plan.name,
        level3_raw=plan.name,
        values=tuple(values),
        basis=plan.basis,
        class_=plan.class_ if goal is None else None,
    )


def hunan_row(rng: Random, hand: Hand, plan: Plan, year: int, *, bare: bool) -> Indicator:
    """An indicator of Hunan's form: no basis and no class, but a rule of points and an explanation.

    Its comparator stands in a column of its own, so that every number has one. With `bare`, the unit is left out.
    """
    words = indicators()
    row = filled(rng, hand, plan, [ValueColumn(role="target", year=year)], "annual")
    value = in_columns(row.values[0], plan.entry, bare=bare and not plan.common)
    template = rng.choice(words.common_explanations if plan.common else words.explanations)
    points = rng.choice((2, 4, 5, 10))
    return replace(
        row,
        values=(value,),
        basis=None,
        class_=None,
        scoring=None if plan.common else words.points.format(points=points, step=rng.randint(1, 3)),
        explanation=half_width(template.format(name=plan.name)),
        remark=None if plan.common or rng.random() < 0.3 else f"{points}分",
    )


def in_columns(value: Value, entry: Entry, *, bare: bool) -> Value:
    """A value as columns of comparator, number and unit say it; with `bare`, the unit is left out."""
    if value.number is None or entry.measure is None:
        return value
    op: Op = next(op for op in (value.op, *MEASURES[entry.measure].ops) if op is not None)
    unit = None if bare else value.unit
    return replace(value, op=op, unit=unit, raw=f"{OPS[op]}{printed_number(value.number)}{unit or ''}")


def hubei_rows(
    fill: Filler, hand: Hand, late: Sequence[ValueColumn], columns: Sequence[ValueColumn]
) -> list[Indicator]:
    """The same indicators over the long term and for the year, and the same goal in both."""
    plans = planned(fill, indicators().hubei)
    aims = [filled(fill.rng, hand, plan, late, "long_term") for plan in plans]
    years = [filled(fill.rng, hand, plan, columns, "annual") for plan in plans]
    for place, (aim, year) in enumerate(zip(aims, years, strict=True)):
        target = replace(aim.values[0], year=year.values[-1].year)
        years[place] = replace(year, values=(*year.values[:-1], target))
    return aims + years


def goal_rows(
    fill: Filler, hand: Hand, columns: Sequence[ValueColumn], horizon: Horizon, goals: int
) -> list[Indicator]:
    """Indicators under each numbered goal of a horizon, all of them different."""
    return [
        filled(fill.rng, hand, plan, columns, horizon, goal=goal)
        for goal in range(1, goals + 1)
        for plan in planned(fill, indicators().hubei_2022)
    ]


def hunan_rows(fill: Filler, hand: Hand, year: int) -> list[Indicator]:
    """The rows of Hunan's form."""
    bare = fill.rng.random() < 0.3
    return [hunan_row(fill.rng, hand, plan, year, bare=bare) for plan in planned(fill, indicators().hunan)]
