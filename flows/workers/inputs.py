"""The documents that a run is offered: found under its paths, read one at a time."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.sources import MAX_BYTES
from flows.workers.file_names import folders_of, readable, uri_of
from flows.workers.inbox import Inbox, Leave, unheard
from schemas.document import Document
from schemas.errors import DamagedDocument, OversizedDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that was offered."""

    path: Path
    """Absolute."""
    size: int

    @property
    def uri(self) -> str:
        """The key of the `documents` table."""
        return uri_of(self.path)

    @property
    def name(self) -> str:
        """File name with its suffix."""
        return readable(self.path.name)

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders above it, outermost first."""
        return folders_of(self.path)


def find_inputs(paths: Iterable[Path], leave: Leave = unheard) -> Iterator[Input]:
    """Every file under the paths once, in order; `leave` is told of what is passed over, and why."""
    for path, found in Inbox(leave).files(paths):
        yield Input(path=path, size=found.st_size if found is not None else 0)


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
        name=source.name,
        uri=source.uri,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        folders=source.folders,
    )


def digest(source: Input) -> str | None:
    """SHA-256 of a file; None where it cannot be read."""
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
