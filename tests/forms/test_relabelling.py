"""Labels of scans are set right before forms are looked for, and told."""

from dataclasses import replace

from extractors.forms.label_repair import relabelled
from schemas.grid import Cell, Content, Grid, ReadTwice

BOX = (0.0, 0.0, 10.0, 10.0)


def content(text: str, confidence: float | None, engine: str | None = "engine") -> Content:
    """A table of one cell."""
    cell = Cell(row=0, col=0, text=text, page=1, bbox=BOX, confidence=confidence)
    return Content(media="pdf-scan", blocks=(Grid(rows=1, cols=1, cells=(cell,)),), engine=engine)


def texts(content: Content) -> list[str]:
    """What its cells say."""
    return [cell.text for block in content.blocks if isinstance(block, Grid) for cell in block.cells]


def test_a_misread_label_is_set_right_and_told() -> None:
    found = relabelled(content("古比", 0.4))
    told = ReadTwice(page=1, bbox=BOX, first="占比", second="古比", by="已知的标签")
    assert (texts(found), found.read_twice) == (["占比"], (told,))


def test_text_that_no_engine_read_stays() -> None:
    printed = content("古比", None)
    assert relabelled(printed) == printed


def test_a_document_without_scans_stays() -> None:
    printed = replace(content("古比", 0.4), engine=None)
    assert relabelled(printed) is printed
