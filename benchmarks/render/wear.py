"""What printers, scanners, cameras and fax machines do to a page, one thing each."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchmarks.render.seal import coloured
from schemas.picture import Pixels

Floats: TypeAlias = NDArray[np.float32]

BASE = 200.0
"""Pixels per inch that lengths in pixels are meant at."""
LONG = 0.3
"""Inches: a straight run of ink at least as long is a ruling; the strokes of letters are shorter."""
SMOOTHNESS = 24
"""Knots of uneven light along a page's longer side: shades are far larger than letters."""


def tilted(pixels: Pixels, degrees: float) -> Pixels:
    """The page turned a little, on paper as large as before."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return warped(pixels, np.vstack([turn, (0, 0, 1)]).astype(np.float64))


def leaning(pixels: Pixels, share: float, rng: Generator) -> Pixels:
    """The page as seen from aside: its corners moved by up to this share of its sides, all of it in sight."""
    height, width = pixels.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    inward = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    moved = corners + inward * rng.uniform(0, share, (4, 2)).astype(np.float32) * (width, height)
    return warped(pixels, cv2.getPerspectiveTransform(corners, moved.astype(np.float32)).astype(np.float64))


def warped(pixels: Pixels, matrix: NDArray[np.float64]) -> Pixels:
    """The page under a projective map; what comes in from outside is bare paper."""
    height, width = pixels.shape[:2]
    flags = cv2.INTER_CUBIC
    bare = (255, 255, 255)
    done = cv2.warpPerspective(pixels, matrix, (width, height), flags=flags, borderValue=bare)
    return np.asarray(done, np.uint8)


def blurred(pixels: Pixels, sigma: float) -> Pixels:
    """The page out of focus by so many pixels."""
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), sigma), np.uint8)


def faded(pixels: Pixels, black: float, white: float) -> Pixels:
    """The page with this for black and that for white; what would be lighter than white is white."""
    table = np.clip(np.rint(np.linspace(black, white, 256)), 0, 255).astype(np.uint8)
    return np.asarray(table[pixels], np.uint8)


def cloud(shape: tuple[int, int], knots: int, rng: Generator) -> Floats:
    """Soft light and shade over a page: mean 0, largest 1."""
    longer = max(shape)
    coarse = rng.standard_normal((max(2, knots * shape[0] // longer), max(2, knots * shape[1] // longer)))
    smooth = cv2.resize(coarse.astype(np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)
    smooth -= smooth.mean()
    return np.asarray(smooth / np.abs(smooth).max(), np.float32)


def slope(shape: tuple[int, int], rng: Generator) -> Floats:
    """Light that falls off from one side to the other, 1 to 0."""
    angle = rng.uniform(0, 2 * np.pi)
    down, across = np.linspace(-1, 1, shape[0])[:, None], np.linspace(-1, 1, shape[1])[None]
    fall = down * np.sin(angle) + across * np.cos(angle)
    return np.asarray((fall - fall.min()) / (fall.max() - fall.min()), np.float32)


def shaded(pixels: Pixels, light: Floats) -> Pixels:
    """The page with every pixel dimmed to a share of its light."""
    return np.asarray(np.clip(np.rint(pixels * (light if pixels.ndim == 2 else light[..., None])), 0, 255), np.uint8)


def unevenly_lit(pixels: Pixels, depth: float, rng: Generator) -> Pixels:
    """The page with light that falls off by up to `depth`, a share of it, and a few soft shades."""
    shape = pixels.shape[:2]
    shades = 0.25 * cloud((shape[0], shape[1]), SMOOTHNESS // 4, rng)
    fall = np.clip(slope((shape[0], shape[1]), rng) + shades, 0, 1)
    return shaded(pixels, np.asarray(1 - depth * fall, np.float32))


def grained(pixels: Pixels, deviation: float, grain: float, rng: Generator) -> Pixels:
    """The page with the paper's and the sensor's noise; grain of some pixels' size, the same in all colours."""
    noise: Floats = rng.standard_normal(pixels.shape[:2], np.float32)
    noise = np.asarray(0.8 * noise + 0.9 * grain * cv2.GaussianBlur(noise, (0, 0), max(grain, 0.5)), np.float32)
    noise = noise * np.float32(deviation / noise.std())
    return np.asarray(np.clip(np.rint(pixels + (noise if pixels.ndim == 2 else noise[..., None])), 0, 255), np.uint8)


def compressed(pixels: Pixels, quality: int) -> Pixels:
    """The page as a JPEG of this quality shows it."""
    done, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_UNCHANGED), np.uint8)


def broken(pixels: Pixels, share: float, dpi: float, rng: Generator) -> Pixels:
    """The page with gaps in this share of its rulings' length, and stretches where they are faint."""
    ink = np.asarray(255 - pixels, np.uint8)
    length = round(LONG * dpi)
    cell = max(3, round(0.09 * dpi))
    chances = rng.random((pixels.shape[0] // cell + 1, pixels.shape[1] // cell + 1))
    patches = cv2.blur(chances.astype(np.float32), (3, 3))
    gone, faint = np.quantile(patches, [share, 2.2 * share])
    level = np.where(patches < gone, 0.0, np.where(patches < faint, 0.45, 1.0)).astype(np.float32)
    kept = cv2.resize(level, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    rulings = np.maximum(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)),
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8)),
    )
    return np.clip(np.rint(255 - (ink - rulings * (1 - kept))), 0, 255).astype(np.uint8)


def two_coloured(pixels: Pixels, rng: Generator, dpi: float) -> Pixels:
    """The page as a fax machine sends it: black or white, specks on the paper, holes in the ink, lost scan lines."""
    shape = pixels.shape[:2]
    limit = 165 + 18 * cloud((shape[0], shape[1]), SMOOTHNESS, rng)
    noisy = pixels + 26 * rng.standard_normal(shape, np.float32)
    black = noisy < limit
    specks = rng.random(shape) < 0.00025 * (BASE / dpi)
    black |= cv2.dilate(specks.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0
    black &= rng.random(shape) > 0.012
    for row in rng.integers(0, shape[0], rng.integers(2, 6)):
        start, wide = rng.integers(0, shape[1]), rng.integers(shape[1] // 6, shape[1])
        black[row, start : start + wide] = False
    return np.where(black, np.uint8(0), np.uint8(255))


def on_desk(pixels: Pixels, share: float, rng: Generator) -> Pixels:
    """The page as a camera sees it lying on a desk, leaning by up to this share of its sides."""
    page = coloured(pixels)
    height, width = page.shape[:2]
    wood = np.array((62, 92, 128), np.float32) * float(rng.uniform(0.6, 1.2))
    veins = cloud((height, width), 60, rng) * 0.2 + 1
    desk = np.clip(wood * veins[..., None], 0, 255)
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    inward = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    moved = corners + inward * rng.uniform(0.004, share, (4, 2)) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    cover = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, (width, height), flags=cv2.INTER_LINEAR)
    shown = cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.rint(shown * cover[..., None] + desk * (1 - cover[..., None])).astype(np.uint8)
