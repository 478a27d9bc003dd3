"""A red seal, as offices stamp it: a ring, a star, and words along the ring."""

import math
from functools import cache

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from benchmarks.render.typefaces import font
from schemas.picture import Pixels

WORDS = "示例市样例业务专用章"
DIAMETER = 42 / 25.4
"""Inches: what offices of cities and counties have."""
RED = (60, 45, 205)
"""Blue, green, red."""
DRAFT = 800
"""Pixels of the diameter that the seal is drawn at before it is fitted to the page."""
ARC = math.radians(250)
"""Along which the words stand, the gap at the bottom."""
ISLAND = 9
"""Pixels of the draft: as large as spots are where ink did not take."""


@cache
def stamp() -> NDArray[np.float32]:
    """How much ink is where, 0 to 1, `DRAFT` pixels high and wide. Raises FormatUnavailable."""
    image = Image.new("L", (DRAFT, DRAFT), 0)
    draw = ImageDraw.Draw(image)
    middle, radius = DRAFT / 2, DRAFT / 2 - 4
    draw.ellipse((4, 4, DRAFT - 4, DRAFT - 4), outline=255, width=DRAFT // 28)
    draw.polygon(star(middle, radius * 0.3), fill=255)
    letter = font("song", DRAFT * 0.13)
    for place, char in enumerate(WORDS):
        angle = ARC * (place / (len(WORDS) - 1) - 0.5)
        tile = Image.new("L", (DRAFT, DRAFT), 0)
        ImageDraw.Draw(tile).text(
            (middle, middle - radius * 0.72), char, 255, letter, anchor="mm", stroke_width=DRAFT // 200
        )
        turned = tile.rotate(-math.degrees(angle), Image.Resampling.BILINEAR)
        image.paste(255, (0, 0), turned)
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def star(middle: float, radius: float) -> list[tuple[float, float]]:
    """A five-pointed star, its first point up."""
    corners = []
    for place in range(10):
        reach = radius if place % 2 == 0 else radius * 0.382  # the inner corners of a regular one
        angle = math.pi * place / 5
        corners.append((middle + reach * math.sin(angle), middle - reach * math.cos(angle)))
    return corners


def stamped(pixels: Pixels, centre: tuple[float, float], dpi: float, rng: Generator) -> Pixels:
    """The page in colour with a seal about `centre`, given as shares of its width and height."""
    page = coloured(pixels).astype(np.float32)
    height, width = page.shape[:2]
    size = DIAMETER * dpi
    turn = cv2.getRotationMatrix2D((DRAFT / 2, DRAFT / 2), float(rng.uniform(-25, 25)), size / DRAFT)
    turn[:, 2] += (centre[0] * width - DRAFT / 2, centre[1] * height - DRAFT / 2)
    spots = cv2.GaussianBlur(rng.standard_normal((DRAFT, DRAFT)).astype(np.float32), (0, 0), ISLAND)
    taken = np.clip(0.85 + 0.35 * spots / spots.std(), 0.25, 1.0)
    ink = cv2.warpAffine(stamp() * taken, turn, (width, height), flags=cv2.INTER_AREA)
    cover = (ink * float(rng.uniform(0.65, 0.9)))[..., None]
    return np.asarray(np.rint(page * (1 - cover) + np.array(RED, np.float32) * cover), np.uint8)


def coloured(pixels: Pixels) -> Pixels:
    """The page in blue, green and red."""
    return pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)
