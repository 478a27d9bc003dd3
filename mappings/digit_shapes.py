"""How digits are drawn, from the drawings of `digit_shapes.csv`, which `benchmarks.make_digits` makes from fonts."""

from collections import defaultdict
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mappings.loading import FOLDER
from schemas.errors import BadMapping

Shape: TypeAlias = NDArray[np.float64]
"""`HEIGHT` × `WIDTH`: a digit as high as the grid and in its middle, each place from 0 to 1 the share that is drawn of
it and of the eight around it."""

DIGITS = "0123456789"
WIDTH, HEIGHT = 12, 16
COLUMNS = ("digit", "font", "shape")
AROUND = 9
"""Places that a place is evened over; a drawing of the file tells of each how many are drawn, from 0 to 9."""


@cache
def shapes() -> dict[str, tuple[Shape, ...]]:
    """Digit → its drawings, each around 0 and of length 1. Raises BadMapping."""
    head, *body = (FOLDER / "digit_shapes.csv").read_text("utf-8").splitlines()
    if tuple(head.split(",")) != COLUMNS:
        raise BadMapping(f"mappings/digit_shapes.csv: the columns are not {','.join(COLUMNS)}; make the file anew")
    found: dict[str, list[Shape]] = defaultdict(list)
    for digit, _, drawn in (line.split(",") for line in body):
        found[digit].append(centred(np.array(list(map(int, drawn)), np.float64).reshape(HEIGHT, WIDTH) / AROUND))
    return {digit: tuple(drawn) for digit, drawn in found.items()}


def evened(inside: NDArray[np.bool_]) -> Shape:
    """The shape of a drawing of `HEIGHT` × `WIDTH`."""
    padded = np.pad(inside, 1).astype(np.float64)
    return np.asarray(
        sum(padded[down : down + HEIGHT, across : across + WIDTH] for down in range(3) for across in range(3)) / AROUND
    )


def centred(shape: Shape) -> Shape:
    """A shape less its mean, of length 1."""
    around = shape - shape.mean()
    length = float(np.linalg.norm(around))
    return np.asarray(around / length if length else around)


def likeness(shape: Shape, digit: str) -> float:
    """The correlation of a shape with the drawing of a digit that is most like it, from -1 to 1."""
    own = centred(shape)
    return max(float((own * drawn).sum()) for drawn in shapes()[digit])
