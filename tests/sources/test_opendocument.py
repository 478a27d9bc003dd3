"""OpenDocument: what it prints, what it hides, and hostile files."""

import pytest

from benchmarks.render.portable import SPACES
from extractors.sources import read
from schemas.errors import DamagedDocument, EncryptedDocument, OversizedDocument, UnreadableDocument
from schemas.grid import Aside, Grid
from tests.sources.building import blocks, document, zip_of

MORE = (
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
STYLES = (
    '<style:style style:name="S" style:family="text"><style:text-properties {0}/></style:style>'
    '<style:style style:name="D" style:family="text" style:parent-style-name="S"/>'
)


def opened(body: str, *, kind: str = "text", properties: str = "", more: dict[str, bytes] | None = None) -> bytes:
    styles = STYLES.format(properties)
    content = (
        f'<office:document-content {SPACES} {MORE}><office:automatic-styles>{styles}<style:style style:name="T" '
        'style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zip_of({"mimetype": mimetype, "content.xml": content.encode(), **(more or {})})


def cells(*texts: str, row: str = "") -> str:
    held = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row {row}>{held}</table:table-row>"


def table(*rows: str, more: str = "") -> str:
    return f"<table:table {more}>{''.join(rows)}</table:table>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<text:p>1<text:s text:c='2'/>2<text:tab/>3<text:line-break/>4</text:p>", ["1  2 3", "4"]),
        ("<text:h>a</text:h><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>", ["a", "b"]),
        ("<text:p>1<text:note><text:note-citation>7</text:note-citation></text:note>2</text:p>", ["12"]),
        (
            "<text:p><d:frame xmlns:d='d'><d:text-box><text:p>x</text:p></d:text-box></d:frame></text:p>",
            ["x"],
        ),
        (table("<table:table-header-rows>" + cells("a") + "</table:table-header-rows>", cells("b")), [[["a"], ["b"]]]),
        (table(cells("a", row="table:number-rows-repeated='2'")), [[["a"], ["a"]]]),
    ],
)
def test_text_and_tables(body: str, found: list[object]) -> None:
    assert blocks(opened(body)) == found


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('style:text-line-through-style="solid"', "struck"),
        ('text:display="none"', "hidden"),
        ('style:text-position="super 58%"', "footnote"),
    ],
)
@pytest.mark.parametrize("style", ["S", "D"])
def test_what_a_style_takes_out_is_told(style: str, properties: str, kind: str) -> None:
    body = f"<text:p>3<text:span text:style-name='{style}'>1</text:span></text:p>"
    (line,) = read(document(opened(body, properties=properties))).blocks
    assert not isinstance(line, Grid)
    assert (line.text, line.asides) == ("3", (Aside(kind=kind, text="1"),))  # type: ignore[arg-type]


def test_rows_columns_and_sheets_that_are_not_shown() -> None:
    columns = "<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column/>"
    shown = table(columns, cells("a", "1", "b"), cells("c", "2", "d", row="table:visibility='collapse'"))
    hidden = table(cells("e"), more="table:style-name='T'")
    (grid,) = read(document(opened(hidden + shown, kind="spreadsheet"))).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["a", "b"]
    assert {aside.text for cell in grid.cells for aside in cell.asides} == {"1", "c2d"}


def test_a_number_without_its_text_is_read() -> None:
    cell = "<table:table-row><table:table-cell office:value='12.5'/></table:table-row>"
    assert blocks(opened(table(cells("a"), cell), kind="spreadsheet")) == [[["a"], ["12.5"]]]


def test_a_sheet_ends_with_what_it_holds() -> None:
    blank = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>"
    assert blocks(opened(table(cells("a"), blank, cells("b"), blank), kind="spreadsheet")) == [[["a"], [""], ["b"]]]


LOCK = {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(opened("<text:p>x</text:p>", more=LOCK), EncryptedDocument, id="password"),
        pytest.param(opened("<text:p>x</text:p>")[:-80], DamagedDocument, id="cut"),
        pytest.param(
            opened(table(cells("x", row="table:number-rows-repeated='900000'"))), OversizedDocument, id="rows"
        ),
        pytest.param(opened("<text:p>" * 300 + "x" + "</text:p>" * 300), DamagedDocument, id="deep"),
    ],
)
def test_hostile_files_are_refused(data: bytes, error: type[UnreadableDocument]) -> None:
    with pytest.raises(error):
        read(document(data))
