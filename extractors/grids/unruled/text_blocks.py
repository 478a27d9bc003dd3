"""Characters to blocks of text, as they would fill the cells of a table that is printed without rulings."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from schemas.box import Box, union
from schemas.page import Char

PART = 0.6
"""Of a character's height: a gap in a line that is wider may part two cells; common fonts' blanks are half of it."""
LEVEL = 0.25
"""Of the usual height: tops no further apart are on one line; cells centred beside two lines are half a line off."""
SQUARE = 1.15
"""Of its height: no character is wider; one that claims more was spread over the blank beside it."""
SHARED = 0.3
"""Of the narrower of two pieces: what lies below each other shares more of its width."""
CLOSE = 3.0
"""Of a character's height: lines further apart are no lines of one cell."""
EVEN = 1.12
"""How much two distances of lines set alike may differ: recognised lines stand up to a point too high or low."""
WRAPPED = 1.3
"""Of the least distance of lines: what is more parts rows."""
NEXT = 1.9
"""Of the distance of lines: what is no less is two lines with a blank one between them."""
SEEN = 3
"""Times a distance must be seen to tell anything."""
STOP = "。"
"""What ends a sentence."""
FIGURE = re.compile(r"[-+≥≤<>=＜＞＝]?[\d,.，]+[%％]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Lines of text that stand in one cell."""

    box: Box
    prose: bool
    """Whether it is made of sentences."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a line without a wide gap."""

    text: str
    box: Box

    @property
    def figure(self) -> bool:
        return FIGURE.fullmatch(self.text) is not None

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


def usual_height(chars: Sequence[Char]) -> float:
    """The height of a page's characters."""
    return median(char.y1 - char.y0 for char in chars)


def text_blocks(chars: Sequence[Char], wrap: float) -> list[TextBlock]:
    """The blocks, top to bottom: pieces of lines, and what is wrapped below them, `wrap` points apart at most."""
    pieces = _page_pieces(chars)
    parent = list(range(len(pieces)))
    for upper, lower, pitch in _below(pieces):
        if pitch <= wrap:
            parent[lower] = parent[upper]
    stacks: dict[int, list[_Piece]] = {}
    for number, piece in enumerate(pieces):
        stacks.setdefault(parent[number], []).append(piece)
    return [_block(stack) for stack in stacks.values()]


def wrapping(chars: Sequence[Char]) -> float:
    """Up to how many points apart lines are those of one cell; 0 where every line is a row.

    Cells wrap where lines stand at two distances, the smaller one never between two figures. It may be seen once only,
    as that of a label; but what is seen more often tells it better.
    """
    pieces = _page_pieces(chars)
    below = _below(pieces)
    pitches = sorted(pitch for _, _, pitch in below)
    for least in (*pitches[SEEN - 1 : SEEN], *pitches[:1]):
        between = [pitch for pitch in pitches if EVEN * least < pitch < NEXT * least]
        if len(between) < SEEN:
            continue
        near = [*(pitch for pitch in pitches if least <= pitch <= WRAPPED * least), WRAPPED * least]
        _, wrap = max((b - a, (a + b) / 2) for a, b in pairwise(near))
        if sum(pitch <= wrap and pieces[upper].figure and pieces[lower].figure for upper, lower, pitch in below) < SEEN:
            return wrap
    return 0.0


def _page_pieces(chars: Sequence[Char]) -> list[_Piece]:
    """The pieces, top to bottom: pdfplumber's words, parted where the gap is wider than `PART`."""
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 It takes 18 MB, and few pages need it.

    if not chars:
        return []
    level = LEVEL * usual_height(chars)
    words = extract_words([_measured(char) for char in chars], x_tolerance_ratio=PART, y_tolerance=level)
    pieces = [_Piece(word["text"], (word["x0"], word["top"], word["x1"], word["bottom"])) for word in words]
    return sorted(pieces, key=_top)


def _top(piece: _Piece) -> tuple[float, float]:
    return (piece.middle, piece.box[0])


def _block(stack: Sequence[_Piece]) -> TextBlock:
    return TextBlock(box=union(piece.box for piece in stack), prose=any(STOP in piece.text for piece in stack))


def _measured(char: Char) -> dict[str, str | float]:
    """The character as pdfplumber knows it, without the blank that a recogniser spread it over.

    Turned text is upright to it too: its characters stay where they stand in the lines beside them.
    """
    width, height = char.x1 - char.x0, char.y1 - char.y0
    spare = 0.0 if char.turns else max(0.0, width - SQUARE * height) / 2
    ends = {"x0": char.x0 + spare, "x1": char.x1 - spare, "top": char.y0, "bottom": char.y1}
    return {"text": char.text, **ends, "size": height, "doctop": char.y0, "upright": True}


def _below(pieces: Sequence[_Piece]) -> list[tuple[int, int, float]]:
    """For each piece the first one below it that shares its width: both places, and how far apart they stand."""
    middles = [piece.middle for piece in pieces]
    height = median([piece.box[3] - piece.box[1] for piece in pieces] or [0.0])
    found: list[tuple[int, int, float]] = []
    for lower, piece in enumerate(pieces):
        begin = bisect_left(middles, piece.middle - CLOSE * height)
        for upper in range(lower - 1, begin - 1, -1):
            pitch = piece.middle - middles[upper]
            if pitch > height / 2 and _share(pieces[upper].box, piece.box):
                found.append((upper, lower, pitch))
                break
    return found


def _share(one: Box, other: Box) -> bool:
    shared = min(one[2], other[2]) - max(one[0], other[0])
    return shared > SHARED * min(one[2] - one[0], other[2] - other[0])
