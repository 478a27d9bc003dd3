"""Which digits bad print turns into which: `python -m benchmarks.damage.lookalikes [--count 4000] [--seed 1]`.

Amounts are printed one to a slip, worn, faxed or photographed at resolutions that are too low, and read by the default
engine. Prints how often each digit was taken for each other one, both ways together, and how often a point was lost or
gained: what `mappings/audit/digits.yaml` goes by.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import get_args

import cv2
import numpy as np

from benchmarks.render.drawing import drawn
from benchmarks.render.grades import grade
from benchmarks.render.leaf import Leaf, Run
from benchmarks.render.look import Face
from benchmarks.scans.folding import fold
from extractors.ocr.engines import DEFAULT, ENGINES
from extractors.ocr.port import Ocr
from schemas.picture import Pixels

GRADES = ("bad", "fax", "photo", "scan")
RESOLUTIONS = (64.0, 72.0, 80.0, 90.0, 100.0)
"""Pixels per inch: so few that some digits are misread."""
SLIP = (120.0, 30.0)
"""Points: width and height of the paper around an amount."""
SIZES = (9.0, 10.5, 12.0)
"""Points."""
BATCH = 64
LOST, GAINED = "point lost", "point gained"


def slip(rng: Random, text: str) -> Pixels:
    """An amount on a slip of paper, as a bad copy shows it."""
    face = rng.choice(get_args(Face))
    leaf = Leaf(width=SLIP[0], height=SLIP[1], runs=(Run(text, 20.0, 19.0, rng.choice(SIZES), face),), strokes=())
    dpi = rng.choice(RESOLUTIONS)
    chance = np.random.default_rng(rng.getrandbits(32))
    shown = grade(drawn(leaf, dpi), rng.choice(GRADES), chance, dpi=dpi, first=False)
    return shown if shown.ndim == 2 else np.asarray(cv2.cvtColor(shown, cv2.COLOR_BGR2GRAY), np.uint8)


def slips_of(printed: str, read: str) -> Iterator[str]:
    """What became of an amount that was misread in one sign."""
    if len(printed) == len(read):
        apart = [(one, other) for one, other in zip(printed, read, strict=True) if one != other]
        if len(apart) == 1 and "." not in apart[0] and apart[0][1].isdigit():
            yield "".join(sorted(apart[0]))
    elif printed.replace(".", "") == read:
        yield LOST
    elif read.replace(".", "") == printed:
        yield GAINED


def count(rng: Random, amounts: int, ocr: Ocr) -> Counter[str]:
    """How often which digits are taken for each other; `all` and `misread` count amounts."""
    found: Counter[str] = Counter()
    for _ in range(0, amounts, BATCH):
        texts = [f"{rng.randint(1, 10 ** rng.randint(3, 6)) / 100:.2f}" for _ in range(BATCH)]
        texts = [text.replace(".", "") if rng.random() < 0.2 else text for text in texts]
        for text, reading in zip(texts, ocr.read([slip(rng, text) for text in texts]), strict=True):
            read = fold(reading.text)
            found.update(["all", *slips_of(text, read)] + ["misread"] * (read != text))
    return found


def main() -> None:
    """Print, read, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    for slipped, number in count(Random(asked.seed), asked.count, ENGINES[DEFAULT].load()).most_common():
        print(f"{slipped:12s} {number}")


if __name__ == "__main__":
    main()
