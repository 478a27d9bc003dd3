"""What a generation says of itself: the table `dictionary`, `datapackage.json` and `views.sql`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.store import layout
from flows.store.durable import same_bytes, share, sync_file
from flows.store.files import GroupWriter
from flows.store.package import datapackage
from flows.store.tables import SCHEMAS, seen
from flows.store.validation import checked_batch
from flows.store.views import script
from schemas.run_tables import DictionaryRow
from schemas.tables import TABLES
from schemas.views import VIEWS


def write_handbook(base: Path, folder: Path) -> None:
    """Write them to a generation of which all else is written; what the one before says alike is shared with it."""
    write_dictionary(layout.table_file(folder, DictionaryRow.table))
    for name, text in pages(folder).items():
        (folder / name).write_text(text, encoding="utf-8")
    for path in (layout.table_file(folder, DictionaryRow.table), *(folder / name for name in pages(folder))):
        former = base / path.relative_to(folder)
        if former.exists() and same_bytes(former, path):
            path.unlink()
            share(former, path)
        else:
            sync_file(path)


def pages(folder: Path) -> Mapping[str, str]:
    """File name → text, of a generation's folder or of a copy of some of its tables."""
    there = {row.table for row in TABLES if (folder / row.table).is_dir()}
    return {layout.HANDBOOK: datapackage(there), "views.sql": script(there)}


def write_dictionary(path: Path) -> None:
    """Write the table `dictionary`."""
    path.parent.mkdir(parents=True)
    writer = GroupWriter(path, SCHEMAS[DictionaryRow])
    writer.write(checked_batch(DictionaryRow, tuple(entries())))
    writer.finish()
    writer.close()


def entries() -> Iterator[DictionaryRow]:
    """All columns of all tables and views, by the name of the table."""
    named = {row.table: seen(row) for row in TABLES} | {view.name: view.columns for view in VIEWS}
    for table in sorted(named):
        for place, column in enumerate(named[table], 1):
            yield DictionaryRow(
                table_name=table,
                place=place,
                column_name=column.name,
                title=column.title,
                type=column.arrow,
                nullable=column.nullable,
                unit=column.unit,
                allowed="|".join(column.allowed) if column.allowed is not None else None,
                meaning=column.meaning,
            )
