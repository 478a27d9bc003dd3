"""Numbers as the page prints them; none passes through a float on its way."""

from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


def wan(yuan: Decimal | None) -> str:
    """An amount in 万元, exact: two places, more where it has them. Blank for null."""
    if yuan is None:
        return ""
    whole, _, places = f"{yuan.scaleb(-4):,f}".partition(".")
    return f"{whole}.{places.rstrip('0').ljust(2, '0')}"


def change(now: Decimal | None, before: Decimal | None) -> str:
    """By how many percent an amount grew. Blank where one is null or the earlier is 0."""
    if now is None or before is None or not before:
        return ""
    grown = ((now - before) / abs(before) * 100).quantize(TENTH, ROUND_HALF_UP)
    return f"{grown:+,f}%" if grown else "0.0%"


def part(amount: Decimal | None, whole: Decimal | None) -> str:
    """What share of a whole an amount is. Blank where one is null or the whole is 0."""
    if amount is None or whole is None or not whole:
        return ""
    return f"{(amount / whole * 100).quantize(TENTH, ROUND_HALF_UP):,f}%"


def exact(number: float) -> Decimal:
    """The shortest decimal that is this float: the one that was printed."""
    return Decimal(repr(number))


def plain(number: Decimal) -> str:
    """All places of a number that say something."""
    text = f"{number:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def percent(fraction: float | None) -> str:
    """A fraction as percent. Blank for null."""
    return "" if fraction is None else f"{plain(exact(fraction) * 100)}%"
