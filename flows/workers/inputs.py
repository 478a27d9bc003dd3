"""The documents that a run is offered: found under its paths, read one at a time."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.extract import rejected
from extractors.sources import MAX_BYTES
from flows.cache.stamps import Listing, Stamp, Stamps
from flows.workers.archives import archive_row, digest_of, is_archive, listed, member_of, opened, shown, size_of
from flows.workers.file_names import folders_of, path_of, readable, uri_of
from flows.workers.inbox import Inbox, Leave, silent
from schemas.document import Document
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument
from schemas.run_tables import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that was offered."""

    path: Path
    """Absolute; of a member of an archive, the archive's."""
    size: int
    """Bytes; of a member, those that it unpacks to."""
    member: str = ""
    """Path of a member inside its archive; empty for a file."""
    stamp: Stamp | None = None
    """Of the file when it was found; None where that is of no use."""
    listing: Listing | None = None
    """What it holds as an archive; None where that cannot be told, or was not asked for."""

    @property
    def place(self) -> Path:
        """Where it stands: an archive is a folder to its members."""
        return self.path / self.member if self.member else self.path

    @property
    def uri(self) -> str:
        """The key of the `documents` table."""
        return uri_of(self.place)

    @property
    def name(self) -> str:
        """File name with its suffix."""
        return readable(self.place.name)

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders above it, outermost first."""
        return folders_of(self.place)


def find_inputs(paths: Iterable[Path], leave: Leave = silent, stamps: Stamps | None = None) -> Iterator[Input]:
    """Every file under the paths once, in order, an archive before its members; `leave` is told of what is passed
    over, and why. What `stamps` remembers is not opened.
    """
    for path, found in Inbox(leave).files(paths):
        stamp = Stamp.of(found) if found is not None else None
        known = stamps.content(uri_of(path), stamp) if stamps is not None else None
        listing = known.listing if known is not None and known.listing is not None else listed(path)
        yield Input(path=path, size=found.st_size if found is not None else 0, stamp=stamp, listing=listing)
        for name, size in shown(path, listing or (), leave):
            yield Input(path=path, size=size, member=name, stamp=stamp, listing=())


def input_of(uri: str | Path) -> Input | None:
    """What a `source_uri` names as it is now, a file or a member of an archive; None where it is gone."""
    place = path_of(uri)
    try:
        path = next((each for each in (place, *place.parents) if each.is_file()), None)
        if path is None:
            return None
        member = "" if path == place else place.relative_to(path).as_posix()
        size = size_of(path, member) if member else path.stat().st_size
    except OSError:
        return None
    return Input(path=path, size=size, member=member) if size is not None else None


def archive_of(source: Input, version: str) -> DocumentRow | None:
    """The row of an archive, read or rejected; None where the input is a document."""
    try:
        if not is_archive(source.path, source.member):
            return None
        return archive_row(source.path, source.member, source.uri, source.name, version)
    except OSError:
        return None  # loading it says why
    except UnreadableDocument as error:
        row = rejected(source.uri, source.name, source.size, error, version)
        return replace(row, source_sha256=digest(source), media="archive")


def load(source: Input) -> Document:
    """The file in memory. Raises OversizedDocument before anything is read, DamagedDocument where it cannot be."""
    check_size(source, source.size)
    try:
        data = bytes_of(source)
    except OSError as error:
        raise DamagedDocument(f"{source.uri}: {error.strerror}; check the file and its permissions") from error
    except UnreadableDocument as error:
        raise type(error)(f"{source.uri}: {error}") from error
    check_size(source, len(data))
    return Document(
        name=source.name,
        uri=source.uri,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        folders=source.folders,
    )


def check_size(source: Input, size: int) -> None:
    """Raise OversizedDocument where a document has too many bytes."""
    if size > MAX_BYTES:
        raise OversizedDocument(
            f"{source.uri}: {size:,} bytes, more than the {MAX_BYTES:,} that one document may have; split it"
        )


def bytes_of(source: Input) -> bytes:
    """All of a file or a member; of a file that has grown since it was found, no more than shows it to be too large.

    Raises OSError, UnreadableDocument.
    """
    if source.member:
        return member_of(source.path, source.member).data
    with source.path.open("rb") as file:
        data = file.read(source.size + 1)
        return data + file.read(MAX_BYTES + 1 - len(data)) if len(data) > source.size else data


def digest(source: Input) -> str | None:
    """SHA-256 of a file or a member; None where it cannot be read."""
    try:
        with opened(source.path, source.member) as (file, _):
            return digest_of(file)
    except (OSError, UnreadableDocument):
        return None
