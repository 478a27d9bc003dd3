"""The strokes around a table's cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median_low

from benchmarks.render.leaf import Stroke
from benchmarks.render.look import Frame, Look, Rulings
from benchmarks.render.paging import Strip
from benchmarks.render.pieces import Piece

FRAMES: Mapping[Frame, tuple[tuple[float, float], ...]] = {
    "thin": (),
    "thick": ((0.0, 2.5),),
    "double": ((-2.5, 1.0),),
}
"""What is drawn besides the cells' own walls: how far outside them, in points, and how wide in widths of these."""


def walls(part: Piece, left: float, right: float, look: Look) -> Iterator[Stroke]:
    """The four sides of one part of a cell; towards where it continues, only where pages are closed."""
    top, end = round(part.y0, 2), round(part.y1, 2)
    left, right = round(left, 2), round(right, 2)
    if part.opens or look.closed:
        yield Stroke(left, top, right, top, look.stroke)
    if part.ends or look.closed:
        yield Stroke(left, end, right, end, look.stroke)
    yield Stroke(left, top, left, end, look.stroke)
    yield Stroke(right, top, right, end, look.stroke)


def frames(strips: Sequence[Strip], edges: Sequence[float], look: Look) -> Iterator[Stroke]:
    """What stands around the table's part on one page; open pages have only its sides there."""
    if not strips:
        return
    for distance, times in FRAMES[look.frame]:
        left, right = edges[0] + distance, edges[-1] - distance
        top, end = min(strip.y0 for strip in strips) + distance, max(strip.y1 for strip in strips) - distance
        width = times * look.stroke
        yield Stroke(left, top, left, end, width)
        yield Stroke(right, top, right, end, width)
        if look.closed:
            yield Stroke(left, top, right, top, width)
            yield Stroke(left, end, right, end, width)


def drawn_of(strokes: Iterable[Stroke], rulings: Rulings) -> tuple[Stroke, ...]:
    """The strokes of one page that are drawn, each once."""
    whole = tuple(dict.fromkeys(strokes))
    match rulings:
        case "all":
            return whole
        case "across":
            return tuple(stroke for stroke in whole if level(stroke))
        case "upper":
            middle = median_low([stroke.y0 for stroke in whole if level(stroke)] or [0.0])
            above = (stroke for stroke in whole if stroke.y0 < middle + (0.01 if level(stroke) else 0.0))
            return tuple(stroke._replace(y1=min(stroke.y1, middle)) for stroke in above)
        case "none":
            return ()


def level(stroke: Stroke) -> bool:
    """Whether a stroke is horizontal."""
    return stroke.y0 == stroke.y1
