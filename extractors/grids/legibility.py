"""Whether the text layer of a page says what is printed: wrong encodings and missing maps give other characters."""

import re
from functools import cache

LEAST = 20
"""Characters; fewer tell nothing."""
ODD_SHARE = 0.15
"""Of the characters; more that no Chinese form prints are no text."""
UNNAMED, UNNAMED_SHARE = "\ufffd", 0.01
"""What stands for a character that a font does not name, and the share of a page's that may be: figures in a font of
their own are few."""
COMMON_SHARE = 0.6
"""Of the ideographs; running Chinese, names and places included, has more than 0.95 in common use, and ideographs by
chance 0.36."""
SIGN_SHARE = 0.25
"""Of the characters of a page without ideographs; signs are rarer in figures and Latin text."""

BLANKS = re.compile(r"[\s\u200b\ufeff]+")
USUAL = re.compile(
    "[!-~°±·×÷§\u2010-\u203b\u2070-\u209c\u2100-\u218b\u2190-\u22ff\u2460-\u27bf"
    "\u2e80-\u2fdf\u3000-\u303f\u3105-\u312f\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufb00-\ufb06"
    "\ufe30-\ufe4f\uff00-\uffef\u0391-\u03c9\U00020000-\U0002ffff]"
)
"""What forms print: ASCII, ideographs and their radicals, punctuation of both widths, signs of mathematics, numbers
in circles, boxes and ticks, Greek letters of formulas."""
IDEOGRAPHS = re.compile("[\u4e00-\u9fff]")
SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
PLAIN_SIGNS = re.compile(r"[-.,:%/()]")
COMMON = (
    ("gb2312", range(0xB0, 0xD8), (range(0xA1, 0xFF),)),
    ("big5", range(0xA4, 0xC7), (range(0x40, 0x7F), range(0xA1, 0xFF))),
)
"""First and second bytes of the first levels of the two character sets: 3,755 simplified and 5,401 traditional
ideographs in common use."""


def legible(text: str) -> bool:
    """Whether the text of a page may be what is printed; a page with hardly any text passes."""
    squeezed = BLANKS.sub("", text)
    if len(squeezed) < LEAST:
        return True
    if squeezed.count(UNNAMED) > UNNAMED_SHARE * len(squeezed):
        return False
    odd = len(USUAL.sub("", squeezed))
    if odd > ODD_SHARE * len(squeezed):
        return False
    ideographs = IDEOGRAPHS.findall(squeezed)
    if len(ideographs) >= LEAST:
        return sum(map(common().__contains__, ideographs)) >= COMMON_SHARE * len(ideographs)
    signs = len(SIGNS.findall(PLAIN_SIGNS.sub("", squeezed)))
    return bool(ideographs) or signs <= SIGN_SHARE * len(squeezed)


@cache
def common() -> frozenset[str]:
    """The ideographs in common use, simplified and traditional."""
    pairs = (
        (encoding, bytes((first, second)))
        for encoding, firsts, ranges in COMMON
        for first in firsts
        for seconds in ranges
        for second in seconds
    )
    return frozenset(pair.decode(encoding, "ignore") for encoding, pair in pairs)
