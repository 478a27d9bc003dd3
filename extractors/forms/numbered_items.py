"""Prose split into the items of its numbered list."""

import re
from collections.abc import Callable

from mappings.labels import labels
from mappings.normal import joined

NUMERALS = "一二三四五六七八九十"
NUMBER = re.compile(
    rf"^\s*(?:[(（](?:\d{{1,2}}|[{NUMERALS}]{{1,3}})[)）]|(?:\d{{1,2}}[.、．](?!\d)|[{NUMERALS}]{{1,3}}、))\s*"
)
BEFORE = r"(?:^|(?<=[\s。；;．.，,、！）)]))\s*"
Style = Callable[[int], str]


def arabic(number: int) -> str:
    """1. 1、 目标1： and the like; never the 12 of 12.5."""
    return rf"(?:{'|'.join(labels().item_words)})?\s*{number}\s*[.、．:：)）](?!\d)\s*"


def arabic_in_brackets(number: int) -> str:
    """(1)."""
    return rf"[(（]\s*{number}\s*[)）]\s*"


def chinese(number: int) -> str:
    """一、."""
    return rf"{numeral(number)}、\s*"


def chinese_in_brackets(number: int) -> str:
    """(一)."""
    return rf"[(（]{numeral(number)}[)）]\s*"


def circled(number: int) -> str:
    """①, up to ⑳."""
    return rf"{chr(0x2460 + number - 1)}\s*"


STYLES: tuple[Style, ...] = (arabic, arabic_in_brackets, chinese, chinese_in_brackets, circled)


def spoken(number: int) -> str:
    """一是, as prose counts its points."""
    return rf"{numeral(number)}是\s*"


def numeral(number: int) -> str:
    """A number up to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else NUMERALS[tens - 1] + "十"
    return head + (NUMERALS[ones - 1] if ones else "")


def split_items(text: str, *, counted_aloud: bool = False) -> tuple[str, ...]:
    """The items of a list that is numbered 1, 2, 3 … from its beginning, numbers stripped; else the text as one.

    Where it may be `counted_aloud`, 一是 … 二是 … are items as well, and so is what leads to them.

    A number counts only where it follows the one before and begins a line, or stands behind a blank or the end of a
    clause: 12.5万 and the （2） of another numbering are none.
    """
    style = next((style for style in STYLES if re.match(r"\s*" + style(1), text)), None)
    if style is None and counted_aloud:
        items = points_aloud(text)
    else:
        items = numbered_items(text, style) if style is not None else [text]
    return tuple(item for item in map(joined, items) if item)


def points_aloud(text: str) -> list[str]:
    """What leads to 一是, and each point from there; the text as one where no 二是 follows."""
    first = re.search(rf"(?:^|(?<=[\s。；;：:，,！]))(?={spoken(1)})", text)
    points = numbered_items(text[first.start() :], spoken) if first is not None else []
    return [text[: first.start()], *points] if first is not None and len(points) > 1 else [text]


def numbered_items(text: str, style: Style) -> list[str]:
    """The texts between the marks 1, 2, 3 … of one style."""
    items: list[str] = []
    start = number = 0
    while found := re.compile(BEFORE + style(number + 1), re.MULTILINE).search(text, start):
        if number:
            items.append(text[start : found.start()])
        start, number = found.end(), number + 1
    return [*items, text[start:]]


def unnumbered(text: str) -> str:
    """The text without the number of a list before it, whatever the number."""
    return NUMBER.sub("", text, count=1).strip()
