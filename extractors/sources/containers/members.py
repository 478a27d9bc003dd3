"""Archives and mails: the documents in them, each named by its path inside and read when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import SEEK_END, BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from extractors.sources.containers import mail, rar, seven_zip, streamed, zipped
from extractors.sources.containers.entries import Entry, listed
from extractors.sources.limits import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_MEMBERS,
    MAX_MEMBERS_SIZE,
    MAX_SOLID,
    MIB,
)
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument

HEAD = 8192
"""Bytes that tell what something is."""
SUFFIXES = frozenset({".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".tbz", ".tbz2", ".xz", ".txz", ".eml"})
"""Of members that may be archives themselves: all others are not unpacked to find out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of archive."""

    entries: Callable[[BinaryIO, str], Iterator[Entry]]
    """Its members; the name is the archive's own."""
    most: int
    """Bytes that its members may unpack to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One document in an archive."""

    name: str
    """Its path inside, through the archives within."""
    size: int
    """Bytes that it unpacks to."""


@dataclass(slots=True)
class Budget:
    """What all archives in one may hold together."""

    members: int = MAX_MEMBERS

    def spend(self) -> None:
        """Count one member. Raises Exhausted."""
        self.members -= 1
        if self.members < 0:
            raise Exhausted(
                f"an archive of more than {MAX_MEMBERS} members, those of archives in it included; split it"
            )


class Exhausted(OversizedDocument):
    """The outermost archive holds more than one may; raised as what it derives from is."""


ZIP = Kind(entries=lambda file, _: zipped.entries(file), most=MAX_MEMBERS_SIZE)
RAR = Kind(entries=lambda file, _: rar.entries(file), most=MAX_MEMBERS_SIZE)
SEVEN_ZIP = Kind(entries=lambda file, _: seven_zip.entries(file), most=MAX_SOLID)
STREAMED = Kind(entries=streamed.entries, most=MAX_SOLID)
MAIL = Kind(entries=lambda file, _: mail.entries(file), most=MAX_SOLID)


def kind_of(file: BinaryIO) -> Kind | None:
    """What kind of archive something is, by its content; None where it is a document."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(zipped.BEGINNINGS):
        return None if zipped.is_package(file) else ZIP
    if head.startswith(seven_zip.BEGINNING):
        return SEVEN_ZIP
    if head.startswith(rar.BEGINNING):
        return RAR
    tarred = head[streamed.TAR_AT : streamed.TAR_AT + len(streamed.TAR)] == streamed.TAR
    if tarred or streamed.opener_of(head) is not None:
        return STREAMED
    return MAIL if mail.is_mail(head) else None


def members(file: BinaryIO, name: str, depth: int = 0, budget: Budget | None = None) -> Iterator[Member]:
    """The documents in an archive, in its order, each archive before what is in it; `name` is the archive's own.

    An archive within that cannot be opened is a member without any of its own: reading it says why.

    Raises:
        OversizedDocument: more or larger members than an archive may have.
        UnreadableDocument: it cannot be opened; the class says why.
    """
    left = budget if budget is not None else Budget()
    for inside, entry in contents(file, name).items():
        left.spend()
        yield Member(name=inside, size=entry.size)
        if not may_hold(inside) or depth + 1 >= MAX_DEPTH or entry.size > MAX_BYTES:
            continue
        try:
            inner = BytesIO(entry.read())
            if kind_of(inner) is not None:
                found = members(inner, PurePosixPath(inside).name, depth + 1, left)
                yield from (Member(name=f"{inside}/{each.name}", size=each.size) for each in found)
        except Exhausted:
            raise
        except UnreadableDocument:
            continue


def may_hold(name: str) -> bool:
    """Whether a member's name says that it is an archive."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def contents(file: BinaryIO, name: str) -> Mapping[str, Entry]:
    """What an archive itself holds. Raises as `members` does."""
    kind = kind_of(file)
    if kind is None:
        raise DamagedDocument(f"{name} is no archive; offer the document itself")
    packed = file.seek(0, SEEK_END)
    file.seek(0)
    return listed(kind.entries(file, name), packed, kind.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A member in memory."""

    data: bytes
    depth: int
    """Archives around it."""


def unpacked(file: BinaryIO, name: str, member: str, depth: int = 1) -> Unpacked:
    """A member by its path inside.

    Raises:
        DamagedDocument: there is no such member, or it is broken.
        OversizedDocument: it is too large, or too deep inside.
        UnreadableDocument: it cannot be unpacked; the class says why.
    """
    found = contents(file, name)
    if (entry := found.get(member)) is not None:
        return Unpacked(data=_read(entry), depth=depth)
    for inside in sorted(found, key=len, reverse=True):
        if member.startswith(f"{inside}/") and depth < MAX_DEPTH:
            inner = BytesIO(_read(found[inside]))
            return unpacked(inner, PurePosixPath(inside).name, member[len(inside) + 1 :], depth + 1)
    raise DamagedDocument(f"{name} holds no {member} any more; ingest the archive again")


def _read(entry: Entry) -> bytes:
    if entry.size > MAX_BYTES:
        raise OversizedDocument(
            f"{entry.size // MIB} MiB, more than the {MAX_BYTES // MIB} MiB that one document may have; split it"
        )
    return entry.read()
