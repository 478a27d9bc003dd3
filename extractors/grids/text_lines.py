"""Characters to text in the order of reading: lines from the top, upright columns, turned text."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from operator import itemgetter
from statistics import median

from schemas.box import Box
from schemas.page import Candidate, Char

BLANK = 0.22
"""Of a character's height: a gap that is wider is a blank. The narrowest blank of common fonts is a quarter."""
ONE_LINE = 0.5
"""Of a character's height: centres that lie closer stand on one line."""
TWICE = 0.12
"""Of a character's width: the same character this close is printed twice to look bold. Fonts may claim twice the
width of a figure, so that two equal figures begin half of that apart."""
LEVEL = 0.3
"""Of a character's height: how far the feet and heads of the two may lie apart; more is another line's, or a mark."""
LONE = 0.6
"""Of a character's height: gaps that part the columns of upright text; letters of one line stand closer."""
SPACED_CHARS = 3
"""Figures that tell that they are set apart."""
ALIKE, FURTHEST = 1.3, 1.5
"""How much the distances of figures set apart may differ, and of a character's height, the widest gap between them."""
FIGURES = frozenset("0123456789.,%％≥≤＞＜><=＝-－+＋")
LONGEST_COLUMNS = 4
"""Columns of upright text in one cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """Characters of one line, left to right."""

    chars: tuple[Char, ...]

    @property
    def box(self) -> Box:
        """The box around them."""
        return bounds(self.chars)

    @property
    def confidence(self) -> float | None:
        """The probability that all are read right; None where no OCR read them."""
        return certainty(self.chars)

    @property
    def text(self) -> str:
        """What they read, with a blank where the line leaves one."""
        return _spelled(self.chars)


def bounds(chars: Iterable[Char]) -> Box:
    """The box around characters, of which there is one at least."""
    _, x0, y0, x1, y1, *_ = zip(*chars, strict=True)
    return (min(x0), min(y0), max(x1), max(y1))


def cell_text(chars: Sequence[Char]) -> str:
    """The text of one cell, its lines parted by line feeds; `chars` in the order of the file."""
    if not chars:
        return ""
    turns = chars[0].turns
    if turns:
        chars = tuple(upright(char) for char in chars)
    lines = text_lines(chars)
    if len(lines) > 1 and (columns := _columns(lines, chars)):
        return "\n".join(columns)
    return "\n".join(line.text for line in lines)


def candidates(chars: Sequence[Char], text: str) -> Mapping[int, tuple[Candidate, ...]]:
    """What the characters of a cell may be besides, by their place in its text without blanks.

    Empty where none is in doubt, or where the text is not read line by line.
    """
    if not any(char.others for char in chars):
        return {}
    read = [char for line in text_lines(chars) for char in line.chars]
    if "".join(char.text for char in read) != "".join(text.split()):
        return {}
    return {at: char.others for at, char in enumerate(read) if char.others}


def certainty(chars: Iterable[Char]) -> float | None:
    """The probability that all characters are read right; None where no OCR read any of them."""
    known = [char.confidence for char in chars if char.confidence is not None]
    return prod(known) if known else None


def upright(char: Char) -> Char:
    """A turned character's box turned back, so that its line runs rightwards; places are only good for ordering."""
    _, x0, y0, x1, y1, turns, *_ = char
    match turns:
        case 1:
            return char._replace(x0=y0, y0=-x1, x1=y1, y1=-x0, turns=0)
        case 2:
            return char._replace(x0=-x1, y0=-y1, x1=-x0, y1=-y0, turns=0)
        case 3:
            return char._replace(x0=-y1, y0=x0, x1=-y0, y1=x1, turns=0)
        case _:
            return char


def text_lines(chars: Iterable[Char]) -> list[TextLine]:
    """The lines, top to bottom. A small mark joins the line within whose height it stands."""
    lines: list[list[Char]] = []
    centre = height = 0.0
    for char in sorted(chars, key=_centre):
        own = char[4] - char[2]
        middle = (char[2] + char[4]) / 2
        if lines and middle - centre <= ONE_LINE * max(height, own):
            lines[-1].append(char)
            if own > height:
                centre, height = middle, own
        else:
            lines.append([char])
            centre, height = middle, own
    return [TextLine(chars=_once(sorted(line, key=itemgetter(1)))) for line in lines]


def _centre(char: Char) -> float:
    return char[2] + char[4]


def _once(line: list[Char]) -> tuple[Char, ...]:
    """The line without characters that are printed twice, a little apart."""
    if len(line) < 2:
        return tuple(line)
    kept = [line[0]]
    for char in line[1:]:
        last = kept[-1]
        if not is_double(last, char):
            kept.append(char)
    return tuple(kept)


def is_double(one: Char, two: Char) -> bool:
    """Whether a character is printed over its own likeness, a little apart."""
    return (
        one[0] == two[0]
        and abs(two[1] - one[1]) < TWICE * (one[3] - one[1])
        and abs(two[2] - one[2]) <= LEVEL * (one[4] - one[2])
        and abs(two[4] - one[4]) <= LEVEL * (one[4] - one[2])
    )


def _spelled(chars: Sequence[Char]) -> str:
    if len(chars) >= SPACED_CHARS and _letter_spaced(chars):
        return "".join(char.text for char in chars)
    parts: list[str] = []
    reached = chars[0][1]
    for text, x0, y0, x1, y1, *_ in chars:
        if x0 - reached > BLANK * (y1 - y0):
            parts.append(" ")
        parts.append(text)
        reached = max(reached, x1)
    return "".join(parts)


def _letter_spaced(chars: Sequence[Char]) -> bool:
    """Whether they are the figures of one number, set as far apart from each other."""
    if any(char[0] not in FIGURES for char in chars):
        return False
    pitches = [b[1] - a[1] for a, b in itertools.pairwise(chars)]
    gaps = [b[1] - a[3] for a, b in itertools.pairwise(chars)]
    height = chars[0][4] - chars[0][2]
    return min(gaps) > BLANK * height and max(gaps) <= FURTHEST * height and max(pitches) <= ALIKE * min(pitches)


def _columns(lines: Sequence[TextLine], chars: Sequence[Char]) -> list[str] | None:
    """The columns of upright text in their order; None where the text runs in lines.

    It runs in columns where the characters of a line stand further apart than those below each other. Which column
    comes first the order of the file tells.
    """
    most = max(len(line.chars) for line in lines)
    if not 2 <= most <= LONGEST_COLUMNS:
        return None
    height = median(char.y1 - char.y0 for line in lines for char in line.chars)
    gaps = [b.x0 - a.x1 for line in lines for a, b in zip(line.chars, line.chars[1:], strict=False)]
    pitches = [_centre(b.chars[0]) / 2 - _centre(a.chars[0]) / 2 for a, b in itertools.pairwise(lines)]
    if min(gaps) < LONE * height or min(gaps) + height <= max(pitches):
        return None
    columns: list[list[Char]] = []
    for char in sorted((char for line in lines for char in line.chars), key=itemgetter(1)):
        if columns and char.x0 < columns[-1][0].x1:
            columns[-1].append(char)
        else:
            columns.append([char])
    if len(columns) != most:
        return None
    order = {char: number for number, char in enumerate(chars)}
    columns.sort(key=lambda column: min(order[char] for char in column))
    return ["\n".join(char.text for char in sorted(column, key=_centre)) for column in columns]
