"""Invents indicator values and prints them in the many ways that forms do."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Literal, TypeAlias

from benchmarks.render.truth import Op, Value
from benchmarks.render.words import Entry, indicators

Wording: TypeAlias = Literal["signs", "words", "after"]
WORDINGS: tuple[Wording, ...] = ("signs", "signs", "words", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the numbers of a kind of indicator look like."""

    ops: tuple[Op | None, ...]
    """Comparators of a target; a repeated one is likelier."""
    low: Decimal
    high: Decimal
    step: Decimal = Decimal(1)


MEASURES: Mapping[str, Measure] = {
    "rate": Measure(ops=(">=", ">=", None), low=Decimal(85), high=Decimal(100)),
    "exact": Measure(ops=("=",), low=Decimal(100), high=Decimal(100)),
    "satisfaction": Measure(ops=(">=", ">=", ">=", None), low=Decimal(85), high=Decimal(99)),
    "low": Measure(ops=(">=",), low=Decimal(5), high=Decimal(40)),
    "ceiling": Measure(ops=("<=", "<=", None), low=Decimal(80), high=Decimal(100), step=Decimal(5)),
    "change": Measure(ops=("<=", None), low=Decimal("-12.5"), high=Decimal(5), step=Decimal("0.5")),
    "small": Measure(ops=("<=", "=", None), low=Decimal(0), high=Decimal(10), step=Decimal(5)),
    "count": Measure(ops=(">=", None), low=Decimal(1), high=Decimal(300)),
    "many": Measure(ops=(">=", None), low=Decimal(1000), high=Decimal(90000), step=Decimal(50)),
    "area": Measure(ops=(">=", None), low=Decimal("0.5"), high=Decimal(60), step=Decimal("0.01")),
    "days": Measure(ops=("<=",), low=Decimal(1), high=Decimal(15)),
    "money": Measure(ops=(">=", None), low=Decimal(3), high=Decimal(500)),
    "cost": Measure(ops=("<=",), low=Decimal(5), high=Decimal(90), step=Decimal("0.5")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueColumn:
    """A value column: whose year, and in which role."""

    role: Literal["prior", "target"]
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How one filer writes."""

    wording: Wording
    thousands: bool
    full_width: bool
    """％ in place of %."""


def invent_hand(rng: Random) -> Hand:
    """One filer's habits."""
    return Hand(wording=rng.choice(WORDINGS), thousands=rng.random() < 0.3, full_width=rng.random() < 0.1)


def printed_number(number: Decimal, *, thousands: bool = False) -> str:
    """A number without needless zeros."""
    text = f"{number:,f}" if thousands else f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def between(rng: Random, measure: Measure) -> Decimal:
    """A number of the measure."""
    return measure.low + measure.step * rng.randint(0, int((measure.high - measure.low) / measure.step))


def compared(rng: Random, hand: Hand, op: Op | None, amount: str) -> str:
    """An amount with its comparator in the filer's wording; a sign where that wording has none."""
    if op is None:
        return amount
    signs = indicators().signs[op]
    wording = hand.wording if rng.random() < 0.85 else rng.choice(WORDINGS)
    if wording == "after" and signs.after:
        return amount + rng.choice(signs.after)
    return rng.choice(signs.words if wording == "words" else signs.signs) + amount


def quantity(rng: Random, hand: Hand, entry: Entry, measure: str, column: ValueColumn) -> Value:
    """A number with its unit; a past year's is often bare."""
    kind = MEASURES[measure]
    number = between(rng, kind)
    op = rng.choice(kind.ops)
    if number < 0 or (column.role == "prior" and rng.random() < 0.5):
        op = None
    unit = "％" if hand.full_width and entry.unit == "%" else entry.unit
    raw = compared(rng, hand, op, printed_number(number, thousands=hand.thousands) + unit)
    return Value(
        role=column.role, year=column.year, raw=raw, kind="quantitative", op=op, number=number, unit=entry.unit
    )


def in_prose(rng: Random, entry: Entry, column: ValueColumn) -> Value:
    """A number inside a phrase."""
    number = rng.randint(2, 400)
    raw = indicators().prose[entry.unit].format(n=number)
    return Value(
        role=column.role, year=column.year, raw=raw, kind="quantitative", number=Decimal(number), unit=entry.unit
    )


def several(rng: Random, column: ValueColumn) -> Value:
    """Two numbers in one cell, so that none is the value."""
    raw = indicators().several.format(n=rng.randint(2, 99), m=rng.randint(2, 99))
    return Value(role=column.role, year=column.year, raw=raw, kind="quantitative")


def invent_value(rng: Random, hand: Hand, entry: Entry, column: ValueColumn) -> Value:
    """A value that fits the indicator."""
    if entry.words:
        word = rng.choice(entry.words) if column.role == "prior" else entry.words[-1]
        return Value(role=column.role, year=column.year, raw=word, kind="qualitative")
    match entry.measure:
        case "prose":
            return in_prose(rng, entry, column)
        case "several":
            return several(rng, column)
        case "maybe" if rng.random() < 0.6:
            return Value(role=column.role, year=column.year, raw="无", kind="none")
        case "maybe":
            return quantity(rng, hand, entry, "rate", column)
        case str() as measure:
            return quantity(rng, hand, entry, measure, column)
        case None:
            raise ValueError(f"{entry.name}: neither words nor a measure; correct indicators.yaml")
