"""Prints single cells: labels, amounts, lists, values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from benchmarks.render.sheet import BLANK, Box, Ink, Role
from benchmarks.render.style import Style
from benchmarks.render.truth import Value
from benchmarks.render.values import printed_number

HALF_WIDTH = str.maketrans("（）：", "():")
HAN_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\d≥≤])|(?<=\d)(?=[\u4e00-\u9fff])")


def spaced(text: str, style: Style) -> str:
    """Text with blanks between Chinese and figures, where the typist sets them."""
    return HAN_FIGURE.sub(" ", text) if style.spaced else text


def padded(text: str, style: Style) -> str:
    """Text with an ideographic blank behind it, where the typist leaves them."""
    return f"{text}　" if style.padded and text else text


def label(text: str, style: Style, cols: int = 1, rows: int = 1) -> Box:
    """A printed label; `|` marks where a narrow one is broken."""
    text = text.replace("|", "\n" if style.wrapped else "")
    return Box(Ink(text=text.translate(HALF_WIDTH) if style.half_width else text, role="label"), cols, rows)


def head(text: str, style: Style, cols: int = 1, rows: int = 1) -> Box:
    """A column's head."""
    text = text.replace("|", "\n" if style.wrapped else "")
    return Box(Ink(text=spaced(text, style), role="head"), cols, rows)


def required(text: str, style: Style, cols: int = 1) -> Box:
    """The head of a column that must be filled in."""
    return Box(Ink(text=f"*{text}" if style.stars else text, role="head"), cols)


def written(text: str | None, role: Role, cols: int = 1, rows: int = 1) -> Box:
    """Something filled in, or an empty cell."""
    return Box(Ink(text=text, role=role) if text else BLANK, cols, rows)


def amount(value: Decimal | None, style: Style, cols: int = 1) -> Box:
    """An amount of money; an empty cell for none."""
    if value is None:
        return Box(BLANK, cols)
    text = padded(printed_number(value, thousands=style.thousands), style)
    return Box(Ink(text=text, role="amount", number=value), cols)


def share(fraction: Decimal | None, style: Style) -> Box:
    """A share as a percentage; an empty cell for none."""
    if fraction is None:
        return Box(BLANK)
    text = f"{printed_number(fraction * 100)}%" if fraction else style.zero_share
    return Box(Ink(text=padded(text, style), role="share", number=fraction))


def value(noun: Value | None, style: Style, cols: int = 1) -> Box:
    """An indicator's value; a bare percentage is a number in a spreadsheet."""
    if noun is None:
        return Box(BLANK, cols)
    bare = noun.number is not None and noun.raw == f"{printed_number(noun.number)}%"
    fraction = noun.number / 100 if bare and noun.number is not None else None
    return Box(Ink(text=spaced(noun.raw, style), role="value", number=fraction), cols)


def listed(texts: Sequence[str], numbering: str, style: Style, cols: int) -> Box:
    """Items of prose, numbered where there are several."""
    lines = [numbering.format(n=n) + text for n, text in enumerate(texts, start=1)] if len(texts) > 1 else list(texts)
    if style.padded and lines:
        lines = ["\u00a0", *lines]
    return Box(Ink(text="\n".join(lines), role="prose") if lines else BLANK, cols)
