"""What people decided about single cells of filings: one YAML file for each document, named after its hash."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

import msgspec

from schemas.errors import BadMapping, WrongUsage
from schemas.filing_id import document_digits

Decision: TypeAlias = Literal["accept", "edit", "reject"]
"""It stands as it is read; it means something else; it is no value."""
Text: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\S")]
Cell: TypeAlias = tuple[str, str, int | None, str | None, str | None]


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What a person decided about one cell, one row, or one finding about a whole table."""

    filing: Annotated[str, msgspec.Meta(pattern=r"^p\d+-\d+$")]
    """The filing's id without its document's digits: p43-1."""
    table: Literal["filings", "funding", "projects", "project_funding", "narratives", "indicators"]
    row: Annotated[int, msgspec.Meta(ge=0)] | None = None
    """row_id; null for a finding about the whole table."""
    field: Text | None = None
    """Column; null for the whole row."""
    decision: Decision
    printed: str | None
    """The guard: what was read there when it was decided; of a finding about a whole table, its message."""
    beside: str | None = None
    """What tells the row from the others, as it was read then; a row that has moved is found by it."""
    meant: Text | None = None
    """What an edited cell should hold, as a form would print it."""
    why: Text
    who: Text
    when: date
    entered: datetime | None = None
    """When it was written; null where somebody did so by hand. Those of one moment were decided together."""

    def __post_init__(self) -> None:
        """Refuse what contradicts itself; msgspec adds the entry's place to the message."""
        if (self.decision == "edit") is (self.meant is None):
            raise ValueError("an edit, and nothing else, says what is `meant`")
        if self.decision == "edit" and (self.row is None or self.field is None):
            raise ValueError("an edit is about one cell: give `row` and `field`")
        if self.decision == "reject" and self.row is None:
            raise ValueError("only a cell or a row can be rejected: give `row`")

    @property
    def cell(self) -> Cell:
        """What it is about; `beside` keeps rows apart that had one number at different times."""
        return (self.filing, self.table, self.row, self.field, self.beside if self.row is not None else self.printed)


class CorrectionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A file of `corrections/`."""

    document: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the document's bytes."""
    source: str | None = None
    """Where the document was offered: a later one in its place is held to the same decisions, by their guards."""
    corrections: tuple[Correction, ...]
    """In the order in which they were decided."""
    undone: tuple[Correction, ...] = ()
    """Decisions that were taken back: what is here is known, what is nowhere was lost."""


def file_name(sha256: str) -> str:
    """Name of a document's file; its digits are those that begin the document's filing_ids."""
    return f"{document_digits(sha256)}.yaml"


def corrections_of(sha256: str, folder: Path, source: str | None = None) -> tuple[Correction, ...]:
    """The corrections of a document, then those of others that were offered at `source` before it. Raises BadMapping.

    What was decided about the document itself is not decided a second time by what came before it.
    """
    return tuple(entry for _, entry in decisions_of(sha256, folder, source))


def decisions_of(sha256: str, folder: Path, source: str | None = None) -> tuple[tuple[str, Correction], ...]:
    """The same, each with the SHA-256 of the document that it was decided about."""
    try:
        changed = folder.stat().st_mtime_ns
    except OSError:
        return ()
    path = folder / file_name(sha256)
    own = read(path).corrections if path.exists() else ()
    cells = {entry.cell for entry in own}
    former = by_source(folder, changed).get(source, ()) if source else ()
    return (
        *((sha256, entry) for entry in own),
        *(
            (file.document, entry)
            for file in former
            if file.document != sha256
            for entry in file.corrections
            if entry.cell not in cells
        ),
    )


def decision_id(sha256: str, entry: Correction) -> str:
    """8 hex digits that tell a decision about a document from others, whoever made it."""
    said = [sha256, *entry.cell, entry.decision, entry.meant]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:8]


def known_ids(folder: Path) -> frozenset[str]:
    """The ids of all decisions of a folder, those that were taken back among them. Raises BadMapping."""
    files = map(read, sorted(folder.glob("*.yaml")))
    return frozenset(decision_id(file.document, entry) for file in files for entry in (*file.corrections, *file.undone))


@lru_cache(maxsize=2)
def by_source(folder: Path, _changed: int) -> Mapping[str, tuple[CorrectionFile, ...]]:
    """The files of a folder, as it is since its last change, by where their documents were offered."""
    found: dict[str, tuple[CorrectionFile, ...]] = {}
    for file in map(read, sorted(folder.glob("*.yaml"))):
        if file.source is not None:
            found[file.source] = (*found.get(file.source, ()), file)
    return MappingProxyType(found)


def all_corrections(folder: Path) -> Mapping[str, tuple[Correction, ...]]:
    """The corrections of each document that has any, by its SHA-256. Raises BadMapping, WrongUsage."""
    check_folder(folder)
    files = map(read, sorted(folder.glob("*.yaml")))
    return MappingProxyType({file.document: file.corrections for file in files})


def check_folder(folder: Path) -> None:
    """Raise WrongUsage where there is no folder of corrections."""
    if not folder.is_dir():
        raise WrongUsage(f"{folder}: no such folder of corrections; `jixiao review` makes it with the first decision")


def read(path: Path) -> CorrectionFile:
    """A document's file. Raises BadMapping, which names the file and the entry."""
    try:
        found = path.stat()
        return as_it_is(path, found.st_ino, found.st_mtime_ns, found.st_size)
    except OSError as error:
        raise BadMapping(f"{path}: {error}; mend the entry") from error


@lru_cache(maxsize=4096)
def as_it_is(path: Path, _inode: int, _changed: int, _size: int) -> CorrectionFile:
    """A file, read once as long as it is the same: each writing gives it another inode."""
    try:
        file = msgspec.yaml.decode(path.read_bytes(), type=CorrectionFile)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadMapping(f"{path}: {error}; correct the entry") from error
    if path.name != file_name(file.document):
        raise BadMapping(f"{path}: it is about {file.document}; name it {file_name(file.document)}")
    check(file, path)
    return file


def check(file: CorrectionFile, path: Path) -> None:
    """Raise BadMapping where two decisions contradict each other."""
    seen: dict[Cell, Correction] = {}
    for number, entry in enumerate(file.corrections):
        earlier = seen.get(entry.cell)
        if earlier is not None and not follows(entry, earlier):
            raise BadMapping(
                f"{path}: corrections[{number}]: {entry.table} {entry.row} {entry.field} was decided by {earlier.who} "
                f"on {earlier.when} already ({earlier.decision} {earlier.meant or ''}); remove one of the two"
            )
        seen[entry.cell] = entry


def follows(later: Correction, earlier: Correction) -> bool:
    """Whether both may stand: an edited value may be accepted as edited, where what is left of it is a finding."""
    return (earlier.decision, later.decision) == ("edit", "accept")


def same(one: Correction, other: Correction) -> bool:
    """Whether two say the same of one cell, whoever says it."""
    return (one.cell, one.decision, one.meant) == (other.cell, other.decision, other.meant)


def fingerprint(corrections: tuple[Correction, ...]) -> str:
    """8 hex digits over what corrections say; empty where there are none."""
    said = [msgspec.structs.replace(entry, entered=None) for entry in corrections]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:8] if corrections else ""
