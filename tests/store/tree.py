"""What lies in a dataset's newest generation."""

from pathlib import Path

from benchmarks.made_rows import MARKS
from flows.store import open_dataset
from flows.store.tables import is_partitioned


def files(root: Path) -> dict[str, Path]:
    """All files by their path within the generation."""
    folder = open_dataset(root).folder
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def contents(root: Path) -> dict[str, bytes]:
    """The bytes of all files but those of `runs`."""
    return {name: path.read_bytes() for name, path in files(root).items() if not name.startswith("runs/")}


def inodes(root: Path, within: str = "") -> dict[str, int]:
    """The inodes of the files whose path holds `within`."""
    return {name: path.stat().st_ino for name, path in files(root).items() if within in name}


def marks(root: Path) -> set[str]:
    """The marks that the rows of all partitioned tables say."""
    dataset = open_dataset(root)
    return {
        mark
        for row, column in MARKS.items()
        if is_partitioned(row)
        for mark in dataset.arrow(row.table)[column].to_pylist()
    }
