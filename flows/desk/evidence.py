"""What a row was read from: its page with the row and its value boxed, or its lines; and why its value is so."""

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from flows.desk.item import LEFT_OUT
from flows.desk.pictures import Picture
from flows.desk.rendering import number
from flows.desk.visit import V, Visit
from flows.explain.source import PAGED
from schemas.box import Box
from schemas.errors import JixiaoError, UnreadableDocument, WrongUsage
from schemas.filing import FilingRows
from schemas.filing_id import document_of
from schemas.tables import PARTITIONED, Filing, FilingRow

router = APIRouter()
PAST = {
    "indicators": (
        "indicators_yearly",
        ("prior_value_raw", "earlier_value_raw", "earlier_filing_id", "earlier_row_id", "actual_value_raw"),
    ),
    "funding": (
        "funding_yearly",
        ("prior_yuan", "earlier_yuan", "earlier_filing_id", "earlier_row_id", "restated_yuan"),
    ),
}
"""Where last year's value of a row stands."""
MARGIN = 24.0
"""Points of the page that are shown around a row."""
TABLES = frozenset(row.table for row in PARTITIONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Places on a page, in points."""

    row: Box | None
    cells: tuple[Box, ...]
    values: tuple[Box, ...]


@router.get("/page/{filing_id}/{page}.webp")
def picture(visit: V, filing_id: str, page: int) -> Response:
    """A page of a filing's document."""
    found = page_of(visit, own_row(visit, filing_id), page)
    return Response(found.data, media_type="image/webp", headers={"Cache-Control": "private, max-age=600"})


@router.get("/print/{filing_id}/{table}/{row}")
def print_(visit: V, filing_id: str, table: str, row: int, crop: str = "") -> HTMLResponse:
    """The print of a row, as a part of a page: its whole page, or with `crop` what stands around it."""
    found, filing = row_of(visit, filing_id, table, row)
    own = filing.filing
    hide = visit.pinned.hidden(filing_id).hide
    try:
        if own.media not in PAGED:
            told = visit.desk.pictures.account(visit.desk.settings.root, visit.pinned.generation, filing_id, table, row)
            values = {cell.text.strip() for cell in filing.read_from(found).values}
            return visit.page("lines.html", lines=told.lines, notes=told.notes, values=values, hide=hide)
        if found.page is None:
            raise WrongUsage(visit.words.say("这一行在哪一页不明", "the page of this row is not known"))
        shown = page_of(visit, own, found.page)
    except (UnreadableDocument, WrongUsage) as error:
        return visit.page("no_print.html", why=str(error))
    x0, y0, x1, y1 = found.bbox if found.bbox is not None else (0.0, 0.0, shown.width, shown.height)
    return visit.page(
        "crop.html" if crop else "picture.html",
        filing_id=filing_id,
        page=found.page,
        width=shown.width,
        height=shown.height,
        left=max(0.0, x0 - MARGIN),
        right=min(shown.width, x1 + MARGIN),
        top=max(0.0, y0 - MARGIN),
        bottom=min(shown.height, y1 + MARGIN),
        boxes=boxes_of(found, filing),
    )


@router.get("/why/{filing_id}/{table}/{row}")
def why(visit: V, filing_id: str, table: str, row: int) -> HTMLResponse:
    """Why a row is so: rules, sums, other readings, last year's value; as a part of a page."""
    if table not in TABLES:
        raise WrongUsage(f"{table}: no table with rows of filings")
    try:
        told = visit.desk.pictures.account(visit.desk.settings.root, visit.pinned.generation, filing_id, table, row)
    except JixiaoError as error:
        return visit.page("no_print.html", why=str(error))
    return visit.page(
        "why.html",
        told=told,
        past=past(visit, filing_id, table, row),
        hide=visit.pinned.hidden(filing_id).hide,
        table=table,
    )


def own_row(visit: Visit, filing_id: str) -> Filing:
    """A filing's own row. Raises WrongUsage."""
    return visit.pinned.filing(filing_id).filing


def row_of(visit: Visit, filing_id: str, table: str, row_id: int) -> tuple[FilingRow, FilingRows]:
    """A row, and its filing with what its rows were read from. Raises WrongUsage."""
    if table not in TABLES or (table == "contacts" and not visit.desk.settings.contacts):
        raise WrongUsage(f"{table}: no table with rows of filings")
    filing = visit.pinned.source(filing_id, visit.desk.settings.root)
    row = next((row for row in filing.of(table) if row.row_id == row_id), None)
    if row is None:
        raise WrongUsage(f"{filing_id}: {table} has no row {row_id}")
    return row, filing


def page_of(visit: Visit, own: Filing, page: int) -> Picture:
    """A page of a document, what is hidden painted over. Raises WrongUsage, UnreadableDocument."""
    if own.media not in PAGED:
        raise WrongUsage(f"{own.source_name}: a source without pages has no picture")
    hidden = visit.pinned.hidden(own.filing_id).places.get((document_of(own.filing_id), page), ())
    return visit.desk.pictures.page(own.source_uri, own.source_sha256, page, own.engine, hidden)


def boxes_of(row: FilingRow, filing: FilingRows) -> Boxes:
    """Where a row and its value stand on its page."""
    found = filing.read_from(row)
    on_page = [
        tuple(cell.bbox for cell in cells if cell.bbox is not None and cell.page in {None, row.page})
        for cells in (found.cells, found.values)
    ]
    return Boxes(row=row.bbox, cells=on_page[0], values=on_page[1])


def past(visit: Visit, filing_id: str, table: str, row: int) -> list[tuple[str, str, str]]:
    """What other years say of the same row: view, column and value."""
    view, names = PAST.get(table, ("", ()))
    if not view:
        return []
    visit.pinned.dataset.reckon(view)
    with visit.pinned.dataset.duckdb() as connection:
        sql = f"SELECT {', '.join(names)} FROM {view} WHERE filing_id = ? AND row_id = ?"
        found = connection.execute(sql, [filing_id, row]).fetchall()
    return [
        (view, name, number(value))
        for name, value in zip(names, found[0] if found else (), strict=False)
        if value is not None and name not in LEFT_OUT
    ]
