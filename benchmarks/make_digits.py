"""Make `mappings/digit_shapes.csv` from fonts: `python -m benchmarks.make_digits FONT…`, each a file of fonts with `:`
and the place of the font in it.

Of each font each digit, and the 1 once more without its foot, as fonts without serifs draw it.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from mappings.digit_shapes import AROUND, COLUMNS, DIGITS, HEIGHT, WIDTH, evened
from mappings.loading import FOLDER

SIZE = 400
"""Pixels of the font's size."""
STEM = slice(HEIGHT // 2, HEIGHT // 2 + 2)
"""Rows of a 1 that its stem alone crosses."""
FOOT = slice(HEIGHT * 4 // 5, HEIGHT)


def drawing(font: str, digit: str) -> NDArray[np.bool_]:
    """A digit as high as the grid and in its middle."""
    path, _, place = font.rpartition(":")
    image = Image.new("L", (2 * SIZE, 2 * SIZE))
    face = ImageFont.truetype(path, SIZE, index=int(place))
    ImageDraw.Draw(image).text((SIZE / 2, SIZE / 2), digit, font=face, fill=255)
    ink = np.asarray(image) > 127
    down, across = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    step = (down[-1] + 1 - down[0]) / HEIGHT
    rows = down[0] + (np.arange(HEIGHT) + 0.5) * step
    columns = (across[0] + across[-1] + 1) / 2 + (np.arange(WIDTH) + 0.5 - WIDTH / 2) * step
    return np.asarray(ink[np.ix_(rows.astype(int), columns.astype(int))])


def without_foot(one: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A 1 whose stem goes down to the line."""
    drawn = one.copy()
    drawn[FOOT] = one[STEM].all(axis=0)
    return drawn


def lines(fonts: Sequence[str]) -> Iterator[str]:
    """The table, its head first."""
    yield ",".join(COLUMNS)
    for font in fonts:
        name = Path(font.rpartition(":")[0]).stem
        drawn = [(digit, name, drawing(font, digit)) for digit in DIGITS]
        drawn.append(("1", f"{name} without foot", without_foot(drawing(font, "1"))))
        for digit, called, inside in drawn:
            yield f"{digit},{called},{''.join(str(round(share * AROUND)) for share in evened(inside).ravel())}"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", nargs="+")
    table = "\n".join(lines(parser.parse_args().fonts))
    (FOLDER / "digit_shapes.csv").write_text(table + "\n", "utf-8")


if __name__ == "__main__":
    main()
