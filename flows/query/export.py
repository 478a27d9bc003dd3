"""`jixiao export`: tables and views for people who live in Excel."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from flows.query.text import as_csv
from flows.query.worded import FILE, with_file, worded
from flows.query.workbook import Head, Sheet, write_workbook
from flows.selection import selection
from flows.store import Dataset, open_dataset
from flows.store.tables import seen
from mappings.sheets import meaning_of, words_of
from schemas.columns import Column
from schemas.errors import WrongUsage
from schemas.tables import TABLES, Filing
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
TITLES: Mapping[str, str] = {f"{name}.{column.name}": column.title for name, told in COLUMNS.items() for column in told}
"""Chinese names of columns, by table.column."""
SOURCE_NAME = next(column for column in COLUMNS[Filing.table] if column.name == FILE)


def export(
    root: Path,
    tables: Sequence[str],
    city: str | None,
    year: int | None,
    form: str | None,
    out: Path,
    *,
    raw: bool = False,
    codes: bool = False,
) -> Mapping[str, int]:
    """Write tables of the newest generation to a file, in the format that its ending tells unless `form` does.

    Cells say in Chinese what the dataset says in codes, unless `codes` are wanted.
    Gives their rows. Raises WrongUsage.
    """
    form = format_of(out, form)
    if raw and form != "csv":
        raise WrongUsage("--raw is for CSV alone")
    if form == "csv" and len(tables) > 1:
        raise WrongUsage("a CSV holds one table: name one, or choose --format xlsx")
    chosen = selection(city, year)
    dataset = open_dataset(root)
    found = {
        name: ordered(with_file(dataset, name, table, chosen.city_code, chosen.year))
        for name, table in (
            (name, dataset.arrow(name, chosen.city_code, chosen.year)) for name in dict.fromkeys(tables)
        )
    }
    told = {name: columns_of(name, table) for name, table in found.items()}
    if not codes:
        found = {
            name: worded(table, {column.name: column for column in told[name]}, CALLED, TITLES)
            for name, table in found.items()
        }
    if form == "csv":
        ((name, table),) = found.items()
        heads = [head(name, column, codes).text for column in told[name]]
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(as_csv(table, heads, bom=True, raw=raw), encoding="utf-8", newline="")
    else:
        write_workbook(out, list(sheets(dataset, found, city, year, codes=codes)))
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


def sheets(
    dataset: Dataset, found: Mapping[str, pa.Table], city: str | None, year: int | None, *, codes: bool
) -> Iterator[Sheet]:
    """A sheet for each table, one that explains their columns, and one that tells where they are from."""
    for name, table in found.items():
        heads = [head(name, column, codes) for column in columns_of(name, table)]
        yield Sheet(name=CALLED[name], heads=heads, table=table)
    yield explaining(found, codes=codes)
    yield source(dataset, found, city, year)


def ordered(table: pa.Table) -> pa.Table:
    """A table with what leads back to its source behind all else; of findings the page stands beside the file."""
    first = (FILE, "page") if "target_row_id" in table.column_names else ()
    names = table.column_names
    last = [name for name in LAST if name in names and name not in first]
    return table.select([*first, *(name for name in names if name not in (*first, *last)), *last])


def columns_of(name: str, table: pa.Table) -> list[Column]:
    """What the dictionary says of a table's columns."""
    told = {FILE: SOURCE_NAME} | {column.name: column for column in COLUMNS[name]}
    return [told[column] for column in table.column_names]


def head(table: str, column: Column, codes: bool) -> Head:
    """The head of a column: its Chinese name and unit, and beside it what it means and may say."""
    unit = f"（{column.unit}）" if column.unit not in {None, "1"} else ""
    said = [
        column.name,
        meaning(table, column, codes=codes),
        f"取值：{values}" if (values := listed(column, codes)) else "",
    ]
    return Head(text=f"{column.title}{unit}", comment="\n".join(filter(None, said)), percent=column.unit == "1")


def meaning(table: str, column: Column, *, codes: bool) -> str:
    """What a column means, in Chinese; beside codes in the words of the dictionary."""
    return column.meaning if codes else meaning_of(table, column.name) or ""


def listed(column: Column, codes: bool) -> str:
    """The values that a column may have."""
    allowed = tuple(column.allowed or ())
    words = None if codes else words_of(allowed)
    return "、".join(words[value] if words else value for value in allowed)


def explaining(found: Mapping[str, pa.Table], *, codes: bool) -> Sheet:
    """The dictionary of some tables."""
    rows = [
        {
            "table_name": CALLED[name],
            "column_name": column.name,
            "title": column.title,
            "unit": column.unit,
            "allowed": listed(column, codes) or None,
            "meaning": meaning(name, column, codes=codes) or None,
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
