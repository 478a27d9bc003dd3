"""Draws a printed page as pixels, as clean as a program prints it."""

import math

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.render.leaf import Leaf, Stroke
from benchmarks.render.typefaces import font
from schemas.picture import POINTS_PER_INCH, Pixels

PAPER = 255


def drawn(leaf: Leaf, dpi: float) -> Pixels:
    """A page in grey. Raises FormatUnavailable."""
    scale = dpi / POINTS_PER_INCH
    size = (round(leaf.width * scale), round(leaf.height * scale))
    image = Image.new("L", size, PAPER)
    draw = ImageDraw.Draw(image)
    for run in leaf.runs:
        draw.text((run.x * scale, run.base * scale), run.text, 0, font(run.face, run.size * scale), anchor="ls")
    pixels = np.array(image)
    for stroke in leaf.strokes:
        ink(pixels, stroke, scale)
    return pixels


def ink(pixels: Pixels, stroke: Stroke, scale: float) -> None:
    """Darkens the pixels under a stroke by how much of each it covers; never less than one pixel's worth."""
    half = max(stroke.width * scale, 1.0) / 2
    down = coverage(stroke.y0 * scale - half, stroke.y1 * scale + half, pixels.shape[0])
    across = coverage(stroke.x0 * scale - half, stroke.x1 * scale + half, pixels.shape[1])
    rows, cols = slice(*down[:2]), slice(*across[:2])
    left = np.rint(PAPER * (1 - np.outer(down[2], across[2]))).astype(np.uint8)
    pixels[rows, cols] = np.minimum(pixels[rows, cols], left)


def coverage(start: float, end: float, length: int) -> tuple[int, int, np.ndarray]:
    """The pixels from `start` to `end` along one axis, and how much of each lies between."""
    start, end = max(start, 0.0), min(end, float(length))
    first, stop = math.floor(start), max(math.ceil(end), math.floor(start))
    places = np.arange(first, stop)
    return first, stop, np.minimum(places + 1, end) - np.maximum(places, start)
