"""Documents that could not be read: why, and whether the next run tries them again."""

from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from flows.processed import is_due, is_quarantined
from flows.store import open_dataset
from flows.store.documents import Documents
from flows.workers.file_names import path_of, readable
from flows.workers.inputs import input_of
from schemas.run_tables import DocumentRow


class Reject(TypedDict):
    """One document."""

    document: str
    error: str
    tries: int
    next: str
    """What has to happen before it is tried again."""
    message: str


def rejects(root: Path) -> list[Reject]:
    """Documents that could not be read, or not in full, or print a form's words and gave none, by source_uri.

    Raises WrongUsage where there is no dataset.
    """
    open_dataset(root)
    rows = Documents(open_dataset(root)).values()
    return [rejected(row) for row in rows if row.error is not None]


def rejected(row: DocumentRow) -> Reject:
    """A document as people look at it."""
    return Reject(
        document=row.source_uri,
        error=row.error or "",
        tries=row.tries or 1,
        next=awaited(row),
        message=row.message or "",
    )


def awaited(row: DocumentRow) -> str:
    """What has to happen before a reject is tried again."""
    if input_of(row.source_uri) is None:
        return "the file is gone"
    if is_due(row):
        return "next run"
    return "quarantined: its file or the code must change" if is_quarantined(row) else "its file must change"


def print_rejects(found: list[Reject]) -> None:
    """The rejects as a table."""
    name, told = (Column(head, overflow="fold") for head in ("document", "what to do"))
    table = Table(name, "error", "tries", "tried again", told, title=f"{len(found)} rejected")
    for entry in found:
        table.add_row(
            Text(readable(path_of(entry["document"]).name)),
            entry["error"],
            str(entry["tries"]),
            entry["next"],
            Text(entry["message"]),
        )
    Console().print(table)
