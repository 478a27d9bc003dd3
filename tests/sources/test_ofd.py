"""OFDs are read as the PDFs of the same pages are."""

from pathlib import Path

import pytest

from benchmarks.render.formats import FORMATS
from benchmarks.render.layout import style_of
from benchmarks.render.ofd import HEAD, SPACE, packed
from extractors.extract import extract
from extractors.grids.ofd import read_ofd
from extractors.reading import read
from extractors.sources.ofd.document import open_ofd
from schemas.errors import DamagedDocument, EmptyDocument, OversizedDocument, UnreadableDocument, UnsupportedFormat
from schemas.filing import FilingRows
from schemas.grid import Content, Grid
from schemas.page import Page
from tests.render.copying import SEED, copies
from tests.scanning import SCANNER
from tests.sources.building import document, parts_of, zip_of


def ofd_of(objects: str, *, resources: str = "", template: str = "", files: dict[str, bytes] | None = None) -> bytes:
    """An OFD of one page, 100 by 100 millimetres, with these objects on it and on its template."""
    page = f'<ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content>'
    common = "<ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>"
    common += '<ofd:TemplatePage ID="9" BaseLoc="T.xml"/><ofd:DocumentRes>Res.xml</ofd:DocumentRes>'
    parts = {
        "OFD.xml": "<ofd:OFD {s}><ofd:DocBody><ofd:DocRoot>/Doc/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc/Document.xml": "<ofd:Document {s}><ofd:CommonData>" + common + "</ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="P/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc/Res.xml": "<ofd:Res {s} BaseLoc='R'>" + resources + "</ofd:Res>",
        "Doc/T.xml": "<ofd:Page {s}><ofd:Content>" + template + "</ofd:Content></ofd:Page>",
        "Doc/P/Content.xml": "<ofd:Page {s}>" + page + "</ofd:Page>",
    }
    held = {name: (HEAD + part.replace("{s}", SPACE)).encode() for name, part in parts.items()}
    return packed({**held, **(files or {})})


def text(words: str, x: float = 10, y: float = 10, more: str = "", inside: str = "") -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 50 5" Size="4" {more}>{inside}'
        f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(words)} 4">{words}</ofd:TextCode></ofd:TextObject>'
    )


def page(data: bytes) -> Page:
    found = open_ofd(data).page(1)
    assert found is not None
    return found.page


def shown(data: bytes) -> str:
    return "".join(char.text for char in page(data).chars)


def drawn(place: int, name: str) -> bytes:
    copy = copies(4)[place]
    return FORMATS[name].write((copy.sheet,), style_of(copy.truth, SEED))


def grids(content: Content) -> list[list[tuple[object, ...]]]:
    return [
        [(cell.row, cell.col, cell.row_span, cell.col_span, cell.text) for cell in block.cells]
        for block in content.blocks
        if isinstance(block, Grid)
    ]


@pytest.mark.parametrize("place", range(4))
def test_an_ofd_gives_the_tables_of_the_pdf(place: int) -> None:
    found, other = (read(document(drawn(place, name)), SCANNER) for name in ("ofd", "pdf"))
    assert (found.media, found.pages) == ("ofd", other.pages)
    assert grids(found) == grids(other)


def test_an_ofd_gives_the_rows_of_the_pdf() -> None:
    def rows(name: str) -> list[tuple[object, ...]]:
        return [told(each) for each in extract(document(drawn(2, name)), "-", SCANNER).filings]

    def told(rows: FilingRows) -> tuple[object, ...]:
        values = [(row.level3, row.value_raw, row.page) for row in rows.indicators]
        return (values, [(row.item, row.year, row.amount) for row in rows.funding], rows.filing.department)

    assert rows("ofd") == rows("pdf")
    assert len(rows("ofd")) == 1


def test_text_stands_where_its_object_says() -> None:
    (char,) = page(ofd_of(text("甲", 10, 20))).chars
    assert (char.text, round(char.x0, 1), round(char.x1, 1)) == ("甲", 28.3, 39.7)
    assert char.y0 < 20 * 72 / 25.4 + 11.4 < char.y1


def test_matrices_are_applied_before_the_boundary() -> None:
    (char,) = page(ofd_of(text("甲", 10, 20, 'CTM="0.5 0 0 0.5 5 0"'))).chars
    assert (round(char.x0, 1), round(char.x1, 1)) == (42.5, 48.2)


def test_turned_text_is_told() -> None:
    (char,) = page(ofd_of(text("甲", 50, 20, 'CTM="0 1 -1 0 0 0"'))).chars
    assert char.turns == 1


