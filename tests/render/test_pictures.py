"""PDFs and pictures open in common readers and show the pages that were set."""

import io
from collections import Counter
from itertools import pairwise

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from benchmarks.render.drawing import drawn
from benchmarks.render.formats import FORMATS
from benchmarks.render.grades import GRADES
from benchmarks.render.leaf import Leaf, Run, Stroke, shrunk
from benchmarks.render.pdf import pdf
from benchmarks.render.typefaces import font_file
from benchmarks.render.typesetting import leaves
from benchmarks.render.unavailable import FormatUnavailable
from schemas.picture import POINTS_PER_INCH
from tests.render.copying import copies, look, needs_fonts, style

SCANS = sorted(set(GRADES) - {"clean"})
PICTURES = ["png", "jpg", "tiff"]
SHORT = 3
"""Place of the copy with the fewest pages."""


def written(name: str, place: int = SHORT) -> bytes:
    copy = copies(4)[place]
    return FORMATS[name].write((copy.sheet,), style(copy))


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def pages(place: int = SHORT) -> tuple[Leaf, ...]:
    return leaves(copies(4)[place].sheet, look(copies(4)[place]))


@needs_fonts
@pytest.mark.parametrize("place", range(4))
def test_the_text_layer_is_what_was_set(place: int) -> None:
    document = pypdfium2.PdfDocument(written("pdf", place))
    texts = [letters(page.get_textpage().get_text_range()) for page in document]
    assert texts == [letters("".join(run.text for run in leaf.runs)) for leaf in pages(place)]


@needs_fonts
def test_text_stands_where_it_was_set() -> None:
    run = Run("2406.62元", 100, 200, 10.5, "song")
    page = pypdfium2.PdfDocument(pdf([Leaf(width=595, height=842, runs=(run,), strokes=())]))[0].get_textpage()
    starts = [page.get_charbox(place, loose=True)[0] for place in range(page.count_chars())]
    assert starts[0] == pytest.approx(100, abs=0.1)
    assert all(one < other for one, other in pairwise(starts))


@needs_fonts
@pytest.mark.parametrize("name", SCANS)
def test_a_scan_has_a_picture_for_each_page_and_no_text(name: str) -> None:
    document = pypdfium2.PdfDocument(written(name))
    assert [page.get_textpage().count_chars() for page in document] == [0] * len(pages())


@needs_fonts
def test_a_fax_is_stored_in_two_colours() -> None:
    assert b"/CCITTFaxDecode" in written("fax")


@needs_fonts
@pytest.mark.parametrize("name", ["pdf", "scan", "fax", *PICTURES])
def test_bytes_do_not_depend_on_the_clock(name: str) -> None:
    assert written(name) == written(name)


@needs_fonts
@pytest.mark.parametrize(("name", "frames"), [("png", 1), ("jpg", 1), ("tiff", None)])
def test_only_a_tiff_has_several_pages(name: str, frames: int | None) -> None:
    image = Image.open(io.BytesIO(written(name, 0)))
    assert getattr(image, "n_frames", 1) == (frames or len(pages(0)))


@needs_fonts
@pytest.mark.parametrize(("name", "dpi"), [("png", 150), ("jpg", 150), ("tiff", 200)])
def test_a_picture_tells_its_resolution(name: str, dpi: int) -> None:
    assert Image.open(io.BytesIO(written(name))).info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)


@pytest.mark.parametrize(
    ("y", "width", "levels"),
    [
        (10.5, 1.0, {10: 0}),
        (10.0, 1.0, {9: 128, 10: 128}),
        (10.5, 0.25, {10: 0}),
        (10.0, 2.0, {9: 0, 10: 0}),
    ],
)
def test_a_stroke_darkens_pixels_as_it_covers_them(y: float, width: float, levels: dict[int, int]) -> None:
    leaf = Leaf(width=20, height=20, runs=(), strokes=(Stroke(0, y, 20, y, width),))
    column = drawn(leaf, POINTS_PER_INCH)[:, 10]
    assert {int(row): int(column[row]) for row in np.flatnonzero(column < 255)} == levels


@needs_fonts
def test_a_shrunk_page_has_all_its_lengths_reduced() -> None:
    leaf = Leaf(width=100, height=200, runs=(Run("一", 10, 20, 8, "hei"),), strokes=(Stroke(0, 4, 100, 4, 1),))
    half = Leaf(width=50, height=100, runs=(Run("一", 5, 10, 4, "hei"),), strokes=(Stroke(0, 2, 50, 2, 0.5),))
    assert shrunk(leaf, 0.5) == half


def test_without_fontconfig_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    font_file.cache_clear()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FormatUnavailable, match="install fontconfig"):
        font_file("song")
