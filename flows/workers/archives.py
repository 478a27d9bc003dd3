"""Archives among the offered files: their members are documents of their own, and the archive itself is a row too."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from extractors.findings import whole_text
from extractors.sources.containers.members import Unpacked, kind_of, may_hold, members, unpacked
from extractors.sources.containers.rar import opens_rar
from extractors.sources.limits import MAX_DEPTH, MIB
from flows.cache.stamps import Listing
from flows.cache.versions import stage_versions
from flows.workers.file_names import readable
from flows.workers.inbox import Leave, bystander
from schemas.errors import EmptyDocument, MissingTool, OversizedDocument, UnreadableDocument
from schemas.run_tables import DocumentRow

NAMED = 20
"""Members that an archive's row names."""


def listed(path: Path) -> Listing | None:
    """The members of a file; none where it is no archive, or one that is damaged: reading it says why.

    None where it cannot be told what a file holds, as long as it stays so.
    """
    try:
        with path.open("rb") as file:
            found = members(file, readable(path.name)) if kind_of(file) is not None else ()
            return tuple((member.name, member.size) for member in found)
    except MissingTool:
        return None
    except UnreadableDocument:
        return ()
    except Exception:  # noqa: BLE001 whatever an archive is made to do, the others are read, and so is its own row
        return None


def shown(path: Path, listing: Listing, leave: Leave) -> Iterator[tuple[str, int]]:
    """The members that are documents; `leave` is told of the others."""
    for name, size in listing:
        why = next(filter(None, map(bystander, PurePosixPath(name).parts)), None)
        if why is None:
            yield name, size
        else:
            leave(path / name, why, True)


def lister() -> str:
    """The version of what lists archives: its code, and whether a program is there that opens a rar."""
    return f"{stage_versions()['forms']}{'+rar' if opens_rar() else ''}"


def size_of(path: Path, member: str) -> int | None:
    """Bytes that a member unpacks to; None where the archive does not hold it."""
    told = path.stat()
    return _sizes(path, told.st_size, told.st_mtime_ns).get(member)


@lru_cache(maxsize=8)
def _sizes(path: Path, _size: int, _changed: int) -> dict[str, int]:
    """Sizes of an archive's members by name, as long as the file is the same."""
    return dict(shown(path, listed(path) or (), lambda *_: None))


def member_of(path: Path, member: str) -> Unpacked:
    """A member in memory. Raises OSError, UnreadableDocument."""
    with path.open("rb") as file:
        return unpacked(file, readable(path.name), member)


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of all of a file, which stands at its end afterwards."""
    found = hashlib.sha256()
    file.seek(0)
    while piece := file.read(MIB):
        found.update(piece)
    return found.hexdigest()


@contextmanager
def opened(path: Path, member: str) -> Iterator[tuple[BinaryIO, int]]:
    """The bytes of a file or of a member, and how many archives stand around them. Raises as `member_of` does."""
    if not member:
        with path.open("rb") as file:
            yield file, 0
        return
    found = member_of(path, member)
    yield BytesIO(found.data), found.depth


def is_archive(path: Path, member: str) -> bool:
    """Whether a file or a member holds documents; of members those alone whose name says so. Raises as `opened`."""
    if member and not may_hold(member):
        return False
    with opened(path, member) as (file, _):
        return kind_of(file) is not None


def archive_row(path: Path, member: str, uri: str, name: str, version: str) -> DocumentRow:
    """The row of an archive, which names its members. Raises UnreadableDocument where it cannot be opened."""
    with opened(path, member) as (file, depth):
        if depth >= MAX_DEPTH:
            raise OversizedDocument(f"{name}: archives within archives, more than {MAX_DEPTH} deep; unpack it")
        sha256 = digest_of(file)
        size = file.tell()
        try:
            names = [each.name for each in members(file, name, depth)]
        except UnreadableDocument as error:
            raise type(error)(f"{name}: {error}") from error
    names = [each for each in names if not any(map(bystander, PurePosixPath(each).parts))]
    if not names:
        raise EmptyDocument(f"{name}: an archive without a document; offer the documents themselves")
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    told = f"an archive; each of its {len(names)} members has a row of its own: {', '.join(names[:NAMED])}{more}"
    return DocumentRow(
        source_uri=uri,
        source_name=name,
        source_sha256=sha256,
        media="archive",
        bytes=size,
        pages=None,
        outcome="no_form",
        forms=0,
        error=None,
        message=whole_text(told),
        pages_read=None,
        stages=version,
        tries=None,
        complete=True,
    )
