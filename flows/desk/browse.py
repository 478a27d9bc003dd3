"""`/browse`: any table or view, narrowed down, sorted, counted, and taken along as CSV, Excel, Parquet or JSON."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from flows.desk.browsing import COLUMNS, SIZE, Asked, asked, counted, facet, rows, table_of, tables
from flows.desk.rendering import CALLED, number
from flows.desk.visit import V, Visit
from flows.query.export import TITLES, columns_of, head
from flows.query.text import as_csv, as_json
from flows.query.worded import worded
from flows.query.workbook import Head, Sheet, write_workbook
from schemas.errors import WrongUsage
from schemas.tables import PARTITIONED
from schemas.views import VIEWS

router = APIRouter()
ROWS_OF = {row.table: row.table for row in PARTITIONED} | {view.name: view.of for view in VIEWS if view.of is not None}
LEFT_OUT = ("filing_id", "row_id", "bbox")
"""Columns that are links, or no one reads."""
LAST = ("page", "confidence")
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/browse")
def index(visit: V) -> HTMLResponse:
    """All tables and views."""
    names = tables(contacts=visit.desk.settings.contacts)
    dataset = visit.pinned.dataset
    ready = {*dataset.tables, *dataset.reckoned}
    with dataset.duckdb() as connection:
        counts = {name: counted(connection, Asked(table=name)) if name in ready else None for name in names}
    return visit.page("tables.html", counts=counts)


@router.get("/browse/{name}")
def browse(visit: V, name: str) -> Response:
    """One of them as a page; with an ending, all of what is asked for as a file."""
    table, _, ending = name.partition(".")
    table = table_of(table, contacts=visit.desk.settings.contacts)
    found = asked(table, visit.request.query_params)
    visit.pinned.dataset.reckon(table)
    if ending:
        return download(visit, found, ending)
    with visit.pinned.dataset.duckdb() as connection:
        count = counted(connection, found)
        shown = rows(connection, found, whole=False)
        facets = facet(connection, found) if found.facet else []
    return visit.page(
        "browse.html",
        asked=found,
        count=count,
        pages=max(1, -(-count // SIZE)),
        columns=sorted(
            (column for column in COLUMNS[table] if column.name not in LEFT_OUT), key=lambda column: column.name in LAST
        ),
        rows=shown.to_pylist(),
        facets=[(number(value), value is None, count) for value, count in facets],
        of=ROWS_OF.get(table),
        told=dict(found.filters),
    )


def download(visit: Visit, found: Asked, ending: str) -> Response:
    """All rows that are asked for, as a file. Raises WrongUsage."""
    if ending not in TYPES:
        raise WrongUsage(f"{ending[:20]}: no such format; choose from {', '.join(TYPES)}")
    with visit.pinned.dataset.duckdb() as connection:
        table = rows(connection, found, whole=True)
    name = f"{found.table}-{visit.pinned.generation}.{ending}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"} if ending != "json" else {}
    return Response(data_of(found.table, table, ending), media_type=TYPES[ending], headers=headers)


def data_of(name: str, table: pa.Table, ending: str) -> bytes:
    """A table in a format; sheets say in words what programs are given in codes."""
    match ending:
        case "json":
            return as_json(table)
        case "parquet":
            data = BytesIO()
            pq.write_table(table, data, compression="zstd")
            return data.getvalue()
        case _:
            columns = columns_of(name, table)
            heads = [head(name, column, codes=False) for column in columns]
            said = worded(table, {column.name: column for column in columns}, CALLED, TITLES)
            return sheet_of(name, said, heads, ending)


def sheet_of(name: str, table: pa.Table, heads: Sequence[Head], ending: str) -> bytes:
    """A table for people who live in Excel."""
    if ending == "csv":
        return as_csv(table, [each.text for each in heads], bom=True, raw=False).encode()
    with TemporaryDirectory(prefix="jixiao-") as folder:
        path = Path(folder) / "table.xlsx"
        write_workbook(path, [Sheet(name=CALLED[name], heads=heads, table=table)])
        return path.read_bytes()
