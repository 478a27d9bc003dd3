"""Where documents were offered, told to others: from their inbox, not from the root of the machine that read them."""

import json
import re
from collections.abc import Callable, Mapping
from os.path import commonpath
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

from flows.store import Dataset
from flows.store.files import GROUP_ROWS
from schemas.run_tables import DocumentRow, RunRow
from schemas.tables import Filing

Telling = Callable[[str], str]
COLUMNS: Mapping[str, tuple[str, ...]] = {
    DocumentRow.table: ("source_uri", "message"),
    Filing.table: ("source_uri",),
    RunRow.table: ("parameters",),
}
"""Columns that hold paths."""


def telling(dataset: Dataset) -> Telling:
    """What a text says without the inboxes of a dataset: of several, each is told by its folder's name."""
    inboxes = inboxes_of(dataset)
    names: dict[str, str] = {}
    for inbox in inboxes:
        name = PurePosixPath(inbox).name
        while name in names.values():
            name += "~"
        names[inbox] = name

    def described(text: str) -> str:
        for inbox, name in names.items():
            inside = "" if len(names) == 1 else f"{name}/"
            text = re.sub(rf"(?<![\w.~-]){re.escape(inbox)}/", lambda _, own=inside: own, text)  # type: ignore[misc]
            text = text.replace(f'"{inbox}"', json.dumps(name, ensure_ascii=False))
        return text

    return described


def inboxes_of(dataset: Dataset) -> list[str]:
    """The folders that runs were offered, without those that lie in another one; the longest first."""
    offered = {path for described in dataset.arrow(RunRow.table)["parameters"].to_pylist() for path in paths(described)}
    uris = set(dataset.arrow(DocumentRow.table)["source_uri"].to_pylist())
    folders = {str(PurePosixPath(path).parent) if path in uris else path for path in offered} - {"/"}
    outer = {one for one in folders if not any(one != other and commonpath([one, other]) == other for other in folders)}
    return sorted(outer, key=lambda path: (-len(path), path))


def paths(parameters: str) -> list[str]:
    """The paths of a run's parameters, absolute, and the folder of its decisions."""
    asked = json.loads(parameters)
    found = [*asked.get("paths", []), *([asked["corrections"]] if "corrections" in asked else [])]
    return [Path(path).absolute().as_posix() for path in found]


def rewritten(source: Path, target: Path, columns: tuple[str, ...], described: Telling) -> bool:
    """Write a table's file with other texts in some columns; False, and nothing, where all stay as they are."""
    table = pq.read_table(source, partitioning=None)
    new = table
    for column in columns:
        texts = [None if text is None else described(text) for text in table[column].to_pylist()]
        place = table.schema.get_field_index(column)
        new = new.set_column(place, table.schema.field(column), pa.array(texts, pa.string()))
    if new.equals(table):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if columns == COLUMNS[DocumentRow.table]:
        new = new.sort_by("source_uri")
    pq.write_table(new, target, compression="zstd", compression_level=3, row_group_size=GROUP_ROWS)
    return True
