"""Rich text: encodings, merged cells, what is printed beside the text, and hostile files."""

import pytest

from extractors.sources import read
from schemas.errors import DamagedDocument, EmptyDocument, OversizedDocument, UnreadableDocument
from schemas.grid import Aside, Grid
from tests.sources.building import blocks, document

HEAD = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}{\f1\fcharset136 MingLiU;}}"
GBK = "".join(f"\\'{byte:02x}" for byte in "绩效目标".encode("gb18030")).encode()
BIG5 = "".join(f"\\'{byte:02x}" for byte in "績效".encode("big5")).encode()


def rich(body: bytes) -> bytes:
    return HEAD + body + b"}"


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        pytest.param(GBK, "绩效目标", id="code page"),
        pytest.param(rb"{\f1 " + BIG5 + b"}", "績效", id="font of another encoding"),
        pytest.param(rb"\u32489?\u25928?", "绩效", id="codes with a fallback"),
        pytest.param(rb"\uc2\u32489\'bc\'a8\uc0\u25928 x", "绩效x", id="fallbacks of other lengths"),
        pytest.param(rb"\u-10179?\u-9138?", "\U0001f44e", id="two halves of a character"),
        pytest.param(rb"{\*\generator WPS 12;}1\~2", "1\xa02", id="unknown destination"),
        pytest.param(rb"a{\pict 0123456789}b", "ab", id="picture"),
        pytest.param(rb"{\field{\*\fldinst PAGE}{\fldrslt 3}}", "3", id="field"),
        pytest.param(rb"{\listtext\pard 2.\tab}x", "2. x", id="number of a list"),
        pytest.param(rb"a\bin4 {{{{b", "ab", id="binary bytes"),
    ],
)
def test_text(body: bytes, read_as: str) -> None:
    assert blocks(rich(body)) == [read_as]


def test_cells_merged_across_and_down() -> None:
    rows = (
        rb"\trowd\clmgf\cellx1000\clmrg\cellx2000\clvmgf\cellx3000\pard\intbl a\cell\cell b\cell\row"
        rb"\trowd\cellx1000\cellx2000\clvmrg\cellx3010\pard\intbl c\cell d\cell\cell\row"
    )
    (grid,) = read(document(rich(rows))).blocks
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.row_span, cell.col_span) for cell in grid.cells] == [
        ("a", 1, 2),
        ("b", 2, 1),
        ("c", 1, 1),
        ("d", 1, 1),
    ]


def test_two_tables_with_a_line_between_them() -> None:
    row = rb"\trowd\cellx1000\cellx2000\pard\intbl 1\cell 2\cell\row"
    assert blocks(rich(row + rb"\pard x\par " + row + row)) == [[["1", "2"]], "x", [["1", "2"], ["1", "2"]]]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (rb"{\strike 12}3", "struck"),
        (rb"{\v 12}3", "hidden"),
        (rb"{\deleted 12}3", "struck"),
        (rb"{\footnote 12}3", "footnote"),
    ],
)
def test_what_is_not_printed_is_told(body: bytes, kind: str) -> None:
    (line,) = read(document(rich(body))).blocks
    assert not isinstance(line, Grid)
    assert (line.text, [(aside.kind, aside.text) for aside in line.asides]) == ("3", [(kind, "12")])


def test_a_raised_digit_is_no_part_of_the_number() -> None:
    (line,) = read(document(rich(rb"12{\super 1}"))).blocks
    assert not isinstance(line, Grid)
    assert (line.text, line.asides) == ("12", (Aside(kind="footnote", text="1"),))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(rich(rb"x")[:-1], DamagedDocument, id="cut"),
        pytest.param(rich(b"{" * 9000 + b"x" + b"}" * 9000), OversizedDocument, id="deep"),
        pytest.param(rich(rb"{\pict 00}"), EmptyDocument, id="a picture alone"),
        pytest.param(rich(rb"\trowd\cellx9\intbl x\cell\row" * 600_000), OversizedDocument, id="a table without end"),
    ],
)
def test_hostile_files_are_refused(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        read(document(data))
