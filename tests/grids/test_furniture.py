"""What is no content of a page."""

import pytest

from extractors.grids.furniture import is_speck
from schemas.grid import Line


@pytest.mark.parametrize(
    ("text", "height", "confidence", "speck"),
    [
        (".", 5.0, 0.8, True),
        ("I", 6.0, 0.8, True),
        ("I", 9.0, 0.8, False),
        ("3", 6.0, 0.8, False),
        ("无", 6.0, 0.8, False),
        ("abc", 6.0, 0.8, False),
        (".", 5.0, None, False),
    ],
)
def test_specks_are_told_from_print(text: str, height: float, confidence: float | None, speck: bool) -> None:
    line = Line(text=text, page=1, bbox=(10.0, 10.0, 14.0, 10.0 + height), confidence=confidence)
    assert is_speck(line) is speck
