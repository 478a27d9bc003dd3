"""Dates as a spreadsheet prints them, after the date formats of ECMA-376 part 1, section 18.8.31."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache

YEAR_MONTH, MONTH_DAY, YEAR_MONTH_DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
BUILTIN: Mapping[int, str] = {
    14: "yyyy/m/d",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: YEAR_MONTH,
    28: MONTH_DAY,
    29: MONTH_DAY,
    31: YEAR_MONTH_DAY,
    36: YEAR_MONTH,
    50: YEAR_MONTH,
    51: MONTH_DAY,
    52: YEAR_MONTH,
    53: MONTH_DAY,
    54: MONTH_DAY,
    57: YEAR_MONTH,
    58: MONTH_DAY,
}
"""Formats that a workbook names by number alone, as Chinese programs print them; of section 18.8.30, zh-cn."""

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[[^\]]*\]|(?P<part>y+|m+|d+|h+|s+)|(?P<other>.)', re.IGNORECASE
)
NUMERALS = re.compile(r"\[DBNum", re.IGNORECASE)
PARTS: Mapping[str, Callable[[datetime], str]] = {
    "yyyy": lambda moment: f"{moment.year:04d}",
    "m": lambda moment: str(moment.month),
    "mm": lambda moment: f"{moment.month:02d}",
    "d": lambda moment: str(moment.day),
    "dd": lambda moment: f"{moment.day:02d}",
    "h": lambda moment: str(moment.hour),
    "hh": lambda moment: f"{moment.hour:02d}",
    "s": lambda moment: str(moment.second),
    "ss": lambda moment: f"{moment.second:02d}",
}
MINUTES: Mapping[str, Callable[[datetime], str]] = {
    "m": lambda moment: str(moment.minute),
    "mm": lambda moment: f"{moment.minute:02d}",
}
"""Of an m behind hours or before seconds."""
FIRST = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
"""Day 0 of a workbook, by whether it counts from 1904."""
LAST_DAY = 2_958_465
"""31 December 9999."""


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """Whether a number format prints a date or a time of day."""
    return any(token["part"] for token in TOKEN.finditer(code.partition(";")[0])) and "general" not in code.lower()


def moment(number: float, *, from_1904: bool) -> datetime | None:
    """The moment that a number stands for; None where it stands for none."""
    return FIRST[from_1904] + timedelta(days=number) if 0 <= number <= LAST_DAY else None


def printed_date(when: datetime, code: str) -> str | None:
    """The moment as its format prints it; None where the format has parts of other kinds, or where the order of the
    date's parts would leave it open which is which: 3/6/25.
    """
    if NUMERALS.search(code):
        return None
    tokens = list(TOKEN.finditer(code.partition(";")[0]))
    parts = [(token["part"] or "").lower() for token in tokens]
    kinds = [part[0] for part in parts if part]
    if not kinds or ({"y", "m", "d"} <= set(kinds) and kinds[0] != "y"):
        return None
    printed: list[str] = []
    for at, token in enumerate(tokens):
        if parts[at]:
            told = MINUTES if _is_minute(parts, at) else PARTS
            if parts[at] not in told:
                return None
            printed.append(told[parts[at]](when))
        elif (sign := token["other"] or "").isalpha() and sign.isascii():
            return None
        else:
            printed.append(token["quoted"] or token["escaped"] or sign)
    return "".join(printed).strip()


def _is_minute(parts: list[str], at: int) -> bool:
    before = next((part[0] for part in reversed(parts[:at]) if part), "")
    behind = next((part[0] for part in parts[at + 1 :] if part), "")
    return parts[at][0] == "m" and (before == "h" or behind == "s")
