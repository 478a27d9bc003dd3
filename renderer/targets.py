"""Indicator rows: names, levels, and values apart from how a table prints them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from renderer.draw import Draw
from renderer.words import Named, filled, indicators


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the values of a kind look like."""

    ops: tuple[str, ...]
    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)


MEASURES: Mapping[str, Measure] = {
    "count": Measure(ops=(">=", "=", ">="), low=Decimal(2), high=Decimal(60)),
    "many": Measure(ops=(">=",), low=Decimal(1200), high=Decimal(90000), step=Decimal(100)),
    "few": Measure(ops=("<=",), low=Decimal(0), high=Decimal(9)),
    "area": Measure(ops=(">=",), low=Decimal(1), high=Decimal(40), step=Decimal("0.1")),
    "rate": Measure(ops=(">=", ">=", "="), low=Decimal(80), high=Decimal(100)),
    "days": Measure(ops=("<=",), low=Decimal(3), high=Decimal(30)),
    "cost": Measure(ops=("<=",), low=Decimal(5), high=Decimal(90), step=Decimal("0.5")),
}
SIGNS: Mapping[str, tuple[str, ...]] = {
    ">=": ("≥", ">=", "大于等于", "不低于"),
    "<=": ("≤", "<=", "小于等于", "不超过"),
    "=": ("=", "=", "等于", "等于"),
}
"""How a comparator is written in each of HANDS."""
HANDS = ("signs", "ascii", "words", "plain words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A value: a number with its comparator and unit, or a quality."""

    op: str | None
    number: Decimal | None
    unit: str | None
    word: str | None = None
    shown: str | None = None
    """What a cell that holds the whole value says in place of sign, number and unit; empty for an empty cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One indicator."""

    level1: str
    level2: str
    name: str
    aim: Aim
    far: Aim
    """The same at the end of several years."""
    done: Aim
    """What came of it."""
    past: Aim
    """The base value."""
    weight: Decimal
    score: Decimal


def invent_targets(draw: Draw, serial: str = "", count: int | None = None) -> list[Target]:
    """Indicators in the order of their levels, no two of one name; as many as asked for, or as drawn."""
    count = draw.count("rows", 3, 9) if count is None else count
    chance = draw.chance(f"rows{serial}/which")
    chosen = sorted(chance.sample(range(len(indicators())), count))
    weights = points(chance, count)
    made: list[Target] = []
    for at, which in enumerate(chosen):
        named = indicators()[which]
        rng = draw.chance(f"row{serial}/{at}")
        aim = invent_aim(rng, named)
        made.append(
            Target(
                level1=named.level1,
                level2=named.level2,
                name=filled(draw, f"row{serial}/{at}/name", named.name),
                aim=aim,
                far=other(rng, named, aim),
                done=reached(rng, named, aim),
                past=other(rng, named, aim),
                weight=weights[at],
                score=weights[at] - rng.choice((0, 0, 1)),
            )
        )
    return made


def points(chance: Random, count: int) -> list[Decimal]:
    """Weights that add up to 90."""
    edges = sorted(chance.sample(range(2, 44), count - 1))
    return [Decimal(end - start) * 2 for start, end in zip([0, *edges], [*edges, 45], strict=True)]


def invent_aim(rng: Random, named: Named) -> Aim:
    """A value that fits the indicator."""
    if named.words:
        return Aim(op=None, number=None, unit=None, word=named.words[-1])
    kind = MEASURES[named.measure]
    op = rng.choice(kind.ops)
    number = Decimal(100) if op == "=" and named.measure == "rate" else within(rng, kind)
    return Aim(op=op, number=number, unit=named.unit)


def within(rng: Random, kind: Measure) -> Decimal:
    """A number of the kind."""
    return kind.low + kind.step * rng.randint(0, int((kind.high - kind.low) / kind.step))


def other(rng: Random, named: Named, aim: Aim) -> Aim:
    """Another value of the same indicator."""
    if aim.number is None:
        return Aim(op=None, number=None, unit=None, word=rng.choice(named.words))
    return Aim(op=aim.op, number=within(rng, MEASURES[named.measure]), unit=aim.unit)


def reached(rng: Random, named: Named, aim: Aim) -> Aim:
    """What came of it: a number without a comparator, or a quality."""
    if aim.number is None:
        return Aim(op=None, number=None, unit=None, word=rng.choice(named.words))
    return Aim(
        op=None, number=within(rng, MEASURES[named.measure]) if rng.random() < 0.7 else aim.number, unit=aim.unit
    )


def shown(number: Decimal, *, commas: bool = False) -> str:
    """A number without needless zeros."""
    text = f"{number:,f}" if commas else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
