"""Numbers written with a power of ten: 1.2×10⁴, 10^4, 6.0E+01."""

import re
from decimal import Decimal

TIMES = re.compile(r"(?<=[0-9])[xX*](?=[0-9])")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
POWER = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?P<number>[0-9]+(?:\.[0-9]+)?)[×xX*·])?10(?:\^(?P<caret>[0-9]{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))"
)
EXPONENT = re.compile(r"(?<![A-Za-z0-9.])(?P<number>[0-9]+(?:\.[0-9]+)?)[eE](?P<power>[+-][0-9]{1,2})(?![A-Za-z0-9.])")


def without_powers(text: str) -> str:
    """A reading whose powers of ten are written out, 1.2×10⁴人 → 12000人, and with one sign for times: 5x8小时."""
    return TIMES.sub("×", EXPONENT.sub(exponent, POWER.sub(power, text)))


def power(found: re.Match[str]) -> str:
    """One power of ten written out."""
    raised = found["caret"] or found["raised"].translate(SUPERSCRIPTS)
    return whole(Decimal(found["number"] or "1"), int(raised))


def exponent(found: re.Match[str]) -> str:
    """One number of a spreadsheet written out."""
    return whole(Decimal(found["number"]), int(found["power"]))


def whole(number: Decimal, power_of_ten: int) -> str:
    """The number without exponent, its last zeros behind the point left out."""
    text = f"{number.scaleb(power_of_ten):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
