"""Specks of a scan that were read as signs."""

import pytest

from extractors.grids.ocr_specks import without_specks
from schemas.page import Char, Page


def line(text: str, top: float, height: float, confidence: float | None = 0.9) -> tuple[Char, ...]:
    """The characters of one line, as a recogniser gives them: all as high as the line."""
    return tuple(
        Char(sign, 10.0 + 8 * at, top, 18.0 + 8 * at, top + height, 0, confidence) for at, sign in enumerate(text)
    )


def page(*lines: tuple[Char, ...]) -> Page:
    """A page that prints them."""
    chars = tuple(char for each in lines for char in each)
    return Page(number=1, width=600, height=800, rotation=0, chars=chars, rulings=())


@pytest.mark.parametrize(
    ("text", "height", "left"),
    [
        (".", 5.0, ""),
        ("I", 6.0, ""),
        (":.", 5.0, ""),
        ("I", 12.0, "I"),
        ("3", 5.0, "3"),
        ("-", 3.0, "-"),
        ("无", 5.0, "无"),
        ("3.5", 5.0, "3.5"),
    ],
)
def test_specks_are_told_from_print(text: str, height: float, left: str) -> None:
    read = without_specks(page(line("部门整体绩效目标申报表", 10, 13), line(text, 50, height)))
    assert "".join(char.text for char in read.chars) == f"部门整体绩效目标申报表{left}"


def test_a_speck_is_ink_that_nothing_explains() -> None:
    assert without_specks(page(line("部门整体绩效目标", 10, 13), line(".", 50, 5))).unread == ((10.0, 50, 18.0, 55),)
