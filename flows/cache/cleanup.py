"""Kept results that no one needs any more, and what killed writers left."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from flows.cache.files import DRAFTS
from flows.cache.versions import current, recognition_code
from flows.store import layout, open_dataset

IDLE = 86_400.0
"""Seconds for which nothing was written to a folder before it is taken for left: no document takes a day."""
PAGES = "pages"


def sweep(root: Path, idle_seconds: float = IDLE) -> list[Path]:
    """Remove results of versions that neither the code nor a document of the dataset is of; give what went.

    What was written to within `idle_seconds` stays: a run may be at it. So do the pages of an engine, first or second,
    that is not installed here at present: they cost the most, and it may come back.
    """
    folder = layout.interim(root)
    if not folder.is_dir():
        return []
    needed = current() | referenced(root)
    doomed = [
        *(entry for entry in versions(folder) if entry.name not in needed),
        *(entry for entry in versions(folder / PAGES) if not entry.name.startswith(recognition_code())),
    ]
    gone = [entry for entry in doomed if idle(entry, idle_seconds)]
    for entry in gone:
        shutil.rmtree(entry)
    for draft in (*(folder / DRAFTS).glob("*"), *(folder / PAGES / DRAFTS).glob("*")):
        if idle(draft, idle_seconds):
            draft.unlink(missing_ok=True)
            gone.append(draft)
    return gone


def versions(folder: Path) -> Iterator[Path]:
    """The folders of results, one for each version."""
    if folder.is_dir():
        yield from sorted(entry for entry in folder.iterdir() if entry.is_dir() and entry.name not in {PAGES, DRAFTS})


def referenced(root: Path) -> set[str]:
    """The versions that read the documents of the dataset."""
    if not layout.current(root).exists():
        return set()
    return set(open_dataset(root).arrow("documents")["stages"].unique().to_pylist())


def idle(path: Path, seconds: float) -> bool:
    """Whether nothing was written to a file, or made in a folder or those right in it, for long."""
    newest: float = max(entry.stat().st_mtime for entry in (path, *(path.iterdir() if path.is_dir() else ())))
    return newest < time.time() - seconds
