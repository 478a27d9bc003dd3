"""What a release is: its files, its manifest, and the pointer that brings it into force."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
import pyarrow.parquet as pq

from flows.store import layout
from schemas.errors import StoreError

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
POINTER = "release.json"
"""What `latest.json` says, in the release itself."""
LATEST = layout.LATEST
CHANGELOG = ("CHANGELOG.md", "changelog.json")
Noun = TypeVar("Noun")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of a release."""

    path: str
    """Within the release."""
    bytes: int
    sha256: str
    rows: int | None
    """None for what is no Parquet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All that a release holds, but for the manifest itself and what is made from it."""

    release: int
    generation: int
    """Generation of the dataset that it was copied from."""
    left_out: tuple[str, ...]
    """Tables of that generation that are not in the release."""
    files: tuple[File, ...]
    """By path."""

    @property
    def copied(self) -> tuple[File, ...]:
        """The files that tell of the generation alone, not of the release before, nor are made of others."""
        years = f"{layout.YEARS}/"
        return tuple(file for file in self.files if file.path not in CHANGELOG and not file.path.startswith(years))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Which release is in force."""

    release: int
    generation: int
    path: str
    """Of the release's folder, from where `latest.json` lies."""
    manifest_sha256: str


class Destination(Protocol):
    """Where releases are published, held by one process at a time."""

    @property
    def name(self) -> str:
        """As messages call it."""
        ...

    @property
    def releases(self) -> str:
        """Folder of all releases, from where `latest.json` lies."""
        ...

    def latest(self) -> Manifest | None:
        """The release in force; None where none was published yet."""
        ...

    def fetch(self, number: int, path: str, scratch: Path) -> Path:
        """A file of a release on this machine, until the next one is fetched; `scratch` is a folder to put it in."""
        ...

    def holds(self, number: int, file: File) -> bool:
        """Whether a release holds a file as its manifest says, by its size."""
        ...

    def bring(self, number: int, files: Mapping[str, Path], same: frozenset[str], kept: Sequence[File]) -> None:
        """Write a release and bring it into force; the release in force holds the same bytes under `same` paths.

        It holds those of `kept` too, which are nowhere else.
        """
        ...

    def retire(self, number: int, keep: int) -> None:
        """Remove all releases but those that led to release `number`, which is in force, and itself: `keep` in all."""
        ...


def described(path: str, source: Path) -> File:
    """What the manifest says of a file."""
    with source.open("rb") as handle:
        sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
    rows = int(pq.read_metadata(source).num_rows) if source.suffix == ".parquet" else None
    return File(path=path, bytes=source.stat().st_size, sha256=sha256, rows=rows)


def sums(files: Iterable[File]) -> str:
    """Checksums as `sha256sum -c` reads them, from within the release."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files)


def dumped(noun: object) -> bytes:
    """A noun as JSON, for people to read too."""
    return msgspec.json.format(msgspec.json.encode(noun), indent=1) + b"\n"


def loaded(kind: type[Noun], data: bytes, name: str) -> Noun:
    """A noun out of its JSON. Raises StoreError naming where the JSON was read."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise StoreError(f"{name}: not written by `jixiao publish` ({error}); publish to another place") from error
