"""Word documents."""

import zipfile
from io import BytesIO

import docx
import pytest

from extractors.sources import read
from extractors.sources.word.numbering import ordinal
from schemas.errors import EmptyDocument
from schemas.grid import Grid
from tests.sources.building import blocks, document, docx_of, docx_with, only_grid, repacked, saved, spanned


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def item(text: str, level: int = 0, listing: int = 7) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listing}"/></w:numPr>')


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            paragraph("标题") + table(cell("甲")) + paragraph("说明"),
            ["标题", [["甲"]], "说明"],
            id="paragraphs and tables",
        ),
        pytest.param(f"<w:p>{run('甲')}<w:r><w:br/></w:r>{run('乙')}</w:p>", ["甲", "乙"], id="line break"),
        pytest.param(f"<w:p>{run('甲')}<w:r><w:tab/></w:r>{run('乙')}</w:p>", ["甲\t乙"], id="tab"),
        pytest.param(
            f"<w:p><w:ins>{run('甲')}</w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
            ["甲"],
            id="changes",
        ),
        pytest.param(
            f"<w:p><w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo></w:p>", ["乙"], id="moves"
        ),
        pytest.param(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p>" + paragraph("乙"), ["乙"], id="hidden"
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>", ["甲"], id="content control"
        ),
        pytest.param(
            f"<w:p><w:sdt><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt><w:hyperlink>{run('乙')}</w:hyperlink></w:p>",
            ["甲乙"],
            id="content control and link in a paragraph",
        ),
        pytest.param(
            '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("95%") + "</w:p>", ["≥95%"], id="symbol"
        ),
        pytest.param(
            f"<w:p><w:r><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r>{run('甲')}</w:p>",
            ["甲", "框"],
            id="text box",
        ),
        pytest.param(
            "<w:p><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<mc:Choice Requires='wps'>{run('甲')}</mc:Choice><mc:Fallback>{run('甲')}</mc:Fallback>"
            "</mc:AlternateContent></w:p>",
            ["甲"],
            id="two versions of a drawing",
        ),
        pytest.param(
            table(cell("甲") + f"<w:tc>{paragraph('乙')}{table(cell('丙') + cell('丁'))}<w:p/></w:tc>"),
            [[["甲", "乙"]], [["丙", "丁"]]],
            id="table in a table",
        ),
        pytest.param(
            table(f"<w:tc>{paragraph('标题')}{table(cell('丙') + cell('丁'))}{paragraph('说明')}</w:tc>"),
            ["标题", [["丙", "丁"]], "说明"],
            id="table as layout",
        ),
    ],
)
def test_body(xml: str, expected: list[object]) -> None:
    assert blocks(docx_with(xml)) == expected


RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(
            table(cell("甲", '<w:gridSpan w:val="2"/>'), cell("乙") + cell("丙")),
            spanned([("甲", 1, 2)], ["乙", "丙"]),
            id="gridSpan",
        ),
        pytest.param(
            table(cell("甲", RESTART) + cell("乙"), cell("", CONTINUE) + cell("丙"), cell("丁", RESTART) + cell("戊")),
            spanned([("甲", 2, 1), "乙"], ["丙"], ["丁", "戊"]),
            id="vMerge",
        ),
        pytest.param(
            table(cell("甲", CONTINUE) + cell("乙")), spanned(["甲", "乙"]), id="vMerge that continues nothing"
        ),
        pytest.param(
            table(cell("甲", RESTART) + cell("乙"), cell("丙", CONTINUE + '<w:gridSpan w:val="2"/>')),
            spanned(["甲", "乙"], [("丙", 1, 2)]),
            id="vMerge of another width",
        ),
        pytest.param(
            table(cell("甲") + cell("乙"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("丙")),
            spanned(["甲", "乙"], ["", "丙"]),
            id="gridBefore",
        ),
        pytest.param(
            table(cell("甲") + cell("乙"), '<w:trPr><w:gridAfter w:val="1"/></w:trPr>' + cell("丙")),
            spanned(["甲", "乙"], ["丙", ""]),
            id="gridAfter",
        ),
        pytest.param(table(cell("甲"), "<w:trPr><w:del/></w:trPr>" + cell("乙")), spanned(["甲"]), id="deleted row"),
        pytest.param(
            table(f"<w:sdt><w:sdtContent>{cell('甲')}</w:sdtContent></w:sdt>" + cell("乙")),
            spanned(["甲", "乙"]),
            id="control",
        ),
    ],
)
def test_table(xml: str, expected: Grid) -> None:
    assert only_grid(read(document(docx_with(xml)))) == expected


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="3">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    '<w:suff w:val="nothing"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="3"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        pytest.param(item("甲") + paragraph("乙") + item("丙"), ["一、甲", "乙", "二、丙"], id="goes on"),
        pytest.param(
            item("甲") + item("乙", 1) + item("丙") + item("丁", 1), ["一、甲", "1. 乙", "二、丙", "1. 丁"], id="levels"
        ),
        pytest.param(item("甲") + item("乙", 2), ["一、甲", "乙"], id="bullet"),
        pytest.param(
            item("甲") + item("乙", listing=8) + item("丙", listing=8), ["一、甲", "五、乙", "六、丙"], id="begins anew"
        ),
        pytest.param(
            table(cell("").replace(paragraph(""), item("")) + cell("甲")),
            [[["一、", "甲"]]],
            id="cell of a number alone",
        ),
    ],
)
def test_automatic_numbers_are_printed(xml: str, expected: list[object]) -> None:
    data = repacked(docx_with(xml), lambda name, held: NUMBERING.encode() if name == "word/numbering.xml" else held)
    assert blocks(data) == expected


def test_numbers_of_a_style() -> None:
    made = docx.Document()
    made.add_paragraph("甲", style="List Number")
    made.add_paragraph("乙", style="List Number")
    assert blocks(saved(made)) == ["1. 甲", "2. 乙"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (3, "decimal", "3"),
        (10, "chineseCounting", "十"),
        (21, "japaneseCounting", "二十一"),
        (2, "decimalEnclosedCircleChinese", "②"),
        (27, "lowerLetter", "27"),
        (2, "upperLetter", "B"),
        (14, "upperRoman", "XIV"),
        (100, "chineseCounting", "100"),
        (4, "some future form", "4"),
    ],
)
def test_ordinals(number: int, form: str, expected: str) -> None:
    assert ordinal(number, form) == expected


def test_strict_format() -> None:
    def strict(_: str, held: bytes) -> bytes:
        return held.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )

    grid = spanned([("甲", 1, 2)], ["乙", "丙"])
    assert only_grid(read(document(repacked(docx_of(grid), strict)))) == grid


def test_backslashes_in_the_names_of_parts() -> None:
    with zipfile.ZipFile(BytesIO(docx_of(spanned(["甲"])))) as archive:
        parts = {name.replace("/", "\\"): archive.read(name) for name in archive.namelist()}
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    assert blocks(target.getvalue()) == [[["甲"]]]


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument):
        read(document(saved(docx.Document())))
