"""What a source holds beside what it prints: never read, always told where it holds digits."""

import pytest

from extractors.sources import read
from schemas.grid import Aside, Block
from tests.sources.building import document


def asides(block: Block) -> tuple[Aside, ...]:
    """The asides of a block."""
    return block.asides if hasattr(block, "asides") else tuple(aside for cell in block.cells for aside in cell.asides)


def told(data: bytes | str) -> list[tuple[str, str]]:
    """Kind and text of all asides of a document."""
    return [(aside.kind, aside.text) for block in read(document(data)).blocks for aside in asides(block)]


def texts(data: bytes | str) -> list[str]:
    """The texts of all cells and lines."""
    blocks = read(document(data)).blocks
    return [
        text
        for block in blocks
        for text in ([c.text for c in block.cells] if hasattr(block, "cells") else [block.text])
    ]


def page(cells: str, head: str = "") -> str:
    return f"<!doctype html><meta charset=utf-8>{head}<table><tr><td>项目甲{cells}</table>"


@pytest.mark.parametrize(
    ("cell", "read_as", "expected"),
    [
        ("<td><del>700.00</del>810.00", "810.00", [("struck", "700.00")]),
        ("<td><s>旧</s>810.00", "810.00", []),
        ("<td><strike>≥7</strike>≥8次", "≥8次", [("struck", "≥7")]),
        ("<td style='text-decoration:underline line-through'>70", "", [("struck", "70")]),
        ("<td><ins>810</ins>", "810", []),
        ("<td><span style='display : none'>7</span>81", "81", [("hidden", "7")]),
        ("<td><span style='visibility:hidden'>7<b style='visibility:visible'>8</b></span>1", "81", [("hidden", "7")]),
        ("<td style='font-size:0'>7<b style='font-size:9pt'>81</b>", "81", [("hidden", "7")]),
        ("<td><font color=white>7</font>81", "81", [("hidden", "7")]),
        ("<td bgcolor=navy><font color=white>81</font>", "81", []),
        ("<td style='background:#1f4e79;color:#fff'>81", "81", []),
        ("<td style='background:url(a.png);color:#fff'>81", "81", []),
        ("<td><span style='opacity:0'>7</span>81", "81", [("hidden", "7")]),
        ("<td><span style='position:absolute;left:-9999px'>7</span>81", "81", [("hidden", "7")]),
        ("<td><span style='position:absolute;clip:rect(0,0,0,0)'>7</span>81", "81", [("hidden", "7")]),
        ("<td><span style='position:absolute;clip-path:inset(50%)'>7</span>81", "81", [("hidden", "7")]),
        ("<td><span style='clip-path:inset(5%)'>8</span>1", "81", []),
        ("<td>81<sup>2</sup>次", "81次", [("footnote", "2")]),
        ("<td>81<span style='vertical-align:super'>[3]</span>", "81", [("footnote", "(3)")]),
        ("<td>81<sup>注1</sup>", "81", [("footnote", "注1")]),
        ("<td>81m<sup>2</sup>", "81m²", []),
        ("<td>3×10<sup>4</sup>人", "3×10⁴人", []),
        ("<td>≥10<sup>4</sup>人", "≥10⁴人", [("exponent", "10⁴")]),
        ("<td>≥<sup>95</sup>%", "≥95%", []),
        ("<td>81²次", "81次", [("footnote", "2")]),
        ("<td>PM<sub>2.5</sub>", "PM2.5", []),
        ("<td>CO<sub>2</sub>", "CO2", []),
        ("<td>81.00<sub>2</sub>", "81.00", [("footnote", "2")]),
        ("<td>81₃", "81", [("footnote", "3")]),
        ("<td>81<span style='vertical-align:sub'>2</span>%", "81%", [("footnote", "2")]),
        ("<td><select><option>7次<option selected>8次</select>", "8次", []),
        ("<td><select><option>7次<option>8次</select>", "7次", []),
        ("<td><input type=checkbox checked>是<input type=radio>否", "☑是□否", []),
        ("<td><table><tr><td>81.00</table>", "81.00", []),
        ("<td><div><table><tbody><tr><td><del>7</del>81</table></div>", "81", [("struck", "7")]),
        ("<td>1,800<br>.50", "1,800.50", []),
        ("<td>1\u2009800.50", "1800.50", []),
        ("<td>８１０．００", "８１０．００", []),
        ("<td>𝟖𝟏", "81", []),
        ("<td>٨١", "81", []),
        ("<td>8\u200b1\ufe0e次\u2060", "81次", []),
        ("<td>81<br>0.00", "810.00", [("rejoined", "81\n0.00")]),
        ("<td>≥8<br>1次", "≥81次", [("rejoined", "≥8\n1次")]),
        ("<td>81.00<br>19.00", "81.00\n19.00", []),
        ("<td>81<br>19", "81\n19", []),
    ],
)
def test_cell_of_a_page(cell: str, read_as: str, expected: list[tuple[str, str]]) -> None:
    assert (texts(page(cell))[1:], told(page(cell))) == ([read_as], expected)


@pytest.mark.parametrize(
    ("style", "read_as"),
    [
        (".a{display:none}", "81"),
        ("td .a{DISPLAY:none !important} .a{display:inline}", "81"),
        ("@media screen{span.a{visibility:hidden}}", "81"),
        ("@media (max-width:600px){.a{display:none}}", "781"),
        (".b .a{display:none}", "781"),
        (".a{display:none} span.a{display:inline}", "781"),
        ("/* .a{display:none} */", "781"),
        (".a:hover{display:none}", "781"),
        ("td:nth-child(2) span{display:none}", "81"),
        ("td:nth-child(3) span{display:none}", "781"),
        ("span[class]{display:none}", "81"),
        ("td > .a{display:none}", "81"),
        ("tr > .a{display:none}", "781"),
        (".a::before{display:none}", "781"),
        ("span.a:not(.b){display:none} .a{display:inline}", "81"),
    ],
)
def test_style_sheet(style: str, read_as: str) -> None:
    shown = page("<td><span class=a>7</span>81", f"<style>{style}</style>")
    assert (texts(shown)[1:], told(shown)) == ([read_as], [("hidden", "7")] if read_as == "81" else [])


def test_white_text_may_stand_on_a_ground_that_another_file_tells() -> None:
    assert texts(page("<td style='color:#fff'>81", "<link rel=stylesheet href=a.css>"))[1:] == ["81"]


def test_white_text_may_stand_on_a_ground_that_a_selector_of_another_kind_lays() -> None:
    style = "<style>tr:first-child td{background:#1f4e79} td{color:#fff}</style>"
    assert texts(page("<td>81", style)) == ["项目甲", "81"]


def test_hidden_row_is_told_beside_its_table() -> None:
    shown = page("<td>81<tr style='display:none'><td>项目乙<td>70")
    assert (texts(shown), told(shown)) == (["项目甲", "81"], [("hidden", "项目乙 70")])


@pytest.mark.parametrize(
    ("stored", "printed"),
    [
        ("部⻔", "部门"),
        ("⾦额", "金额"),
        ("次\uf969", "次数"),
        ("次\u6578", "次\u6578"),
        ("℃", "℃"),
        ("①", "①"),
        ("（％）", "（％）"),
    ],
)
def test_characters_are_folded_in_every_source(stored: str, printed: str) -> None:
    assert texts(page(f"<td>{stored}"))[1:] == [printed]
    assert texts(f"项目甲\t{stored}\n项目乙\t1\n")[1] == printed
