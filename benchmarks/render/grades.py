"""The grades of scans: what becomes of a clean page on its way into a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.random import Generator

from benchmarks.render.seal import coloured, stamped
from benchmarks.render.wear import (
    BASE,
    blurred,
    broken,
    compressed,
    faded,
    grained,
    leaning,
    on_desk,
    shaded,
    slope,
    tilted,
    two_coloured,
    unevenly_lit,
)
from schemas.picture import Pixels

Effect: TypeAlias = Callable[[Pixels, float, Generator], Pixels]
"""Of a clean page in grey, its pixels per inch, and chance."""

WARM = (0.8, 0.92, 0.98)
"""What lamplight leaves of blue, green and red."""


WHITE = 242
"""From here on a copier takes a shade for paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One way for a page to suffer."""

    dpi: float
    """Pixels per inch of its pages."""
    effect: Effect
    gaps: float = 0.0
    """Share of its rulings' length that is missing."""
    seal: tuple[tuple[float, float], tuple[float, float]] | None = None
    """Between which shares of the width and of the height a seal's centre lies on the first page."""


def scanned(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """A flatbed's work: a little askew, a little soft, the light of one side weaker."""
    page = tilted(pixels, float(rng.uniform(0.2, 1.1) * rng.choice((-1, 1))))
    page = blurred(page, float(rng.uniform(0.55, 0.85)) * dpi / BASE)
    page = faded(page, rng.uniform(35, 75), rng.uniform(236, 250))
    page = unevenly_lit(page, rng.uniform(0.08, 0.2), rng)
    page = grained(page, rng.uniform(2.5, 4.5), dpi / BASE, rng)
    return compressed(page, int(rng.integers(50, 70)))


def copied(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """An office copier's: a little askew and soft, and what is nearly white made white."""
    page = tilted(pixels, float(rng.uniform(0.1, 0.6) * rng.choice((-1, 1))))
    page = blurred(page, float(rng.uniform(0.45, 0.65)) * dpi / BASE)
    page = grained(page, rng.uniform(1.5, 3), dpi / BASE, rng)
    page = faded(page, rng.uniform(10, 50), 255 * 255 / WHITE)
    return compressed(page, int(rng.integers(40, 50)))


def worn(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """A copy of a copy: seen from aside, pale, soft, its light uneven."""
    page = tilted(pixels, float(rng.uniform(0.3, 1.2) * rng.choice((-1, 1))))
    page = leaning(page, 0.018, rng)
    page = blurred(page, float(rng.uniform(0.9, 1.15)) * dpi / BASE)
    page = faded(page, rng.uniform(70, 95), rng.uniform(232, 245))
    page = unevenly_lit(page, rng.uniform(0.15, 0.28), rng)
    page = grained(page, rng.uniform(4, 6), dpi / BASE, rng)
    return compressed(page, int(rng.integers(38, 50)))


def faxed(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """A fax machine's: askew, soft, then black or white."""
    page = tilted(pixels, float(rng.uniform(0.2, 0.9) * rng.choice((-1, 1))))
    page = blurred(page, float(rng.uniform(0.5, 0.7)) * dpi / BASE)
    return two_coloured(page, rng, dpi)


def photographed(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """A telephone's: the sheet on a desk, from aside, in warm light, a shadow over a corner."""
    page = on_desk(faded(tilted(pixels, float(rng.uniform(-2, 2))), 25, 246), 0.04, rng)
    page = np.rint(page * np.array(WARM, np.float32)).astype(np.uint8)
    page = blurred(page, float(rng.uniform(0.6, 0.9)) * dpi / BASE)
    shape = (page.shape[0], page.shape[1])
    page = shaded(page, 1 - rng.uniform(0.2, 0.4) * slope(shape, rng))
    edge = (slope(shape, rng) - rng.uniform(0.55, 0.8)) * rng.uniform(8, 25)
    page = shaded(page, (1 - rng.uniform(0.15, 0.3) / (1 + np.exp(-edge))).astype(np.float32))
    page = grained(page, rng.uniform(2.5, 4), dpi / BASE, rng)
    return compressed(page, int(rng.integers(60, 78)))


def turned(pixels: Pixels, dpi: float, rng: Generator) -> Pixels:
    """A scan whose page was laid in sideways or upside down."""
    turns = int(rng.choice((1, 1, 3, 3, 2)))
    return np.ascontiguousarray(np.rot90(scanned(pixels, dpi, rng), turns))


def clean(pixels: Pixels, _dpi: float, _rng: Generator) -> Pixels:
    """As a program draws it."""
    return pixels


FIGURES = ((0.42, 0.72), (0.16, 0.32))
"""Where the money stands on most forms' first pages."""
DATE = ((0.6, 0.82), (0.07, 0.13))
"""Where the date and the place for the seal are."""

GRADES: Mapping[str, Grade] = {
    "clean": Grade(dpi=150, effect=clean),
    "scan": Grade(dpi=200, effect=scanned),
    "scan150": Grade(dpi=150, effect=scanned),
    "sealed": Grade(dpi=150, effect=copied, seal=DATE),
    "bad": Grade(dpi=150, effect=worn, gaps=0.1, seal=FIGURES),
    "fax": Grade(dpi=200, effect=faxed),
    "photo": Grade(dpi=200, effect=photographed),
    "sideways": Grade(dpi=200, effect=turned),
}
"""Every grade by its name."""


def grade(pixels: Pixels, name: str, rng: Generator, *, dpi: float | None = None, first: bool = True) -> Pixels:
    """A clean page in grey as this grade shows it; as chance will, and the same for the same chance.

    `dpi` is that of the pixels, the grade's own where it is not given; a seal stands on a `first` page only. What is
    without colour stays grey. Raises KeyError for an unknown grade.
    """
    about = GRADES[name]
    dpi = about.dpi if dpi is None else dpi
    page = broken(pixels, about.gaps, dpi, rng) if about.gaps else pixels
    if about.seal is not None and first:
        across, down = (float(rng.uniform(*span)) for span in about.seal)
        page = stamped(coloured(page), (across, down), dpi, rng)
    return about.effect(page, dpi, rng)
