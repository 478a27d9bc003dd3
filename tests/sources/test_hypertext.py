"""Web pages."""

import pytest

from extractors.sources import read
from schemas.errors import OversizedDocument
from schemas.grid import Grid
from tests.sources.building import blocks, document, only_grid, spanned


def page(body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><title>无</title><body>{body}"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "<tr><td rowspan=2>甲<td>乙<tr><td>丙", spanned([("甲", 2, 1), "乙"], ["丙"]), id="open tags and row span"
        ),
        pytest.param(
            "<tr><td rowspan=0>甲<td>乙<tr><td>丙<tr><td>丁",
            spanned([("甲", 3, 1), "乙"], ["丙"], ["丁"]),
            id="row span of 0",
        ),
        pytest.param(
            "<tbody><tr><td rowspan=9>甲<td>乙<tr><td>丙<tbody><tr><td>丁<td>戊",
            spanned([("甲", 2, 1), "乙"], ["丙"], ["丁", "戊"]),
            id="row span beyond its group",
        ),
        pytest.param("<tr><td colspan=0>甲<td colspan=x>乙", spanned(["甲", "乙"]), id="column spans that are none"),
        pytest.param("<tr><td colspan=99>甲<tr><td>乙<td>丙", spanned([("甲", 1, 2)], ["乙", "丙"]), id="too long"),
        pytest.param("<tr><td>甲<td>乙<tr><td>丙", spanned(["甲", "乙"], ["丙", ""]), id="missing cell"),
        pytest.param(
            "<tfoot><tr><td>合计</tfoot><tbody><tr><td>甲</tbody><thead><tr><th>项目</thead>",
            spanned(["项目"], ["甲"], ["合计"]),
            id="groups",
        ),
        pytest.param("<td>甲<td>乙<tr><td>丙<td>丁", spanned(["甲", "乙"], ["丙", "丁"]), id="cells without a row"),
        pytest.param("<tr><form><td>甲<td>乙</form>", spanned(["甲", "乙"]), id="form around cells"),
        pytest.param("<tr><td>甲<tr style='display:none'><td>乙", spanned(["甲"]), id="hidden row"),
        pytest.param("<tr><td>甲<td hidden>乙", spanned(["甲"]), id="hidden cell"),
        pytest.param("<tr><td><p>一、甲</p><p>二、乙</p>", spanned(["一、甲\n二、乙"]), id="paragraphs"),
        pytest.param("<tr><td>一<br>二\n三 \n 四", spanned(["一\n二 三 四"]), id="line breaks that are printed"),
        pytest.param("<tr><td><ol><li>甲<li>乙</ol>", spanned(["1.甲\n2.乙"]), id="numbered list"),
        pytest.param("<tr><td><ul><li>甲<li>乙</ul>", spanned(["甲\n乙"]), id="list"),
        pytest.param("<tr><td><pre>甲\n乙</pre>", spanned(["甲\n乙"]), id="preformatted"),
        pytest.param("<tr><td>&ge;95&#37;&nbsp;", spanned(["≥95%"]), id="entities"),
        pytest.param("<tr><td><input value=示例局><input type=hidden value=1>", spanned(["示例局"]), id="input"),
        pytest.param("<tr><td><button>≥95%</button>", spanned(["≥95%"]), id="button"),
        pytest.param(
            "<tr><td>甲<!-- 注 --><script>x</script><style>y</style>乙", spanned(["甲乙"]), id="what is not printed"
        ),
        pytest.param("<tr><td><span>绩</span><span>效</span>", spanned(["绩效"]), id="spans are no words"),
    ],
)
def test_tables(table: str, expected: Grid) -> None:
    assert only_grid(read(document(page(f"<table>{table}</table>")))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "<h1>申报表</h1>单位：万元<table><tr><td>甲</table>说明",
            ["申报表", "单位：万元", [["甲"]], "说明"],
            id="order",
        ),
        pytest.param("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"], id="blocks"),
        pytest.param("<p>甲</p><div style='color:red;display: none'>乙</div>", ["甲"], id="hidden"),
        pytest.param("<table><caption>表一</caption><tr><td>甲</table>", ["表一", [["甲"]]], id="caption"),
        pytest.param("<table>游离<tr><td>甲</table>", ["游离", [["甲"]]], id="text where none should be"),
        pytest.param(
            "<table><tr><td>甲<td>乙<table><tr><td>丙<td>丁</table></table>",
            [[["甲", "乙"]], [["丙", "丁"]]],
            id="table in a table",
        ),
        pytest.param(
            "<table><tr><td>标题<tr><td> <td><table><tr><td>丙<td>丁</table>说明</table>",
            ["标题", [["丙", "丁"]], "说明"],
            id="table as layout",
        ),
        pytest.param(
            "<table><tr><td><table><tr><td><table><tr><td>甲<td>乙</table></table></table>",
            [[["甲", "乙"]]],
            id="layout in layout",
        ),
    ],
)
def test_lines_and_tables(body: str, expected: list[object]) -> None:
    assert blocks(page(body)) == expected


def test_tables_in_a_text_keep_its_lines() -> None:
    text = "申报表\n单位：万元\n<table>\n<tr><td>甲\n乙</td></tr>\n</table>\n说明\n"
    assert blocks(text) == ["申报表", "单位：万元", [["甲\n乙"]], "说明"]


def test_columns_are_places() -> None:
    assert only_grid(read(document(page("<table><tr><td>甲</table>")))).columns_aligned


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>" * 5000 + "甲", id="depth"),
        pytest.param("<table><tr><td>" * 5000 + "甲", id="tables in tables"),
        pytest.param("<p>" + "甲" * 4_000_000, id="one text of 12 MB"),
    ],
)
def test_what_the_parser_would_drop_is_refused(body: str) -> None:
    with pytest.raises(OversizedDocument):
        read(document(page(body)))
