"""A printed page: runs of text and strokes in their places."""

from dataclasses import dataclass
from typing import NamedTuple

from benchmarks.render.look import Face


class Run(NamedTuple):
    """Text on one line; lengths in points, from the top left of the page."""

    text: str
    x: float
    """Where it begins."""
    base: float
    """Of its base line."""
    size: float
    face: Face


class Stroke(NamedTuple):
    """A horizontal or vertical line, in points from the top left of the page."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page; lengths in points."""

    width: float
    height: float
    runs: tuple[Run, ...]
    strokes: tuple[Stroke, ...]


def shrunk(leaf: Leaf, share: float) -> Leaf:
    """The page with all its lengths reduced to a share."""
    return Leaf(
        width=leaf.width * share,
        height=leaf.height * share,
        runs=tuple(Run(run.text, run.x * share, run.base * share, run.size * share, run.face) for run in leaf.runs),
        strokes=tuple(Stroke(*(length * share for length in stroke)) for stroke in leaf.strokes),
    )
