"""Where something goes on without a break."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def stretches(there: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Begin and end of each unbroken stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0])))).tolist()
    yield from zip(edges[::2], edges[1::2], strict=True)
