"""Numbers that a narrow cell breaks over its lines: one number again, where two cannot be meant."""

import re
from collections.abc import Sequence

from extractors.grids.text_lines import text_lines
from schemas.page import Char

PIECE = re.compile(r"[≥≤＞＜><=＝＋+－-]?[\d,，]*[.．]?[\d,，]*[%％]?")
"""A part of a number."""
AMOUNT = re.compile(r"[＋+－-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{2,6}")
"""An amount as forms print it, to the cent or finer."""
SHARE = re.compile(r"[≥≤＞＜><=＝]?\d+(?:[.．]\d+)?[%％]")
GROUPED = re.compile(r"[＋+－-]?\d{1,3}(?:[,，]\d{3})+")
PART_ALONE = re.compile(r"[\d,，]*[,，.．]|0\d.*|[.．,，].*|[%％]|[≥≤＞＜><=＝＋+－-]")
"""What is no number by itself, so that it must go on or have begun."""
ROOM = 1.2
"""Of a character's height: a line that leaves less of its cell's width is full."""


def unbroken(text: str) -> str | None:
    """The number that the lines of a cell make; None where they make none, or may be several."""
    lines = [line.strip() for line in text.split("\n")]
    if not all(line and PIECE.fullmatch(line) for line in lines):
        return None
    whole = "".join(lines)
    if AMOUNT.fullmatch(whole):
        return whole if not all(AMOUNT.fullmatch(line) for line in lines) else None
    if SHARE.fullmatch(whole):
        return whole if not all(SHARE.fullmatch(line) for line in lines) else None
    if GROUPED.fullmatch(whole) or re.fullmatch(r"[≥≤＞＜><=＝＋+－-]?\d+(?:[.．]\d+)?", whole):
        return whole if any(PART_ALONE.fullmatch(line) for line in lines) else None
    return None


def fills(chars: Sequence[Char], width: float) -> bool:
    """Whether each line but the last has no room for another character, in a cell of this width."""
    lines = text_lines(chars)
    return all(
        line.box[2] - line.box[0] >= width - ROOM * (line.box[3] - line.box[1]) - 2 * (line.chars[0].x1 - line.chars[0].x0)
        for line in lines[:-1]
    )
