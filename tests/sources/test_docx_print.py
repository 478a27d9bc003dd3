"""What Word prints of a document, and what it does not."""

import re
import zipfile
from io import BytesIO

import pytest

from extractors.sources import read
from tests.sources.building import document, docx_of, docx_with, html_of, spanned
from tests.sources.test_asides import asides, texts, told
from tests.sources.test_docx import cell, paragraph, run, table

MATH = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"


def looking(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(data: str, result: str = "") -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")]
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return f"{begin}{marks[0]}{result}{marks[1]}"


def formula(inner: str) -> str:
    texts = re.sub(r"\[(.*?)\]", r"<m:r><m:t>\1</m:t></m:r>", inner)
    return f"<m:oMath {MATH}>{texts}</m:oMath>"


@pytest.mark.parametrize(
    ("runs", "printed", "expected"),
    [
        (looking("70", "<w:strike/>") + run("81"), "81", [("struck", "70")]),
        (looking("70", "<w:dstrike/>") + run("81"), "81", [("struck", "70")]),
        (looking("81", '<w:strike w:val="0"/>'), "81", []),
        (run("81") + looking("2", '<w:vertAlign w:val="superscript"/>') + run("次"), "81次", [("footnote", "2")]),
        (run("81m") + looking("2", '<w:vertAlign w:val="superscript"/>'), "81m²", []),
        (run("CO") + looking("2", '<w:vertAlign w:val="subscript"/>'), "CO2", []),
        (run("81") + looking("2", '<w:vertAlign w:val="subscript"/>'), "81", [("footnote", "2")]),
        (run("81") + looking("2", '<w:position w:val="8"/><w:sz w:val="12"/>'), "81", [("footnote", "2")]),
        (looking("81", '<w:position w:val="8"/>') + run("次"), "81次", []),
        (looking("7", "<w:vanish/>") + run("81"), "81", [("hidden", "7")]),
        (looking("7", '<w:color w:val="FFFFFF"/>') + run("81"), "81", [("hidden", "7")]),
        (looking("81", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>'), "81", []),
        (looking("7", '<w:sz w:val="1"/>') + run("81"), "81", [("hidden", "7")]),
        ("<w:del><w:r><w:delText>70</w:delText></w:r></w:del>" + run("81"), "81", [("deleted", "70")]),
        (f"<w:moveFrom>{run('70')}</w:moveFrom>" + run("81"), "81", [("deleted", "70")]),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('60.00')}</w:sdtContent></w:sdt>",
            "",
            [("placeholder", "60.00")],
        ),
        (
            formula("<m:sSup><m:e>[10]</m:e><m:sup>[4]</m:sup></m:sSup>"),
            "10⁴",
            [("exponent", "10⁴")],
        ),
        (
            formula("<m:f><m:num>[9]</m:num><m:den>[10]</m:den></m:f>"),
            "9/10",
            [],
        ),
        (
            formula("<m:d><m:dPr/><m:e><m:rad><m:deg/><m:e>[81]</m:e></m:rad></m:e></m:d>"),
            "(√81)",
            [],
        ),
        (
            field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="70次"/><w:listEntry w:val="81次"/></w:ddList>'),
            "81次",
            [],
        ),
        (field('<w:ddList><w:listEntry w:val="70次"/></w:ddList>', run("81次")), "81次", []),
        (field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>") + run("是"), "☑是", []),
        (field("<w:checkBox><w:default w:val='0'/></w:checkBox>") + run("否"), "□否", []),
        ("<w:r><w:instrText>EQ \\f(1,2)</w:instrText></w:r>" + run("81"), "81", [("formula", "EQ \\f(1,2)")]),
    ],
)
def test_runs(runs: str, printed: str, expected: list[tuple[str, str]]) -> None:
    made = docx_with(table(cell("项目甲") + f"<w:tc><w:p>{runs}</w:p></w:tc>"))
    assert (texts(made)[1:], told(made)) == ([printed], expected)


DELETED_MARK = "<w:rPr><w:del w:id='1' w:author='x'/></w:rPr>"


@pytest.mark.parametrize(
    ("rows", "printed", "expected"),
    [
        ([cell("甲") + f"<w:tc>{paragraph('12', DELETED_MARK)}{paragraph('0.50')}</w:tc>"], ["甲", "120.50"], []),
        (
            [cell("甲") + cell("81"), cell("乙", "<w:cellDel/>") + cell("70", "<w:cellDel/>")],
            ["甲", "81"],
            [("deleted", "乙 70")],
        ),
        ([cell("甲") + cell("81"), cell("70", "<w:cellDel/>") + cell("9")], ["甲", "81", "", "9"], [("deleted", "70")]),
        (
            [cell("甲", '<w:hMerge w:val="restart"/>') + cell("70", "<w:hMerge/>"), cell("乙") + cell("81")],
            ["甲", "乙", "81"],
            [("hidden", "70")],
        ),
        (
            [cell("甲", '<w:vMerge w:val="restart"/>') + cell("81"), cell("70", "<w:vMerge/>") + cell("9")],
            ["甲", "81", "9"],
            [("hidden", "70")],
        ),
        ([cell("甲") + f"<w:tc>{table(cell('81'))}<w:p/></w:tc>"], ["甲", "81"], []),
    ],
)
def test_rows(rows: list[str], printed: list[str], expected: list[tuple[str, str]]) -> None:
    made = docx_with(table(*rows))
    assert (texts(made), told(made)) == (printed, expected)


STYLES = """<w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Hid"><w:basedOn w:val="Base"/></w:style>
<w:style w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("body", "printed", "expected"),
    [
        ("<w:p>" + looking("7", '<w:rStyle w:val="Hid"/>') + run("81") + "</w:p>", ["81"], [("hidden", "7")]),
        (paragraph("70", '<w:pStyle w:val="Old"/>') + paragraph("81"), ["81"], [("struck", "70")]),
        ("<w:p>" + looking("81", '<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>') + "</w:p>", ["81"], []),
    ],
)
def test_styles(body: str, printed: list[str], expected: list[tuple[str, str]]) -> None:
    made = with_parts(docx_with(body), {}, styles=STYLES)
    assert (texts(made), told(made)) == (printed, expected)


def with_parts(data: bytes, parts: dict[str, bytes], styles: str = "") -> bytes:
    """A docx with more parts, each related to its body by its own name, and with these styles."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if name == "word/_rels/document.xml.rels":
                more = "".join(f'<Relationship Id="{part}" Type="x/aFChunk" Target="{part}"/>' for part in parts)
                held = held.replace(b"</Relationships>", f"{more}</Relationships>".encode())
            if name == "word/styles.xml" and styles:
                held = held.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
            new.writestr(name, held)
        for name, held in parts.items():
            new.writestr(f"word/{name}", held)
    return target.getvalue()


GRID = spanned(["甲", "81"], ["乙", "90"])


@pytest.mark.parametrize(
    "part", [html_of(GRID), docx_of(GRID), "甲\t81\n乙\t90\n".encode()], ids=["html", "docx", "text"]
)
def test_embedded_document_stands_at_its_place(part: bytes) -> None:
    chunk = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="chunk"/>'
    made = with_parts(docx_with(paragraph("题") + chunk + paragraph("注")), {"chunk": part})
    assert texts(made) == ["题", "甲", "81", "乙", "90", "注"]


def test_table_in_two_with_its_side_label_repeated_is_one() -> None:
    label = '<w:vMerge w:val="restart"/>'
    first = table(cell("项目", label) + cell("甲"), cell("", "<w:vMerge/>") + cell("乙"))
    (block,) = read(document(docx_with(first + "<w:p/>" + table(cell("项目") + cell("丙"))))).blocks
    assert (block, asides(block)) == (spanned([("项目", 3, 1), "甲"], ["乙"], ["丙"]), ())
