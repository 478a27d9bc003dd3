"""`jixiao query`: SQL over one generation, its answer in the form that is wanted, or the account of one of its rows."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.explain import Account, explained
from flows.query.text import as_csv, as_json, print_answer, unlike
from flows.query.workbook import Head, Sheet, write_workbook
from flows.store import query
from schemas.errors import WrongUsage
from schemas.tables import PARTITIONED, Filing
from schemas.views import VIEWS

NAMED = ("filing_id", "row_id")
ROWS_OF = {row.table: row.table for row in PARTITIONED} | {view.name: view.of for view in VIEWS if view.of is not None}
"""Table or view → the table that its row_id counts the rows of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How an answer is given; as a table for people where nothing is chosen."""

    csv: bool = False
    bom: bool = False
    """Whether Excel shall read the CSV as UTF-8."""
    raw: bool = False
    """Whether texts of the CSV stay as they are where a spreadsheet takes them for formulas."""
    json: bool = False
    parquet: Path | None = None
    xlsx: Path | None = None

    def __post_init__(self) -> None:
        """Refuse two forms at once. Raises WrongUsage."""
        chosen = [self.csv, self.json, self.parquet is not None, self.xlsx is not None]
        if sum(chosen) > 1:
            raise WrongUsage("choose one of --csv, --json, --parquet and --xlsx")
        if self.bom and not self.csv:
            raise WrongUsage("--bom is for --csv alone")
        if self.raw and not self.csv:
            raise WrongUsage("--raw is for --csv alone")


def give(answer: pa.Table, form: Form) -> None:
    """Give an answer: CSV and JSON on standard output, Parquet and Excel as a file."""
    if form.csv:
        sys.stdout.buffer.write(as_csv(answer, bom=form.bom, raw=form.raw).encode())
    elif form.json:
        sys.stdout.buffer.write(as_json(answer))
    elif form.parquet is not None:
        unlike(answer)
        form.parquet.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(answer, form.parquet, compression="zstd")
    elif form.xlsx is not None:
        heads = [Head(text=name) for name in answer.column_names]
        write_workbook(form.xlsx, [Sheet(name="query", heads=heads, table=answer)])
    else:
        print_answer(answer, numbered=set(NAMED) <= set(answer.column_names))


def because(root: Path, sql: str, number: int) -> Account:
    """The account of a row of an answer, counted from 1. Raises WrongUsage where its columns do not tell which it is.

    A row with `table_name` and `target_row_id`, as findings have them, is about the row that it speaks of.
    """
    answer = query(root, sql)
    if missing := [name for name in NAMED if name not in answer.column_names]:
        raise WrongUsage(f"the answer has no {' and no '.join(missing)}: SELECT filing_id, row_id and what you ask for")
    if not 1 <= number <= answer.num_rows:
        raise WrongUsage(f"the answer has no row {number}; its rows are 1 to {answer.num_rows}")
    unlike(answer)
    row = answer.slice(number - 1, 1).to_pylist()[0]
    table, row_id = row.get("table_name"), row.get("target_row_id")
    if table is None or row_id is None:
        row_id = row["row_id"]
        table = table if table is not None and "target_row_id" not in row else table_of(sql)
    if row["filing_id"] is None or row_id is None:
        raise WrongUsage(f"row {number} of the answer has no filing_id or no row_id; choose another one")
    return explained(root, row["filing_id"], table, row_id)


def table_of(sql: str) -> str:
    """The table of which a statement gives rows. Raises WrongUsage where it may be one of several, or is none."""
    found = {ROWS_OF[name] for name in read(sql) if name in ROWS_OF}
    rows = found - {Filing.table} or found
    if len(rows) != 1:
        told = f"reads {' and '.join(sorted(rows))}" if rows else "reads no table with rows of filings"
        raise WrongUsage(f"the statement {told}: SELECT 'indicators' AS table_name too, or whichever row_id counts")
    return rows.pop()


def read(sql: str) -> set[str]:
    """The tables and views that a statement names; none where it is no SELECT."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    return set(named(json.loads(found[0]))) if found is not None else set()


def named(node: object) -> Iterator[str]:
    """The tables of a statement's syntax tree."""
    if isinstance(node, dict):
        if node.get("type") == "BASE_TABLE":
            yield node["table_name"]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from named(part)