@pytest.mark.parametrize(
    ("objects", "seen"),
    [
        pytest.param(text("甲", more='Visible="false"') + text("乙"), "乙", id="hidden"),
        pytest.param(text("甲", more='Alpha="0"') + text("乙"), "乙", id="no opacity"),
        pytest.param(text("甲", inside='<ofd:FillColor Value="0 0 0" Alpha="0"/>') + text("乙"), "乙", id="no ink"),
        pytest.param(
            text("甲", more='Fill="false"') + text("乙", more='Fill="false" Stroke="true"'), "乙", id="outline"
        ),
        pytest.param(f'<ofd:PageBlock ID="5">{text("乙")}</ofd:PageBlock>', "乙", id="block"),
        pytest.param(text("甲\u3000乙 丙"), "甲乙丙", id="blanks"),
        pytest.param(
            text(
                "甲乙丙",
                inside='<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 50 5"><ofd:AbbreviatedData>'
                "M 0 0 L 8 0 L 8 5 L 0 5 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>",
            ),
            "甲乙",
            id="clip",
        ),
    ],
)
def test_what_shows_is_read(objects: str, seen: str) -> None:
    assert shown(ofd_of(objects)) == seen


def test_templates_stand_under_their_pages() -> None:
    assert shown(ofd_of(text("乙"), template=text("甲"))) == "甲乙"


def test_drawings_stand_where_they_are_used() -> None:
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{text("甲")}</ofd:Content></ofd:CompositeGraphicUnit>'
    assert shown(ofd_of('<ofd:CompositeObject ResourceID="7" Boundary="0 0 9 9"/>', resources=unit)) == "甲"


def test_names_of_parts_may_differ_in_their_case_and_namespace() -> None:
    parts = parts_of(ofd_of(text("甲")))
    other = {name.replace("Doc/", "doc/"): data.replace(b"/2016", b"") for name, data in parts.items()}
    assert shown(zip_of(other)) == "甲"


def test_strokes_and_thin_shapes_are_rulings() -> None:
    def path(data: str, more: str = "") -> str:
        held = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
        return f'<ofd:PathObject Boundary="10 10 50 50" {more}>{held}</ofd:PathObject>'

    filled = 'Stroke="false" Fill="true"'
    drawn = (
        path("M 0 0 L 40 0")
        + path("M 0 0 L 0.2 0 L 0.2 30 L 0 30 C", filled)
        + path("M 0 0 L 9 0 L 9 9 L 0 9 C", filled)
    )
    found = [(ruling.horizontal, round(ruling.end - ruling.start)) for ruling in page(ofd_of(drawn)).rulings]
    assert found == [(True, 113), (False, 85)]


LOOP = '<ofd:CompositeObject ResourceID="7" Boundary="0 0 9 9"/>'
UNIT = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{LOOP}</ofd:Content></ofd:CompositeGraphicUnit>'
OUTLINE = (
    '<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 Q 3 4 5 6</ofd:AbbreviatedData></ofd:PathObject>'
)
MANY = text("一", more="").replace("g 1 4", "g 999999999 4") * 3
PICTURE = '<ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>a.jb2</ofd:MediaFile></ofd:MultiMedia>'
PICTURED = '<ofd:ImageObject ResourceID="3" Boundary="0 0 100 100" CTM="100 0 0 100 0 0"/>'


@pytest.mark.parametrize(
    ("data", "error", "word"),
    [
        pytest.param(ofd_of(LOOP, resources=UNIT), DamagedDocument, "none of its 1 pages", id="loop"),
        pytest.param(ofd_of(OUTLINE), UnsupportedFormat, "outlines", id="outlines"),
        pytest.param(ofd_of(""), EmptyDocument, "without text", id="nothing"),
        pytest.param(
            ofd_of(PICTURED, resources=PICTURE, files={"Doc/R/a.jb2": b"x"}), DamagedDocument, "none", id="jb2"
        ),
        pytest.param(ofd_of(text("甲"))[:-200], DamagedDocument, "cut", id="cut"),
        pytest.param(zip_of({"OFD.xml": b"<OFD/>"}), DamagedDocument, "no page", id="no document"),
        pytest.param(zip_of({"OFD.xml": b"<OFD"}), DamagedDocument, "broken XML", id="broken"),
        pytest.param(ofd_of("", files={"Doc/big.xml": bytes(300 << 20)}), OversizedDocument, "unpacks", id="bomb"),
    ],
)
def test_what_is_not_read_says_why(data: bytes, error: type[UnreadableDocument], word: str) -> None:
    with pytest.raises(error, match=rf"^表: .*{word}"):
        read(document(data), SCANNER)


def test_endless_advances_are_bounded() -> None:
    assert shown(ofd_of(MANY)) == "一一一"


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["namespace-nonstandard", "signed"])
def test_real_files_of_other_writers(corpus: Path, name: str) -> None:
    assert shown((corpus / "ofd" / f"{name}.ofd").read_bytes()).startswith("你好呀")


@pytest.mark.corpus
def test_a_real_ruled_table(corpus: Path) -> None:
    data = (corpus / "ofd" / "doc-z.ofd").read_bytes()
    table = grids(read_ofd(document(data), SCANNER, wanted=lambda _: True))[0]
    assert (table[0][-1], len(table)) == ("名称", 20)
