"""What a release changes against the one before: rows by table, city and year."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import duckdb

from flows.publishing.release import File, Manifest
from flows.reports.coverage import city_name
from flows.store.layout import NULL
from flows.store.package import primary_key
from flows.store.preview import file
from flows.store.silent import connect
from flows.store.tables import is_partitioned
from schemas.columns import Row
from schemas.tables import TABLES

SHOWN = 100
"""Lines of the Markdown; the JSON holds all of them."""
BY_TABLE: Mapping[str, type[Row]] = {row.table: row for row in TABLES}
COMPARED = """
    SELECT count(*) FILTER (o.{key} IS NULL) AS added, count(*) FILTER (n.{key} IS NULL) AS removed,
        count(*) - added - removed AS changed
    FROM {new} AS n FULL JOIN {old} AS o ON {same} WHERE n IS DISTINCT FROM o
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How many rows of a table came, went and changed in a city's year."""

    table: str
    city_code: int | None
    fiscal_year: int | None
    added: int
    removed: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changelog:
    """All that a release changes."""

    release: int
    generation: int
    against: int | None
    """Release before; None for the first one."""
    changes: tuple[Change, ...]
    """By table, city and year; null city and year for tables that have none."""


def changes(
    last: Manifest | None, files: Sequence[File], local: Mapping[str, Path], fetched: Callable[[int, str], Path]
) -> Iterator[Change]:
    """What differs from the last release, `local` being the new files; only files that differ are fetched."""
    before = {each.path: each for each in (last.files if last is not None else ())}
    after = {each.path: each for each in files}
    with connect() as connection:
        for path in sorted(before.keys() | after.keys()):
            row = BY_TABLE.get(PurePosixPath(path).parts[0])
            old, new = before.get(path), after.get(path)
            if row is None or (old is not None and new is not None and old.sha256 == new.sha256):
                continue
            if last is not None and old is not None and new is not None:
                counts = compared(connection, row, fetched(last.release, path), local[path])
            else:
                counts = (_rows(new), _rows(old), 0)
            if any(counts):
                city, year = place(path)
                added, removed, changed = counts
                yield Change(
                    table=row.table, city_code=city, fiscal_year=year, added=added, removed=removed, changed=changed
                )


def compared(connection: "duckdb.DuckDBPyConnection", row: type[Row], old: Path, new: Path) -> tuple[int, int, int]:
    """Rows added, removed and changed between two files of a table."""
    keys = primary_key(row)
    same = " AND ".join(f"n.{key} = o.{key}" for key in keys)
    found = connection.execute(COMPARED.format(key=keys[0], new=file(new), old=file(old), same=same)).fetchone()
    added, removed, changed = found or (0, 0, 0)
    return added, removed, changed


def _rows(file: File | None) -> int:
    return file.rows or 0 if file is not None else 0


def place(path: str) -> tuple[int | None, int | None]:
    """City and year that a file's path tells."""
    values = [part.partition("=")[2] for part in PurePosixPath(path).parts if "=" in part]
    city, year = (None if value == NULL else int(value) for value in values) if values else (None, None)
    return city, year


def totals(found: Sequence[Change]) -> dict[str, Counter[str]]:
    """Rows added, removed and changed by table, in the order of the tables."""
    counts: dict[str, Counter[str]] = {}
    for table in BY_TABLE:
        own = [each for each in found if each.table == table]
        if own:
            counts[table] = Counter(
                added=sum(each.added for each in own),
                removed=sum(each.removed for each in own),
                changed=sum(each.changed for each in own),
            )
    return counts


def markdown(log: Changelog) -> str:
    """The changelog for people."""
    against = "the first release" if log.against is None else f"against release {log.against}"
    lines = [f"# Release {log.release}", "", f"Generation {log.generation}, {against}.", ""]
    lines += ["| table | rows added | removed | changed |", "| --- | ---: | ---: | ---: |"]
    for table, own in totals(log.changes).items():
        lines.append(f"| {table} | {own['added']} | {own['removed']} | {own['changed']} |")
    if log.against is None:
        return "\n".join(lines) + "\n"
    of_places = [each for each in log.changes if is_partitioned(BY_TABLE[each.table])]
    lines += [
        "",
        "| city | year | table | rows added | removed | changed |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ]
    for each in of_places[:SHOWN]:
        where = f"{city_name(each.city_code)} | {each.fiscal_year or '?'}"
        lines.append(f"| {where} | {each.table} | {each.added} | {each.removed} | {each.changed} |")
    if len(of_places) > SHOWN:
        lines += ["", f"{len(of_places) - SHOWN} more in `changelog.json`."]
    return "\n".join(lines) + "\n"
