"""Numbers that are printed in pieces: broken over lines, with blanks between the groups or between the digits."""

import re
import unicodedata
from dataclasses import dataclass

BREAK = re.compile(r"(?<=[0-9.,])\s+(?=[0-9.,])")
VALUE = re.compile(
    r"(?P<before>[^0-9.,]{0,6}?)(?P<sign>[-+])?(?P<number>[0-9](?:[0-9.,\s]*[0-9])?)(?P<after>[^0-9]{0,8})"
)
NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
LETTERSPACED = 3
"""Pieces of one sign each from which a number is told letter-spaced."""
GROUP = 3
TYPED = re.compile("[ \u3000]")
"""Blanks that stand between two numbers as well; no-break, thin and narrow ones only part the groups of one."""
LINE = re.compile("[\n\t]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejoined:
    """A text with its number in one piece."""

    text: str
    sure: bool
    """Whether its pieces can be nothing but one number."""


def rejoined(text: str) -> Rejoined | None:
    """A text of one number in pieces with the number whole; None where it is none, or may be several numbers."""
    folded = unicodedata.normalize("NFKC", text) if not text.isascii() else text
    if not BREAK.search(folded):
        return None
    found = VALUE.fullmatch(text if len(folded) != len(text) else _folded_digits(text))
    if found is None:
        return None
    pieces = re.split(r"(\s+)", found["number"])
    number = "".join(pieces[::2])
    if not NUMBER.fullmatch(number):
        return None
    sure = _verdict(pieces[::2], pieces[1::2], found["after"])
    if sure is None:
        return None
    whole = f"{found['before']}{found['sign'] or ''}{number}{found['after']}"
    return Rejoined(text=whole, sure=sure)


def _folded_digits(text: str) -> str:
    """The text with full-width digits, points and commas as ASCII ones; its blanks stay."""
    return text.translate({**{0xFF10 + digit: 0x30 + digit for digit in range(10)}, 0xFF0E: 0x2E, 0xFF0C: 0x2C})


def _verdict(pieces: list[str], gaps: list[str], after: str) -> bool | None:
    """Whether the pieces are surely one number; None where they may be several."""
    if len(pieces) >= LETTERSPACED and all(len(piece) == 1 for piece in pieces):
        return True
    if _is_grouped(pieces):
        return not any(TYPED.search(gap) or LINE.search(gap) for gap in gaps) or "." in pieces[-1]
    verdicts = [_of_gap(pieces, at, gap, after) for at, gap in enumerate(gaps)]
    if None in verdicts:
        return None
    return all(verdicts)


def _is_grouped(pieces: list[str]) -> bool:
    """Whether the pieces are the groups of three of one number."""
    first, *rest = pieces
    whole = [piece.partition(".")[0] for piece in rest]
    return (
        1 <= len(first) <= GROUP
        and first.isdigit()
        and first[0] != "0"
        and all(len(piece) == GROUP and piece.isdigit() for piece in whole)
    )


def _of_gap(pieces: list[str], at: int, gap: str, after: str) -> bool | None:
    """Whether the piece before a gap and the one behind it surely are parts of one number."""
    before, behind = pieces[at], pieces[at + 1]
    if before[-1] in ".," or behind[0] in ".,":
        return True
    if not LINE.search(gap) or "." in before:
        return None
    if "." in behind or (after.strip() and at + 2 == len(pieces)):
        return False
    return None
