"""Web pages made of placed pieces, read as pages."""

import pytest

from extractors.grids.ruled.tables import Table, page_tables
from extractors.sources.html import html_pages
from tests.sources.building import document

ROWS = [["项目", "金额"], ["样例桥", "81.00"], ["示例塔", "90.50"]] + [[f"甲{n}", f"{n}.00"] for n in range(10, 16)]


def placed(left: float, top: float, more: str, text: str = "", unit: str = "pt") -> str:
    return f'<div style="position:absolute;left:{left}{unit};top:{top}{unit};{more}">{text}</div>'


def viewer(unit: str, strokes: str) -> str:
    """A page of a table of two columns, as programs write it that show PDFs."""
    across, down = 20 * len(ROWS), 240
    drawn = [
        placed(60, 100 + 20 * n, f"width:{down}{unit};height:0.5{unit};{strokes}", unit=unit)
        for n in range(len(ROWS) + 1)
    ]
    drawn += [
        placed(60 + 120 * n, 100, f"width:0.5{unit};height:{across}{unit};{strokes}", unit=unit) for n in range(3)
    ]
    texts = [
        placed(
            64 + 120 * col,
            104 + 20 * row,
            f"line-height:12{unit}",
            f'<span style="font-size:10{unit}">{text}</span>',
            unit,
        )
        for row, line in enumerate(ROWS)
        for col, text in enumerate(line)
    ]
    title = placed(100, 60, "", "样例表", unit)
    return f'<!doctype html><meta charset=utf-8><div id=page1 style="width:500pt">{title}{"".join(drawn + texts)}</div>'


@pytest.mark.parametrize("unit", ["pt", "px", "mm"])
@pytest.mark.parametrize("strokes", ["background:#000", "background-color:black", "border-top:1px solid #000"])
def test_pieces_and_strokes_make_a_table(unit: str, strokes: str) -> None:
    (page,) = html_pages(document(viewer(unit, strokes)))
    (table,) = [found.grid for found in page_tables(page).found if isinstance(found, Table)]
    assert [[cell.text for cell in row] for row in table.by_row()] == ROWS


def test_classes_place_pieces_too() -> None:
    style = "<style>.x{left:10px}.y{top:20px}.a{position:absolute}</style>"
    pieces = "".join(f'<div class="a x" style="top:{20 * n}px">甲{n}</div>' for n in range(25))
    (page,) = html_pages(document(f"<!doctype html><meta charset=utf-8>{style}<div class=pf>{pieces}</div>"))
    assert (page.chars[0].text, page.chars[0].x0, len(page.chars)) == ("甲", 7.5, 65)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<table><tr><td>甲</table>" + placed(1, 1, "", "乙"), id="a table"),
        pytest.param("<p>" + "正文" * 90 + placed(1, 1, "", "乙") * 30, id="ornaments"),
        pytest.param(placed(1, 1, "", "乙"), id="one piece"),
    ],
)
def test_ordinary_pages_are_none(body: str) -> None:
    assert html_pages(document(f"<!doctype html><meta charset=utf-8>{body}")) == ()
