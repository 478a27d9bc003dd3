"""Numbers in Chinese numerals."""

import re
from functools import cache

from extractors.values.reading import any_of, reading
from mappings.value_words import Numerals, value_words


def chinese_number(text: str) -> int | None:
    """The whole number that `text` spells: 一百二十, 十二万, 两千零五, 二〇二四; None where it is none.

    What may mean two numbers is none: 一百一 (101, 110), 一万五 (10,005, 15,000).
    """
    text = reading(text)
    numerals = value_words().numerals
    if not text:
        return None
    if all(sign in numerals.digits for sign in text):
        return int("".join(str(numerals.digits[sign]) for sign in text))
    return spelled(text, numerals)


def spelled(text: str, numerals: Numerals) -> int | None:
    """A number with its places spelled out, 三亿五千万; digit by digit is left to `chinese_number`."""
    for myriad, size in sorted(numerals.myriads.items(), key=lambda item: -item[1]):
        head, found, tail = text.rpartition(myriad)
        if not found:
            continue
        high = spelled(head, numerals)
        low = spelled(tail, numerals) if tail else 0
        if not high or low is None or low >= size or is_short(tail, numerals):
            return None
        return high * size + low
    return section(text, numerals)


def is_short(tail: str, numerals: Numerals) -> bool:
    """Whether a digit stands behind a myriad without its place, as in 一万五."""
    return len(tail) == 1 and numerals.digits.get(tail) != 0


def section(text: str, numerals: Numerals) -> int | None:
    """A number below 10,000; a zero may lead, as it does behind a myriad."""
    total, size, pending, gap = 0, 10_000, None, False
    for sign in text:
        if sign in numerals.digits:
            if pending is not None:
                return None
            digit = numerals.digits[sign]
            gap, pending = (True, None) if digit == 0 else (gap, digit)
        elif (unit := numerals.tens.get(sign, size)) < size:
            if pending is None and (unit > 10 or total):
                return None
            total += (1 if pending is None else pending) * unit
            size, pending, gap = unit, None, False
        else:
            return None
    if pending is None:
        return total if text and (not gap or (total == 0 and len(text) == 1)) else None
    return total + pending if gap or size in (10, 10_000) else None


@cache
def parts_pattern() -> re.Pattern[str]:
    """百分之九十五, 百分之95, 百分百."""
    numerals = value_words().numerals
    signs = re.escape("".join((*numerals.digits, *numerals.tens)))
    tenths = "".join(numerals.digits)
    return re.compile(
        rf"(?P<whole>{any_of(numerals.whole)})"
        rf"|(?P<tenths>[{tenths}]){numerals.tenth}(?P<hundredths>[{tenths}])"
        rf"|(?P<part>{any_of(numerals.parts)})(?P<number>[0-9.]+|[{signs}]+)"
    )


def with_shares_in_figures(text: str) -> str:
    """A reading whose shares in words stand as figures: 百分之九十五以上 → 95%以上."""
    return parts_pattern().sub(figure, text)


def figure(found: re.Match[str]) -> str:
    """One share in figures; as printed where its number cannot be told."""
    numerals = value_words().numerals
    if found["whole"]:
        return numerals.whole[found["whole"]]
    if found["tenths"]:
        return f"{numerals.digits[found['tenths']]}{numerals.digits[found['hundredths']]}%"
    number = found["number"]
    told = number if number[0].isascii() else chinese_number(number)
    return found[0] if told is None else f"{told}{numerals.parts[found['part']]}"


@cache
def numeral_signs() -> str:
    """Every sign of a Chinese numeral, for a character class."""
    numerals = value_words().numerals
    return re.escape("".join((*numerals.digits, *numerals.tens, *numerals.myriads)))
