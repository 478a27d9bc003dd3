"""The forms in which an amount of money is written: figures, brackets, signs, powers of ten, numerals."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.values.numerals import chinese_number, numeral_signs
from extractors.values.reading import any_of, folds, reading
from extractors.values.units import listed
from mappings.value_words import value_words

PLAIN = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})(?:\.[0-9]{1,18})?"
"""All groups of three, or none; at most one point, with digits on both sides."""
GROUPS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[\s'’][0-9]{3})+(?![0-9,])")
"""Thousands parted by one blank or apostrophe: 1 060.00."""
PARTING = re.compile(r"[\s'’]")
POWER = re.compile(r"(?P<digits>[0-9](?:\.[0-9]{1,12})?)[Ee](?P<power>[+-]?[0-9]{1,2})")
ORDINAL = re.compile(r"\(([0-9]{1,2}|(?:19|20)[0-9]{2})\)")
"""The number of an item, or a year: no negative amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An amount in figures."""

    number: Decimal
    unit: str | None


def in_figures(text: str) -> Written | None:
    """The amount that a text writes, in whichever form; None where it writes none."""
    folded = GROUPS.sub(lambda found: PARTING.sub("", found[0]), text.translate(folds()).strip())
    word = footnotes().sub("", reading(folded)).removeprefix("=")  # a number that was typed as a formula
    negative = False
    word = bracketed_unit().sub(r"\1", word)
    if ORDINAL.fullmatch(word) is None and (inner := inside_brackets(word)) is not None:
        word, negative = inner, True
    elif marked := negative_sign().match(word):
        word, negative = word[marked.end() :], True
    elif len(word) > 1 and word[-1] == "-" and word[-2].isdigit():
        word, negative = word[:-1], True
    if negative and not word[:1].isdigit():
        return None
    found = figures(word) or scaled_parts(word) or numerals(word)
    if found is None:
        return None
    return Written(number=-found.number if negative else found.number, unit=found.unit)


def inside_brackets(word: str) -> str | None:
    """What stands in brackets, with the unit behind them: (60.00)万元 → 60.00万元; None where there are none."""
    found = re.fullmatch(rf"\(([^()]+)\)({money_units()})?", word)
    return None if found is None else found[1] + (found[2] or "")


def figures(word: str) -> Written | None:
    """A number in figures, its currency before it, its unit behind it; a scale alone counts yuan."""
    found = amount_pattern().fullmatch(word)
    if found is None:
        return None
    digits = points().sub(".", found["number"])
    if power := POWER.fullmatch(digits):
        number = Decimal(power["digits"]).scaleb(int(power["power"]))
    else:
        number = Decimal(digits.replace(",", ""))
    unit = found["unit"] or (None if found["scale"] is None else found["scale"] + yuan())
    return Written(number=number, unit=unit)


def scaled_parts(word: str) -> Written | None:
    """Several parts, each a number with its scale, the larger first: 1亿2000万元, 3千5百万元."""
    found = parts_pattern().fullmatch(word)
    if found is None:
        return None
    scales = value_words().scales
    parts = [(Decimal(number), scales[scale]) for number, scale in part_pattern().findall(found["parts"])]
    whole = scales.get(found["whole"] or "", 1)
    sizes = [size for _, size in parts]
    if sizes != sorted(set(sizes), reverse=True) or any(
        number * size >= above for (number, size), above in zip(parts[1:], sizes, strict=False)
    ):
        return None
    return Written(number=sum((number * size for number, size in parts), Decimal(0)) * whole, unit=yuan())


def numerals(word: str) -> Written | None:
    """A number in Chinese numerals: 陆拾万元整, 九百; without a unit it must name a hundred or more."""
    found = numeral_pattern().fullmatch(word)
    if found is None:
        return None
    signs, unit, words = found["signs"], found["unit"], value_words().numerals
    if unit is None and not any(words.tens.get(sign, 10) > 10 or sign in words.myriads for sign in signs):
        return None
    scale = signs[-1] if unit is not None and len(signs) > 1 and signs[-1] in words.myriads else ""
    number = chinese_number(signs[: len(signs) - len(scale)])
    return None if number is None else Written(number=Decimal(number), unit=None if unit is None else scale + unit)


@cache
def yuan() -> str:
    """The unit that a scale alone stands before."""
    return next(word for word, unit in listed().items() if unit.kind == "money")


@cache
def money_units() -> str:
    """Regular expression of the units of money that turn into yuan."""
    units = any_of(word for word, unit in listed().items() if unit.kind == "money")
    return rf"{any_of(value_words().scales)}?{units}"


@cache
def amount_pattern() -> re.Pattern[str]:
    """A number, its currency sign before it; behind it its unit and the word that closes an amount, or a scale."""
    words = value_words()
    pointed = rf"[+-]?[0-9]{{1,18}}{any_of(words.amounts.points)}[0-9]{{1,2}}"
    power = r"[0-9](?:\.[0-9]{1,12})?[Ee][+-]?[0-9]{1,2}"
    return re.compile(
        rf"{any_of(words.currency_signs)}?(?P<number>{PLAIN}|{pointed}|{power})"
        rf"(?:(?P<unit>{money_units()}){any_of(words.amounts.closing)}?|(?P<scale>{any_of(words.scales)}))?"
    )


@cache
def points() -> re.Pattern[str]:
    """Signs that stand for a decimal point."""
    return re.compile(any_of(value_words().amounts.points))


@cache
def bracketed_unit() -> re.Pattern[str]:
    """A unit in brackets behind a number: 60.00（万元）."""
    return re.compile(rf"(?<=[0-9])\(({money_units()})\)$")


@cache
def footnotes() -> re.Pattern[str]:
    """Marks of notes behind an amount."""
    return re.compile(rf"(?<=[0-9)元]){any_of(value_words().amounts.notes)}+$")


@cache
def negative_sign() -> re.Pattern[str]:
    """The bookkeepers' sign of a loss."""
    return re.compile(any_of(value_words().amounts.negative))


@cache
def part_pattern() -> re.Pattern[str]:
    """A number and its scale."""
    return re.compile(rf"([0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)({any_of(value_words().scales)})")


@cache
def parts_pattern() -> re.Pattern[str]:
    """At least two numbers with their scales, the scale of the whole where there is one, the unit."""
    words = value_words()
    units, scales = any_of(word for word, unit in listed().items() if unit.kind == "money"), any_of(words.scales)
    single = any_of(scale for scale in words.scales if len(scale) == 1)
    return re.compile(
        rf"{any_of(words.currency_signs)}?(?P<parts>(?:[0-9]{{1,12}}(?:\.[0-9]{{1,6}})?{single}){{2,}})"
        rf"(?P<whole>{scales})?(?:{units}{any_of(words.amounts.closing)}?)?"
    )


@cache
def numeral_pattern() -> re.Pattern[str]:
    """Numerals, their unit and the word that closes an amount."""
    words = value_words()
    units = any_of(word for word, unit in listed().items() if unit.kind == "money")
    return re.compile(
        rf"{any_of(words.currency_signs)}?(?P<signs>[{numeral_signs()}]{{2,}})"
        rf"(?:(?P<unit>{units}){any_of(words.amounts.closing)}?)?"
    )
