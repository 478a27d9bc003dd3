"""Values that are spelled in numerals as a whole: 两次, 不少于三家, 十二万元."""

import re
from functools import cache

from extractors.values.comparators import after, after_time, before
from extractors.values.numerals import chinese_number, numeral_signs
from extractors.values.reading import any_of
from extractors.values.units import chain
from mappings.value_words import value_words


def with_numeral_in_figures(text: str, *, needs_unit: bool) -> str:
    """A reading with its numeral in figures, where comparator, numeral and unit are all it says; else as it is.

    One numeral among other words counts nothing for sure: 一次性, 一窗通办, 一体化.
    A scale before the unit stays with the unit, as it does behind figures: 12万元.
    """
    found = pattern().fullmatch(text)
    if found is None:
        return text
    words, numeral, unit = value_words().numerals, found["numeral"], found["unit"] or ""
    if len(numeral) > 1 and numeral[-1] in words.myriads:
        numeral, unit = numeral[:-1], numeral[-1] + unit
    if (about := between_two(numeral)) is not None:
        return f"{found['head']}{about}{unit}{found['tail']}" if unit else text
    number = chinese_number(numeral)
    if number is None or unit in words.tens or (needs_unit and not unit):
        return text
    if unit in words.ordinal_units and not numeral.startswith(words.cardinal):
        return text
    return f"{found['head']}{number}{unit}{found['tail']}"


def between_two(numeral: str) -> str | None:
    """Two neighbouring digits that say about how many: 两三 → 2-3; None for any other numeral."""
    digits = value_words().numerals.digits
    low, high = (digits.get(sign, 0) for sign in numeral) if len(numeral) == 2 else (0, 0)
    return f"{low}-{high}" if 0 < low < high <= low + 2 else None


@cache
def pattern() -> re.Pattern[str]:
    """Comparator, numeral, unit, bound."""
    words = value_words()
    head = rf"{any_of(before())}?{any_of(words.leads)}?{any_of(words.approximate.before)}?"
    tail = rf"{any_of((*after(), *after_time(), *words.approximate.after))}?[,;。.]*"
    return re.compile(
        rf"(?P<head>{head})(?P<numeral>[{numeral_signs()}]+){any_of(words.approximate.between)}?"
        rf"(?P<unit>{chain()})?(?P<tail>{tail})"
    )
