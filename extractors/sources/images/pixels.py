"""From a picture in any of Pillow's modes to blue, green and red of one byte each."""

import numpy as np
from PIL import Image

from schemas.picture import Pixels

PAPER = (255, 255, 255)
DEEP = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
"""Grey of more than one byte."""
REDUCIBLE = frozenset({"L", "RGB", "CMYK", "YCbCr"})
"""Modes in which the mean of neighbours means something, and that Pillow can reduce."""
LIGHTNESS = frozenset({"LAB"})
"""Modes that Pillow does not convert; their first channel is grey."""


def pixels_of(image: Image.Image, factor: int) -> Pixels:
    """The pixels of a picture that is `factor` times smaller, each the mean of those it stands for.

    What is transparent shows white paper.
    """
    plain = flattened(image)
    if factor > 1:
        plain = plain.reduce(factor)
    colours = np.asarray(plain.convert("RGB"), np.uint8)
    return np.ascontiguousarray(colours[:, :, ::-1])


def flattened(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be reduced."""
    if image.mode in REDUCIBLE and "transparency" not in image.info:
        return image
    if image.mode in DEEP:
        return shallow(image)
    if image.mode in LIGHTNESS:
        return image.getchannel(0)
    if image.mode == "1":
        return image.convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGB", clear.size, PAPER)
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def shallow(image: Image.Image) -> Image.Image:
    """Grey of one byte, white being the brightest pixel: scanners store ten or twelve bits in sixteen."""
    values = np.asarray(image)
    if values.dtype.kind == "f":
        values = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    most = float(values.max(initial=0))
    scaled = np.multiply(values, 255.0 / most if most > 0 else 0.0, dtype=np.float32)
    return Image.fromarray(np.clip(scaled, 0, 255, out=scaled).astype(np.uint8))
