"""The outlines of an OFD's paths, and the rulings among them."""

from collections.abc import Iterator

from extractors.sources.containers.ooxml import Element, local
from extractors.sources.ofd.placing import Placing, numbers
from extractors.sources.pdf.paths import MAX_SEGMENTS, THIN, applied, slab, strokes, thin
from schemas.box import Box
from schemas.page import Ruling

Outline = list[tuple[float, float] | None]
ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Operators of abbreviated data, and how many numbers follow each."""


def outlines(path: Element, placing: Placing) -> list[Outline]:
    """The subpaths as points on the page; None stands before a point that a curve leads to."""
    words = " ".join(each.text or "" for each in path if local(each) == "AbbreviatedData").split()
    found: list[Outline] = []
    at = 0
    while at < len(words) and at < 4 * MAX_SEGMENTS:
        count = ARGUMENTS.get(words[at])
        if count is None:
            at += 1
            continue
        given = numbers(" ".join(words[at + 1 : at + 1 + count]))
        _add(found, words[at], [applied(placing.matrix, *given[-2:])] if len(given) == count and count else [])
        at += 1 + count
    return found


def _add(found: list[Outline], operator: str, points: list[tuple[float, float]]) -> None:
    if operator in {"S", "M"} and points:
        found.append([*points])
    elif operator == "C" and found:
        found[-1].append(found[-1][0])
    elif points and found:
        found[-1] += points if operator == "L" else [None, *points]


def box_around(found: list[Outline]) -> Box | None:
    """The box around some outlines; None where they have no point."""
    points = [point for outline in found for point in outline if point is not None]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def rulings(found: list[Outline], *, stroked: bool) -> Iterator[Ruling]:
    """The rulings of a path that is painted; shadings and drawings have none."""
    box = box_around(found)
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= THIN and len(found) == 1:
        yield from thin(*box)
        return
    for outline in found:
        yield from strokes(outline) if stroked else slab(outline)
