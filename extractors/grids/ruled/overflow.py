"""Text that is wider than its cell: it belongs whole to one, and is never cut where the border happens to run."""

from collections.abc import Iterator, Sequence

from schemas.page import Char

PAIR = 2
OUTSIDE = -1
"""The place of a character that stands in no cell."""
LEVEL = 0.3
"""Of a character's height: how far the middles of two characters of one word may lie apart."""
CLOSE = 0.25
"""Of a character's height: the gap between two characters of one word."""
TOUCHING = 0.12
"""Of a character's height: the gap between two characters of one number, where the border runs between them; the
texts of two cells stand further apart."""
JOINED = 0.03
"""Of a character's height: the gap between two characters that are set as one text; no cells' texts are as close."""
EVEN = 0.06
"""Of a character's height: how much the gaps between the characters of one word differ."""
STRADDLES = 0.12
"""Of a character's height: what reaches so far beyond a border stands on it."""
MOSTLY = 0.7
"""Of a word's width: the cell that has as much of it is its own."""
FIGURES = frozenset("0123456789.,%％≥≤＞＜><=＝-－+＋")


def whole(chars: Sequence[Char], places: Sequence[int], borders: Sequence[float]) -> list[int]:
    """The places with each word that a border cuts in one of them.

    `places` tells for each character the cell that its middle lies in, `borders` are the edges of the columns.
    Recognised text was cut at the borders before it was read.
    """
    found = list(places)
    if chars and chars[0].confidence is not None:
        return found
    done = 0
    for at in range(1, len(chars)):
        if at < done or places[at] == places[at - 1] or not _follow(chars[at - 1], chars[at]):
            continue
        if not _cut(chars[at - 1], chars[at], borders):
            continue
        begin, end = at - 1, at + 1
        gap = chars[at].x0 - chars[at - 1].x1
        beside = chars[max(0, at - 2) : at], chars[at : at + 2]
        if any(
            len(pair) == PAIR and _follow(pair[0], pair[1]) and not _goes_on(pair[0], pair[1], gap) for pair in beside
        ):
            continue
        while begin > done and _goes_on(chars[begin - 1], chars[begin], gap):
            begin -= 1
        while end < len(chars) and _goes_on(chars[end - 1], chars[end], gap):
            end += 1
        own = _owner(chars, places, begin, end)
        found[begin:end] = [own] * (end - begin)
        done = end
    return found


def _follow(one: Char, two: Char) -> bool:
    """Whether two characters stand beside each other as those of one word do."""
    _, ax0, ay0, ax1, ay1, turned, *_ = one
    _, bx0, by0, _, by1, turns, *_ = two
    height = ay1 - ay0
    return (
        not turned
        and not turns
        and abs(ay0 + ay1 - by0 - by1) <= 2 * LEVEL * height
        and -2 * CLOSE * height <= bx0 - ax1 <= CLOSE * height
        and bx0 > ax0
    )


def _goes_on(one: Char, two: Char, gap: float) -> bool:
    """Whether a word goes on from one character to the next: as far apart as others of it."""
    return _follow(one, two) and abs(two.x0 - one.x1 - gap) <= EVEN * (one.y1 - one.y0)


def _cut(one: Char, two: Char, borders: Sequence[float]) -> bool:
    """Whether a border cuts the word of two characters: through one of them, or between two that touch."""
    slack = STRADDLES * (one.y1 - one.y0)
    if any(char.x0 + slack < border < char.x1 - slack for char in (one, two) for border in borders):
        return True
    gap, height = abs(two.x0 - one.x1), one.y1 - one.y0
    if gap <= JOINED * height:
        return True
    touching = gap <= TOUCHING * height
    return touching and one.text in FIGURES and two.text in FIGURES and (one.text.isdigit() or two.text.isdigit())


def _owner(chars: Sequence[Char], places: Sequence[int], begin: int, end: int) -> int:
    """The cell of a word: the one with most of it, or of two that share it the one that is empty otherwise.

    Of two cells that are both empty, or both filled, it is the one with more of it.
    """
    shares: dict[int, float] = {}
    for char, place in zip(chars[begin:end], places[begin:end], strict=True):
        shares[place] = shares.get(place, 0.0) + char.x1 - char.x0
    most = max(shares, key=lambda place: shares[place])
    if shares[most] >= MOSTLY * sum(shares.values()):
        return most
    others = set(_others(chars, places, begin, end))
    empty = [place for place in shares if place not in others and place != OUTSIDE]
    return max(empty, key=lambda place: shares[place]) if empty else most


def _others(chars: Sequence[Char], places: Sequence[int], begin: int, end: int) -> Iterator[int]:
    """The cells that hold other text on the word's own line."""
    word = chars[begin]
    middle, height = word.y0 + word.y1, word.y1 - word.y0
    for number, char in enumerate(chars):
        if not begin <= number < end and abs(char.y0 + char.y1 - middle) <= 2 * LEVEL * height:
            yield places[number]
