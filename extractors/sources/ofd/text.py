"""The characters of an OFD's text objects, each at its place."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from extractors.sources.containers.ooxml import Element, attribute, local
from extractors.sources.ofd.placing import Placing, number, numbers
from extractors.sources.pdf.paths import applied
from schemas.page import Char

ASCENT, DESCENT = 0.86, 0.14
"""Of a font's size: what stands above its baseline and below it."""
WIDE = frozenset("WFA")
"""Classes of characters that are as wide as their font is high."""
REPEAT = "g"
"""In a list of advances: the next number tells how often the one after it is meant."""
MOST_ADVANCES = 50_000
"""Of one text object: one that repeats more is no text."""


def chars_of(text: Element, placing: Placing) -> Iterator[Char]:
    """The characters of a text object; blanks are left out."""
    size = number(attribute(text, "Size"), 0.0)
    scale = number(attribute(text, "HScale"), 1.0)
    reading = round(number(attribute(text, "ReadDirection"), 0.0) / 90) % 4
    turned = round(number(attribute(text, "CharDirection"), 0.0) / 90)
    turns = (placing.turns + turned) % 4
    x = y = 0.0
    for code in text:
        if local(code) != "TextCode":
            continue
        x, y = number(attribute(code, "X"), x), number(attribute(code, "Y"), y)
        across, down = advances(attribute(code, "DeltaX")), advances(attribute(code, "DeltaY"))
        at_x, at_y = x, y
        for index, sign in enumerate((code.text or "").strip("\r\n")):
            width = size * scale * (1.0 if east_asian_width(sign) in WIDE else 0.5)
            step = across[index] if index < len(across) else (0.0 if down or reading % 2 else width)
            fall = down[index] if index < len(down) else (size if reading % 2 and not down else 0.0)
            if not sign.isspace():
                shown = min(width, step) if step > 0 else width
                yield _char(sign, placing, (at_x, at_y, shown, size), turns)
            at_x, at_y = at_x + step, at_y + fall


def advances(text: str | None) -> list[float]:
    """The numbers of a list of advances, repeats written out."""
    found: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if word == REPEAT:
            count, value = int(number(next(words, None), 0.0)), number(next(words, None), 0.0)
            found += [value] * min(max(0, count), MOST_ADVANCES - len(found))
        elif len(found) < MOST_ADVANCES:
            found += numbers(word)
    return found


def _char(sign: str, placing: Placing, place: tuple[float, float, float, float], turns: int) -> Char:
    """A character whose baseline begins at a point, as wide and as high as told."""
    x, y, width, size = place
    points = [
        applied(placing.matrix, across, down)
        for across in (x, x + width)
        for down in (y - ASCENT * size, y + DESCENT * size)
    ]
    xs, ys = [at for at, _ in points], [at for _, at in points]
    return Char(sign, min(xs), min(ys), max(xs), max(ys), turns)
