"""How far a page is tilted that has no rulings: its lines of text part ink from paper best when seen along them."""

import numpy as np
from numpy.typing import NDArray

from schemas.picture import Pixels

Floats = NDArray[np.float64]

WIDEST = 6.0
"""Degrees to either side that are tried; feeders and hands skew a page less."""
STEPS = (0.5, 0.1)
"""Degrees between the angles tried: over all of them, then around the best."""
SAMPLE = 20_000
"""Pixels of ink that are looked at."""
GAIN = 1.05
"""Times better than no skew at all; a page without lines of text has no angle that is much better."""


def skew(ink: Pixels) -> float:
    """Radians by which lines of text fall to the right, or lean to the left if they run down; 0 where none tells."""
    y, x = np.nonzero(ink)
    if not len(x):
        return 0.0
    every = max(1, len(x) // SAMPLE)
    across, down = x[::every].astype(np.float64), y[::every].astype(np.float64)
    gain, degrees = max(_best(across, down), _best(down, -across))
    return float(np.deg2rad(degrees)) if gain >= GAIN else 0.0


def _best(along: Floats, beside: Floats) -> tuple[float, float]:
    """How many times sharper than it is a page becomes, and at which angle."""
    best, reach = 0.0, WIDEST
    for step in STEPS:
        best = max(best + np.arange(-reach, reach + step / 2, step), key=lambda tried: sharpness(along, beside, tried))
        reach = step
    return sharpness(along, beside, best) / sharpness(along, beside, 0.0), float(best)


def sharpness(along: Floats, beside: Floats, degrees: float) -> float:
    """How unevenly ink is spread over the rows of a page that is turned by an angle."""
    rows = np.round(beside - np.tan(np.deg2rad(degrees)) * along).astype(np.int64)
    return float((np.bincount(rows - rows.min()).astype(np.float64) ** 2).sum())
