"""Decisions written and taken back: the only code that writes files of corrections, one process at a time."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mappings.correcting import Correction, CorrectionFile, check, decision_id, file_name, read, same
from schemas.errors import NO_ROOM, WrongUsage

LOCK = ".lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision, and the document that it is about."""

    correction: Correction
    sha256: str
    source: str | None = None
    """Where the document was offered."""


def enter(entries: Sequence[Entry], folder: Path) -> tuple[Path, ...]:
    """Write decisions behind those of their documents, all in one moment; give their files. Twice the same stays one.

    Waits for other writers; a reader sees a file before or after. Raises BadMapping, before anything is written, where
    a decision about the same cell contradicts one of them.
    """
    now = datetime.now(UTC)
    with writing(folder):
        files: dict[str, CorrectionFile] = {}
        changed: set[str] = set()
        for entry in entries:
            file = files.get(entry.sha256) or standing(folder, entry)
            if not any(same(other, entry.correction) for other in file.corrections):
                new = msgspec.structs.replace(entry.correction, entered=now)
                file = msgspec.structs.replace(file, corrections=(*file.corrections, new))
                check(file, folder / file_name(entry.sha256))
                changed.add(entry.sha256)
            files[entry.sha256] = file
        for sha256 in sorted(changed):
            put(folder, files[sha256])
    return tuple(folder / file_name(entry.sha256) for entry in entries)


def undo(who: str, folder: Path) -> tuple[Entry, ...]:
    """Take back what a person decided last, all of one moment; it stays in its file as undone.

    Raises WrongUsage where they decided nothing that stands.
    """
    if not folder.is_dir():
        raise WrongUsage(f"{folder}: nothing was decided here yet")
    with writing(folder):
        files = [read(path) for path in sorted(folder.glob("*.yaml"))]
        there = [(file, entry) for file in files for entry in file.corrections]
        moment = max((at(entry) for _, entry in there if entry.who == who), default=None)
        if moment is None:
            last = max(there, key=lambda pair: at(pair[1]), default=None)
            other = f"; the last decision is by {last[1].who}: name them with --who" if last is not None else ""
            raise WrongUsage(f"{folder}: no decision by {who} stands{other}")
        gone = [(file, entry) for file, entry in there if entry.who == who and at(entry) == moment]
        if moment.time() == datetime.min.time():
            gone = gone[-1:]  # written by hand: of a day that has no moments, the last one alone
        remove(gone, files, folder)
    return tuple(Entry(correction=entry, sha256=file.document, source=file.source) for file, entry in gone)


def undo_one(document: str, decision: str, folder: Path) -> Entry:
    """Take back one decision, by its document's SHA-256 and its id, whoever made it; it stays in its file as undone.

    Raises WrongUsage where it does not stand.
    """
    path = folder / file_name(document)
    if not path.exists():
        raise WrongUsage(f"{path}: nothing was decided about this document")
    with writing(folder):
        file = read(path)
        gone = [(file, entry) for entry in file.corrections if decision_id(document, entry) == decision]
        if not gone:
            raise WrongUsage(f"{path}: no decision {decision} stands; it was taken back, or never made")
        remove(gone[:1], [file], folder)
    return Entry(correction=gone[0][1], sha256=document, source=file.source)


def remove(gone: Sequence[tuple[CorrectionFile, Correction]], files: Sequence[CorrectionFile], folder: Path) -> None:
    """Move decisions of files to what is undone in them."""
    for file in files:
        own = tuple(entry for other, entry in gone if other is file)
        if own:
            rest = tuple(entry for entry in file.corrections if not any(entry is each for each in own))
            put(folder, msgspec.structs.replace(file, corrections=rest, undone=(*file.undone, *own)))


def at(entry: Correction) -> datetime:
    """When a decision was written; the beginning of its day where that is not told."""
    return entry.entered or datetime(entry.when.year, entry.when.month, entry.when.day, tzinfo=UTC)


def standing(folder: Path, entry: Entry) -> CorrectionFile:
    """A document's file as it is; an empty one where it has none."""
    path = folder / file_name(entry.sha256)
    return read(path) if path.exists() else CorrectionFile(document=entry.sha256, source=entry.source, corrections=())


def put(folder: Path, file: CorrectionFile) -> None:
    """Write a document's file; it is on the disk before it takes its place."""
    path = folder / file_name(file.document)
    draft = path.with_suffix(".draft")
    with draft.open("wb") as handle:
        handle.write(msgspec.yaml.encode(file))
        handle.flush()
        os.fsync(handle.fileno())
    draft.replace(path)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a folder of decisions; waits for it, and the kernel gives it back when a process dies.

    Raises WrongUsage where nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise
        raise WrongUsage(
            f"{folder}: no decision can be written there ({error.strerror}); name another folder"
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
