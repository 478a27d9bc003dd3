"""The picture of what was found on a page."""

from pathlib import Path

import pytest
from PIL import Image

from flows.explain.overlay import RULING, draw
from flows.explain.page_image import SCALE
from schemas.errors import WrongUsage
from tests.grids.drawing import HEIGHT, WIDTH, Sheet, pdf_of


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A document of one page with a table."""
    sheet = Sheet()
    sheet.table((100, 200, 300), (100, 130, 160), [["一级指标", "指标值"]])
    sheet.text(100, 60, "绩效目标表")
    (tmp_path / "a.pdf").write_bytes(pdf_of(sheet))
    return tmp_path / "a.pdf"


def test_the_picture_is_the_page(drawn: Path) -> None:
    draw(drawn, 1, drawn.with_name("a.png"))
    with Image.open(drawn.with_name("a.png")) as picture:
        assert picture.size == (WIDTH * SCALE, HEIGHT * SCALE)


def test_rulings_are_painted_where_they_are(drawn: Path) -> None:
    draw(drawn, 1, drawn.with_name("a.png"))
    with Image.open(drawn.with_name("a.png")) as picture:
        assert picture.getpixel((int(250 * SCALE), int(130 * SCALE))) == RULING[:3]


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_wrong_usage(drawn: Path, number: int) -> None:
    with pytest.raises(WrongUsage, match="no page"):
        draw(drawn, number, drawn.with_name("a.png"))
