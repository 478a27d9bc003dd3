"""Amounts of money and how they are printed."""

from decimal import Decimal
from random import Random

from renderer.draw import Draw

CENT = Decimal("0.01")
SIZES = {"元": (50_000, 90_000_000), "千元": (50, 90_000), "万元": (5, 9_000), "百万元": (1, 90), "亿元": (1, 9)}
"""Whole numbers of each unit that a form's money lies between."""


def printed(amount: Decimal, style: str) -> str:
    """An amount with its zeros, with commas, or without the zeros that say nothing."""
    text = f"{amount:,f}" if style == "commas" else f"{amount:f}"
    if style == "bare" and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text


def figure_style(draw: Draw) -> str:
    """How a form prints its amounts."""
    return draw.pick("money.figures", "zeros", "bare", "commas", lean=0.5)


def total(chance: Random, unit: str) -> Decimal:
    """A form's money in a unit, to the cent."""
    low, high = SIZES[unit]
    places = Decimal(10_000) if unit == "亿元" else Decimal(100)
    return Decimal(chance.randint(low * int(places), high * int(places))) / places


def step_of(amount: Decimal) -> Decimal:
    """The worth of an amount's last digit."""
    exponent = amount.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def parts(chance: Random, amount: Decimal, count: int) -> list[Decimal]:
    """Amounts above zero that add up."""
    step = step_of(amount)
    steps = int(amount / step)
    edges = sorted(chance.sample(range(1, steps), count - 1))
    return [(end - start) * step for start, end in zip([0, *edges], [*edges, steps], strict=True)]


def spent(chance: Random, amount: Decimal) -> Decimal:
    """What was spent of an amount."""
    return (amount * chance.choice((100, 100, 99, 98, 95, 88)) / 100).quantize(step_of(amount))
