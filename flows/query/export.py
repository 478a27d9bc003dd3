"""`jixiao export`: tables and views for people who live in Excel."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from flows.query.text import as_csv
from flows.query.workbook import Head, Sheet, write_workbook
from flows.selection import selection
from flows.store import Dataset, open_dataset
from flows.store.tables import seen
from schemas.columns import Column
from schemas.errors import WrongUsage
from schemas.tables import TABLES
from schemas.views import VIEWS

FORMATS = ("xlsx", "csv")
"""Also the endings of their files."""
LAST = ("filing_id", "row_id", "page", "bbox", "confidence")
"""Columns that lead back to the source; readers of sheets come to them last."""
DICTIONARY = {
    "table_name": "数据表",
    "column_name": "列名",
    "title": "中文名",
    "unit": "单位",
    "allowed": "取值",
    "meaning": "含义",
}
COLUMNS: Mapping[str, tuple[Column, ...]] = {row.table: seen(row) for row in TABLES} | {
    view.name: view.columns for view in VIEWS
}
CALLED: Mapping[str, str] = {row.table: row.called for row in TABLES} | {view.name: view.called for view in VIEWS}


def export(
    root: Path,
    tables: Sequence[str],
    city: str | None,
    year: int | None,
    form: str | None,
    out: Path,
    *,
    raw: bool = False,
) -> Mapping[str, int]:
    """Write tables of the newest generation to a file, in the format that its ending tells unless `form` does.

    Gives their rows. Raises WrongUsage.
    """
    form = format_of(out, form)
    if raw and form != "csv":
        raise WrongUsage("--raw is for CSV alone")
    if form == "csv" and len(tables) > 1:
        raise WrongUsage("a CSV holds one table: name one, or choose --format xlsx")
    chosen = selection(city, year)
    dataset = open_dataset(root)
    found = {name: ordered(dataset.arrow(name, chosen.city_code, chosen.year)) for name in dict.fromkeys(tables)}
    if form == "csv":
        ((name, table),) = found.items()
        heads = [head(column).text for column in columns_of(name, table)]
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(as_csv(table, heads, bom=True, raw=raw), encoding="utf-8", newline="")
    else:
        write_workbook(out, list(sheets(dataset, found, city, year)))
    return {name: table.num_rows for name, table in found.items()}


def format_of(out: Path, form: str | None) -> str:
    """The format of a file. Raises WrongUsage where there is none of its name or ending, or they contradict."""
    ending = out.suffix.lower().removeprefix(".")
    if form is not None and form not in FORMATS:
        raise WrongUsage(f"{form}: no such format; choose one of {' and '.join(FORMATS)}")
    if form is None and ending not in FORMATS:
        known = " or ".join(f".{each}" for each in FORMATS)
        raise WrongUsage(f"{out}: the ending tells no format; end the name in {known}, or say --format")
    if form is not None and ending in FORMATS and ending != form:
        raise WrongUsage(f"{out}: its ending says {ending} and --format says {form}; leave one of them out")
    return form or ending


def sheets(dataset: Dataset, found: Mapping[str, pa.Table], city: str | None, year: int | None) -> Iterator[Sheet]:
    """A sheet for each table, one that explains their columns, and one that tells where they are from."""
    for name, table in found.items():
        heads = [head(column) for column in columns_of(name, table)]
        yield Sheet(name=CALLED[name], heads=heads, table=table)
    yield explaining(found)
    yield source(dataset, found, city, year)


def ordered(table: pa.Table) -> pa.Table:
    """A table with what leads back to its source behind all else."""
    names = table.column_names
    return table.select([name for name in names if name not in LAST] + [name for name in LAST if name in names])


def columns_of(name: str, table: pa.Table) -> list[Column]:
    """What the dictionary says of a table's columns."""
    told = {column.name: column for column in COLUMNS[name]}
    return [told[column] for column in table.column_names]


def head(column: Column) -> Head:
    """The head of a column: its Chinese name and unit, and beside it what the dictionary says."""
    unit = f"（{column.unit}）" if column.unit not in {None, "1"} else ""
    allowed = f"\n取值：{'、'.join(column.allowed)}" if column.allowed is not None else ""
    return Head(
        text=f"{column.title}{unit}",
        comment=f"{column.name}\n{column.meaning}{allowed}",
        percent=column.unit == "1",
    )


def explaining(found: Mapping[str, pa.Table]) -> Sheet:
    """The dictionary of some tables."""
    rows = [
        {
            "table_name": CALLED[name],
            "column_name": column.name,
            "title": column.title,
            "unit": column.unit,
            "allowed": "、".join(column.allowed) if column.allowed is not None else None,
            "meaning": column.meaning,
        }
        for name, table in found.items()
        for column in columns_of(name, table)
    ]
    heads = [Head(text=title) for title in DICTIONARY.values()]
    schema = pa.schema([(name, pa.string()) for name in DICTIONARY])
    return Sheet(name="数据字典", heads=heads, table=pa.Table.from_pylist(rows, schema), prose=True)


def source(dataset: Dataset, found: Mapping[str, pa.Table], city: str | None, year: int | None) -> Sheet:
    """Where the sheets are from."""
    last = max(dataset.arrow("runs").to_pylist(), key=lambda run: run["finished_at"])
    told = {
        "数据批次（generation）": str(dataset.generation),
        "批次完成时间（UTC）": f"{last['finished_at']:%Y-%m-%d %H:%M:%S}",
        "程序版本": str(json.loads(last["versions"]).get("jixiao", "")),
        "城市": city if city is not None else "全部",
        "预算年度": str(year) if year is not None else "全部",
        **{f"行数：{CALLED[name]}（{name}）": f"{table.num_rows:,}" for name, table in found.items()},
    }
    table = pa.table({"name": list(told), "told": list(told.values())})
    return Sheet(name="来源", heads=[Head(text="事项"), Head(text="内容")], table=table)
