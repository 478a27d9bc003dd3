"""Amounts of money and shares of a total, as exact decimals."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache

from extractors.values.amount_forms import PLAIN, in_figures, money_units
from extractors.values.reading import any_of, folds, reading
from extractors.values.units import listed, tidy
from mappings.value_words import value_words

CENT = Decimal("0.01")
NUMERIC = re.compile(r"[-+~—]?[0-9][-0-9.,;:·。'%]*|[.,·。'][0-9][-0-9.,;:·。'%]*")
SHARE = re.compile(rf"(?P<number>{PLAIN})(?P<percent>%)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One printed amount of money."""

    raw: str
    """As printed, whitespace removed."""
    number: Decimal
    """As printed, with all its decimal places."""
    unit: str | None
    """万元, 元 …, where it is printed behind the number."""


@lru_cache(maxsize=65536)
def parse_amount(text: str) -> Amount | None:
    """The amount that the whole of `text` prints; None where it prints none.

    A number whose marks are misplaced (1,23), with two points, or with an odd gap between digits gives None as well:
    `looks_numeric` tells it from an empty cell.
    """
    written = in_figures(text)
    if written is None:
        return None
    return Amount(raw="".join(text.split()), number=written.number, unit=written.unit)


@lru_cache(maxsize=65536)
def looks_numeric(text: str) -> bool:
    """Whether `text` is meant as one number, readable or not: digits with nothing but marks and a unit of money."""
    return parse_amount(text) is not None or NUMERIC.fullmatch(around_number().sub("", reading(text))) is not None


@cache
def around_number() -> re.Pattern[str]:
    """What may stand around an amount: a currency, a scale, brackets."""
    currency, scale = any_of(value_words().currency_signs), any_of(value_words().scales)
    unit = any_of(word for word, unit in listed().items() if unit.kind in ("money", "foreign_money"))
    return re.compile(rf"^(?:\(|{currency})|(?:{scale}?{unit}|{scale})\)?$|\)$")


def money_unit(text: str) -> str | None:
    """The one unit of money that a head or label names: 单位：万元, 预算数（元）; None where it names none or two.

    None as well where a scale stands apart from it, (百万 一 元): what is between was misread.
    """
    folded = broken_unit().sub("", text.translate(folds()))
    found = set(money_unit_pattern().findall(folded))
    return found.pop() if len(found) == 1 and lone_scale().search(folded) is None else None


@cache
def money_unit_pattern() -> re.Pattern[str]:
    """A unit of money that stands alone between brackets, colons, blanks and ends."""
    currency = any_of(value_words().currency_signs)
    return re.compile(rf"(?:^|[:(,/、\s])\s*{currency}?({money_units()})(?=$|[(),;/、。%\s])")


@cache
def broken_unit() -> re.Pattern[str]:
    """The blanks and line feeds within a unit of money: 百万 元, 百 万元."""
    letters = "".join(sorted({letter for scale in value_words().scales for letter in scale}))
    return re.compile(rf"(?<=[{letters}])\s+(?=[{letters}]?{money_units()})")


@cache
def lone_scale() -> re.Pattern[str]:
    """A scale behind a bracket or colon that no unit follows."""
    return re.compile(rf"[(:]\s*{any_of(value_words().scales)}[\s,;/、.·-]")


def to_yuan(number: Decimal, unit: str | None) -> Decimal | None:
    """`number` of `unit` in yuan, rounded half up to the cent; None where the unit is unknown or no yuan."""
    scale = None if unit is None else yuan_in(unit)
    if scale is None:
        return None
    with localcontext(prec=80):
        return (number * scale).quantize(CENT, ROUND_HALF_UP)


@lru_cache(maxsize=1024)
def yuan_in(unit: str) -> int | None:
    """What one `unit` is in yuan; None where it is unknown or no yuan."""
    found = re.fullmatch(rf"(?P<scale>{any_of(value_words().scales)})?(?P<word>{any_of(listed())})", tidy(unit))
    if found is None or listed()[found["word"]].kind != "money":
        return None
    return value_words().scales.get(found["scale"] or "", 1)


@lru_cache(maxsize=65536)
def parse_share(text: str) -> float | None:
    """A printed share of a total as a fraction: 58.39% is 0.5839.

    Without a percent sign only what can be nothing but a fraction is read, 0 to 1: 96 may be 96% or a slip.
    """
    found = SHARE.fullmatch(reading(text))
    if found is None:
        return None
    number = Decimal(found["number"].replace(",", ""))
    if found["percent"]:
        return float(number / 100)
    return float(number) if 0 <= number <= 1 else None
