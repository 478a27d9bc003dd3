"""A page's rulings made level and plumb: skew, perspective and the bend of the paper taken out at once.

How far each place of the page must move is a smooth function of the place, linear in a few coefficients; the rulings
tell these by least squares, since along each of them the distance to its level line must come out the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import tan

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scans.strokes import Stroke
from schemas.picture import Pixels

Floats = NDArray[np.float64]

POINTS = 24
"""Points of each stroke that are fitted."""
ENOUGH = 0.3
"""Of a page's longer side, the length of strokes, all told, that tell how it lies."""
STIFF = 0.02
"""How much a bend of a page's whole size must gain, in squared pages, to be believed."""
OUTLIER = 2.5
"""Times the usual distance: what lies further from its level line is no ruling."""
ROUNDS = 3
"""Fits, each without the outliers of the one before."""
STEP = 16
"""Pixels between the places for which the movement is reckoned; between them it is linear."""
SAMPLES = 9
"""Places along each side of a page at which its movement is measured."""
INVERSIONS = 4
"""Steps from where a pixel goes to where it comes from; each is exact to the square of the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dewarping:
    """How places of a page move, in units of `size` from its middle."""

    size: float
    """Pixels of half of the longer side."""
    middle: tuple[float, float]
    down: tuple[float, ...]
    """Coefficients of the movement downwards."""
    right: tuple[float, ...]

    def moved(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """How far places move, to the right and downwards, in pixels."""
        u, v = (x - self.middle[0]) / self.size, (y - self.middle[1]) / self.size
        return self.size * (basis(v, u) @ np.array(self.right)), self.size * (basis(u, v) @ np.array(self.down))

    def most(self, shape: tuple[int, ...]) -> float:
        """How far the place of a page that moves most moves, in pixels."""
        x, y = np.meshgrid(np.linspace(0, shape[1], SAMPLES), np.linspace(0, shape[0], SAMPLES))
        return float(np.hypot(*self.moved(x, y)).max())


def basis(along: Floats, across: Floats) -> Floats:
    """The shapes that a level line may have: tilted, fanned out, bent, and bent more on one side."""
    return np.stack([along, along * across, along**2, along**2 * across, along * across**2], axis=-1)


WEIGHTS = np.array([0.0, 0.05, 1.0, 2.0, 2.0]) * STIFF
"""What each shape costs: a skew nothing, a bend more than a perspective."""


def dewarping(across: Sequence[Stroke], down: Sequence[Stroke], shape: tuple[int, int]) -> Dewarping:
    """The movement that makes horizontal strokes level and vertical ones plumb.

    Where those of one direction are too few to tell, the page is turned as those of the other are.
    """
    height, width = shape
    size, middle = max(height, width) / 2, (width / 2, height / 2)
    lower = fitted(across, size, middle[0], middle[1]) if rulings_tell(across, shape) else None
    righter = fitted(down, size, middle[1], middle[0]) if rulings_tell(down, shape) else None
    return Dewarping(
        size=size,
        middle=middle,
        down=lower or _tilted(-righter[0] if righter else 0.0),
        right=righter or _tilted(-lower[0] if lower else 0.0),
    )


def turned(radians: float, shape: tuple[int, int]) -> Dewarping:
    """The movement that makes lines level that fall by an angle to the right."""
    height, width = shape
    return Dewarping(
        size=max(height, width) / 2,
        middle=(width / 2, height / 2),
        down=_tilted(-tan(radians)),
        right=_tilted(tan(radians)),
    )


def _tilted(slope: float) -> tuple[float, ...]:
    return (slope, *(0.0,) * (len(WEIGHTS) - 1))


def rulings_tell(found: Sequence[Stroke], shape: tuple[int, int]) -> bool:
    """Whether strokes are long enough, all told, to show how a page lies."""
    return sum(stroke.length for stroke in found) >= ENOUGH * max(shape)


def fitted(strokes: Sequence[Stroke], size: float, along: float, across: float) -> tuple[float, ...]:
    """Coefficients that bring each stroke to one level."""
    rows, targets = [], []
    for stroke in strokes:
        at = np.linspace(0, len(stroke.along) - 1, POINTS).round().astype(int)
        u, v = (stroke.along[at] - along) / size, (stroke.across[at] - across) / size
        shapes = basis(u, v)
        weight = np.sqrt(stroke.length / size / POINTS)
        rows.append(weight * (shapes - shapes.mean(axis=0)))
        targets.append(weight * (v.mean() - v))
    kept = list(range(len(rows)))
    found: Floats = np.zeros(len(WEIGHTS))
    for _ in range(ROUNDS):
        matrix, target = np.concatenate([rows[k] for k in kept]), np.concatenate([targets[k] for k in kept])
        found = np.linalg.solve(matrix.T @ matrix + np.diag(WEIGHTS), matrix.T @ target)
        off = np.array([np.abs(rows[k] @ found - targets[k]).mean() for k in range(len(rows))])
        limit = OUTLIER * max(float(np.median(off[kept])), 1e-6)
        kept = [k for k in range(len(rows)) if off[k] <= limit] or kept
    return tuple(found.tolist())


def origins(moves: Sequence[Dewarping], shape: tuple[int, int]) -> tuple[Floats, Floats]:
    """Where every `STEP`th pixel of a page comes from that was moved so, one movement after the other: x and y."""
    height, width = shape
    x, y = np.meshgrid(
        np.arange(0, width + STEP, STEP, dtype=np.float64), np.arange(0, height + STEP, STEP, dtype=np.float64)
    )
    for move in reversed(moves):
        to_x, to_y = x, y
        for _ in range(INVERSIONS):
            right, down = move.moved(x, y)
            x, y = to_x - right, to_y - down
    return x, y


def dewarped(
    pixels: Pixels,
    moves: Sequence[Dewarping],
    paper: int,
    enlarged: float = 1.0,
    part: tuple[slice, slice] | None = None,
) -> Pixels:
    """A page, or the rows and columns of a part of it, after movements that were found on one `enlarged` times smaller.

    What comes from outside is `paper`.
    """
    height, width = pixels.shape[:2]
    rows, columns = part or (slice(0, height), slice(0, width))
    x, y = origins(moves, (round(height / enlarged), round(width / enlarged)))
    step = STEP * enlarged
    to_full = np.array([[1 / step, 0, columns.start / step], [0, 1 / step, rows.start / step]])
    size = (columns.stop - columns.start, rows.stop - rows.start)

    def grown(coarse: Floats) -> NDArray[np.float32]:
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return np.asarray(
            cv2.warpAffine((coarse * enlarged).astype(np.float32), to_full, size, flags=flags), np.float32
        )

    border = (paper,) * 3
    return np.asarray(
        cv2.remap(pixels, grown(x), grown(y), cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=border),
        np.uint8,
    )
