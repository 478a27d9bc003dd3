"""Tables on paper of which not all rulings are drawn."""

import pytest

from benchmarks.render.leaf import Stroke
from benchmarks.render.look import GUTTER, Rulings, ruled
from benchmarks.render.ruling import drawn_of
from benchmarks.render.typesetting import leaves
from tests.render.copying import copies, look, needs_fonts

BOX = (
    Stroke(10, 10, 90, 10, 1),
    Stroke(10, 50, 90, 50, 1),
    Stroke(10, 90, 90, 90, 1),
    Stroke(10, 10, 10, 90, 1),
    Stroke(90, 10, 90, 50, 1),
    Stroke(90, 50, 90, 90, 1),
)
"""A table of two rows, its left border in one piece."""


@pytest.mark.parametrize(
    ("rulings", "drawn"),
    [
        ("all", BOX),
        ("across", BOX[:3]),
        ("upper", (BOX[0], BOX[1], Stroke(10, 10, 10, 50, 1), BOX[4])),
        ("none", ()),
    ],
)
def test_what_is_drawn_of_a_table(rulings: Rulings, drawn: tuple[Stroke, ...]) -> None:
    assert drawn_of((*BOX, *BOX), rulings) == drawn


def test_cells_without_rulings_stand_apart() -> None:
    before = look(copies(1)[0])
    assert ruled(before, "none").padding >= GUTTER * before.size
    assert ruled(before, "all") is before


@needs_fonts
def test_a_form_is_printed_without_rulings() -> None:
    bare = leaves(copies(1)[0].sheet, ruled(look(copies(1)[0]), "none"))
    assert [leaf.strokes for leaf in bare] == [()] * len(bare)
