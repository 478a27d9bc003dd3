"""The documents that a run is offered: found under its paths, read one at a time."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.sources import MAX_BYTES
from schemas.document import Document
from schemas.errors import DamagedDocument, OversizedDocument, WrongUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that was offered."""

    path: Path
    """Absolute."""
    size: int

    @property
    def uri(self) -> str:
        """The key of the `documents` table."""
        return self.path.as_posix()


def check(inbox: Iterable[str | Path]) -> list[Path]:
    """The paths. Raises WrongUsage where one is not there: a lost disk must not look like an empty inbox."""
    paths = [Path(name) for name in inbox]
    for path in paths:
        if not path.exists():
            raise WrongUsage(f"{path}: no such file or folder; check the path")
    return paths


def find_inputs(paths: Iterable[Path]) -> Iterator[Input]:
    """Every file under the paths once, in order; hidden files and folders are passed over."""
    seen: set[Path] = set()
    for path in paths:
        for file in files(path.absolute()):
            if file not in seen:
                seen.add(file)
                yield Input(path=file, size=file.stat().st_size)


def files(path: Path) -> Iterator[Path]:
    """The file itself, or the files below the folder."""
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if not child.name.startswith(".") and (child.is_file() or child.is_dir()):
            yield from files(child)


def load(source: Input) -> Document:
    """The file in memory. Raises OversizedDocument before anything is read, DamagedDocument where it cannot be."""
    if source.size > MAX_BYTES:
        raise OversizedDocument(
            f"{source.uri}: {source.size:,} bytes, more than the {MAX_BYTES:,} that one document may have; split it"
        )
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise DamagedDocument(f"{source.uri}: {error.strerror}; check the file and its permissions") from error
    return Document(
        name=source.path.name,
        uri=source.uri,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        folders=source.path.parent.parts[1:],
    )


def digest(source: Input) -> str | None:
    """SHA-256 of a file; None where it cannot be read."""
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
