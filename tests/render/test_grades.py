"""A grade does to a page what its name says, and the same for the same chance."""

import numpy as np
import pytest

from benchmarks.render.drawing import drawn
from benchmarks.render.grades import GRADES, grade
from benchmarks.render.leaf import Leaf, Run, Stroke
from schemas.picture import Pixels
from tests.render.copying import needs_fonts

ROWS = range(100, 560, 40)
"""Points: where the rulings of the page below lie."""
RED = 60
"""By how much red exceeds blue where a seal stands."""
DAMAGED = sorted(set(GRADES) - {"clean"})


def page(dpi: float = 150) -> Pixels:
    words = tuple(Run("财政拨款 2406.62", 70, y + 25, 12, "song") for y in ROWS)
    strokes = tuple(Stroke(50, y, 380, y, 0.75) for y in ROWS)
    return drawn(Leaf(width=420, height=595, runs=words, strokes=strokes), dpi)


def graded(name: str, seed: int = 1, *, first: bool = True) -> Pixels:
    return grade(page(), name, np.random.default_rng(seed), dpi=150, first=first)


def red(pixels: Pixels) -> int:
    if pixels.ndim == 2:
        return 0
    return int((pixels[..., 2].astype(int) - pixels[..., 0] > RED).sum())


@needs_fonts
@pytest.mark.parametrize("name", GRADES)
def test_the_same_chance_gives_the_same_pixels(name: str) -> None:
    assert np.array_equal(graded(name), graded(name))


@needs_fonts
@pytest.mark.parametrize("name", DAMAGED)
def test_another_chance_gives_other_pixels(name: str) -> None:
    one, other = graded(name, 1), graded(name, 2)
    assert one.shape != other.shape or not np.array_equal(one, other)


@needs_fonts
@pytest.mark.parametrize("name", sorted(set(GRADES) - {"sideways"}))
def test_a_page_keeps_its_size(name: str) -> None:
    assert graded(name).shape[:2] == page().shape


@needs_fonts
@pytest.mark.parametrize("name", GRADES)
def test_the_page_given_is_left_as_it_was(name: str) -> None:
    given = page()
    grade(given, name, np.random.default_rng(1), dpi=150)
    assert np.array_equal(given, page())


@needs_fonts
@pytest.mark.parametrize(("name", "sealed"), [(name, name in {"bad", "sealed"}) for name in GRADES if name != "photo"])
def test_a_seal_stands_where_it_belongs(name: str, sealed: bool) -> None:
    assert (red(graded(name)) > 1000) == sealed


@needs_fonts
@pytest.mark.parametrize("name", ["bad", "sealed"])
def test_a_later_page_has_no_seal(name: str) -> None:
    assert red(graded(name, first=False)) == 0


@needs_fonts
def test_a_fax_is_black_or_white() -> None:
    assert set(np.unique(graded("fax"))) == {0, 255}


@needs_fonts
def test_pages_are_laid_in_every_wrong_way() -> None:
    tops = {graded("sideways", seed).shape for seed in range(8)}
    assert tops == {page().shape, page().shape[::-1]}


@needs_fonts
def test_a_photograph_shows_the_desk_around_the_sheet() -> None:
    corner = graded("photo")[:3, :3].mean(axis=(0, 1))
    assert corner[2] - corner[0] > 15


@needs_fonts
def test_a_bad_copy_has_gaps_in_its_rulings() -> None:
    faint = np.sort(graded("bad", first=False).min(axis=1))[:12]
    whole = grade(page(), "clean", np.random.default_rng(1))
    assert (whole == 0).any()
    assert (faint > 40).all()


@needs_fonts
@pytest.mark.parametrize("name", ["scan", "bad", "photo"])
def test_the_light_is_uneven(name: str) -> None:
    pixels = graded(name, first=False)
    blocks = [block.max() for part in np.array_split(pixels, 4) for block in np.array_split(part, 4, axis=1)]
    assert max(blocks) - min(blocks) >= 8


def test_an_unknown_grade_is_refused() -> None:
    with pytest.raises(KeyError, match="crumpled"):
        grade(np.full((10, 10), 255, np.uint8), "crumpled", np.random.default_rng(1))
