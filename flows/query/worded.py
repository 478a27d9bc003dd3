"""Codes as clerks read them: Chinese words in the cells, the file beside each row."""

from collections.abc import Callable, Mapping

import pyarrow as pa

from flows.store import Dataset
from mappings.metric_words import vocabulary
from mappings.sheets import conflict_words, words_of
from schemas.columns import Column
from schemas.tables import PARTITIONED, Filing

BAR = "|"
FILE = "source_name"
LISTED = "、"
Word = Callable[[str], str]
MATCHED: Mapping[str, str] = {"row": "同一行", "level3": "指标名称", "indicator_id": "目录指标"}
"""The columns *_matched of `indicators_yearly`."""


def with_file(dataset: Dataset, name: str, table: pa.Table, city: int | None, year: int | None) -> pa.Table:
    """Rows of filings with the name of the file that they were read from, ahead of all else."""
    if name not in {row.table for row in PARTITIONED} or FILE in table.column_names:
        return table
    filings = dataset.arrow(Filing.table, city, year)
    files = dict(zip(filings["filing_id"].to_pylist(), filings[FILE].to_pylist(), strict=True))
    found = [files.get(filing) for filing in table["filing_id"].to_pylist()]
    return table.add_column(0, FILE, pa.array(found, pa.string()))


def worded(
    table: pa.Table, told: Mapping[str, Column], called: Mapping[str, str], titles: Mapping[str, str]
) -> pa.Table:
    """A table whose codes are words. `called` are the Chinese names of tables, `titles` of columns by table.column."""
    for place, name in enumerate(table.column_names):
        if name == "field" and "table_name" in table.column_names:
            pairs = zip(table["table_name"].to_pylist(), table["field"].to_pylist(), strict=True)
            said = [None if field is None else titles.get(f"{of}.{field}", field) for of, field in pairs]
        elif (word := word_of(told[name], called)) is not None:
            said = [None if code is None else word(code) for code in table[name].to_pylist()]
        else:
            continue
        table = table.set_column(place, name, pa.array(said, pa.string()))
    return table if "table_name" not in table.column_names else named_tables(table, called)


def named_tables(table: pa.Table, called: Mapping[str, str]) -> pa.Table:
    """The Chinese names of the tables that rows speak of."""
    said = [called.get(name, name) for name in table["table_name"].to_pylist()]
    return table.set_column(table.column_names.index("table_name"), "table_name", pa.array(said, pa.string()))


def word_of(column: Column, called: Mapping[str, str]) -> Word | None:
    """What makes a word of a column's codes; None where it holds none."""
    if column.allowed is not None and (words := words_of(tuple(column.allowed))) is not None:
        return lambda code: words.get(code, code)
    if column.name == "metric":
        metrics = vocabulary().metrics
        return lambda code: metrics[code].name if code in metrics else code
    if column.name == "conflict":
        return lambda code: LISTED.join(conflict_words().get(part, part) for part in code.split(BAR))
    if column.name.endswith("_matched"):
        return lambda code: MATCHED.get(code, code)
    return None
