"""Raised and lowered characters: marks of footnotes, exponents, and such text that is neither."""

import re
from collections.abc import Iterator

from schemas.grid import Aside

PLAIN = "0123456789+-=()"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
TO_PLAIN = str.maketrans(RAISED, PLAIN)
TO_RAISED = str.maketrans(PLAIN + "−[]【】（）", RAISED + "⁻⁽⁾⁽⁾⁽⁾")
LOWERED = "₀₁₂₃₄₅₆₇₈₉"
TO_LOWERED = str.maketrans(PLAIN[:10], LOWERED)
FROM_LOWERED = str.maketrans(LOWERED, PLAIN[:10])
RUN = re.compile(f"[{RAISED}]+|[{LOWERED}]+")
RAISABLE = re.compile(r"\s*[0-9+\-−=()\[\]【】（）]+\s*")
NOTE = re.compile(r"\s*(?:[*※†‡#]+|[①-⑳]|[\[(（【]?注.{0,2})\s*")
"""Raised text that is the mark of a note, though no digits alone."""
TEN = re.compile(r"(?P<times>[×xX*·]\s*)?(?<![0-9.,０-９])(?:10|１０)$")
UNIT = re.compile(r"[A-Za-zμΩ㎜-㏿米里秒]$")
"""What a raised 2 or 3 is an exponent of."""
BASE = re.compile(r"[\w%％)）\]】”’]$")
"""What a mark of a note may stand behind; behind anything else raised digits are a value themselves."""
COUNTED = re.compile(r"[0-9０-９][%％)）]?$")
"""What a lowered mark of a note stands behind: behind a letter it is part of a name (CO₂)."""
LEAST_EXPONENT = 3
"""Of a ten without ×: smaller raised digits behind a 10 are rather marks of notes, which begin with 1."""


def raised(text: str) -> str:
    """Digits and their signs as Unicode's raised ones; other text as it is."""
    return text.strip().translate(TO_RAISED) if RAISABLE.fullmatch(text) else text


def lowered(text: str) -> str:
    """Digits as Unicode's lowered ones; other text as it is."""
    bare = text.strip()
    return bare.translate(TO_LOWERED) if bare.isascii() and bare.isdecimal() else text


def is_note(text: str) -> bool:
    """Whether raised text is the mark of a note by itself."""
    return NOTE.fullmatch(text) is not None


def resolved(text: str) -> tuple[str, tuple[Aside, ...]]:
    """The text with raised digits kept where they are exponents and left out where they mark notes, and what to tell.

    Lowered digits are left out behind a number, and are plain ones elsewhere.

    A text of raised digits alone, or with such behind a comparator, prints them as a value: they are made plain ones.
    """
    if RUN.search(text) is None:
        return text, ()
    parts: list[str] = []
    asides: list[Aside] = []
    end = 0
    for found in RUN.finditer(text):
        parts.append(text[end : found.start()])
        kept, told = _settle(found[0], "".join(parts))
        parts.append(kept)
        asides += told
        end = found.end()
    parts.append(text[end:])
    return "".join(parts), tuple(asides)


def _settle(mark: str, before: str) -> tuple[str, Iterator[Aside]]:
    if mark[0] in LOWERED:
        plain = mark.translate(FROM_LOWERED)
        return ("", iter((Aside(kind="footnote", text=plain),))) if COUNTED.search(before) else (plain, iter(()))
    plain = mark.translate(TO_PLAIN)
    if UNIT.search(before):
        return mark, iter(())
    if (ten := TEN.search(before)) and plain.lstrip("-").isdigit():
        if ten["times"]:
            return mark, iter(())
        if int(plain) >= LEAST_EXPONENT or plain.startswith("-"):
            return mark, iter((Aside(kind="exponent", text=f"10{mark}"),))
    if BASE.search(before):
        return "", iter((Aside(kind="footnote", text=plain),))
    return plain, iter(())
