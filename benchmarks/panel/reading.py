"""Drawn departments read and published as runs do, without Prefect."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.made_rows import run
from extractors.extract import extract
from extractors.scans.scanner import Scanner
from flows.store import Change, Dataset, commit, open_dataset, update_of
from schemas.document import Document


def publish(files: Iterable[tuple[str, str, bytes]], root: Path, by: Scanner) -> Dataset:
    """Read files (SHA-256, name, bytes) into a dataset, which holds one generation of them."""
    updates = [
        update_of(extract(Document(name=name, uri=f"/drawn/{name}", data=data, sha256=sha), "0", by))
        for sha, name, data in files
    ]
    commit(root, Change(updates=updates, run=run("drawn")))
    return open_dataset(root)
