"""Publishing: one generation of a dataset becomes the next release of a place."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from flows.publishing import bucket, folder
from flows.publishing.changelog import Change, Changelog, changes, markdown
from flows.publishing.contents import contents, left_out
from flows.publishing.release import (
    CHANGELOG,
    MANIFEST,
    POINTER,
    SUMS,
    Destination,
    File,
    Manifest,
    Pointer,
    described,
    dumped,
    sums,
)
from flows.publishing.years import years
from flows.store import open_dataset
from flows.store.run_locks import held, untold
from flows.store.survey import outdated
from schemas.errors import WrongUsage

KEPT = 3
"""Releases that stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of a generation."""

    place: str
    release: int
    generation: int
    new: bool
    """False where the release in force held the same already."""
    left_out: tuple[str, ...]
    files: int
    bytes: int
    sent: int
    """Files that the release before did not hold."""
    bytes_sent: int
    changes: tuple[Change, ...]


def publish(
    root: Path,
    target: str,
    *,
    generation: int | None = None,
    contacts: bool = False,
    endpoint: str | None = None,
    keep: int = KEPT,
) -> Published:
    """Copy one generation, the newest if none is named, to a folder or s3://bucket/prefix.

    Readers of the place see the release before or this one, and a killed publish leaves the one before in force.
    """
    if keep < 1:
        raise WrongUsage(f"--keep {keep}: the release in force always stays, so at least 1")
    dataset = open_dataset(root, generation)
    with TemporaryDirectory(prefix="jixiao-") as scratch, opened(root, target, endpoint) as place:
        without = left_out(dataset, contacts=contacts)
        yearly = not outdated(dataset.folder)
        local = contents(dataset, without, Path(scratch) / "dictionary", yearly=yearly)
        copied = tuple(described(path, source) for path, source in local.items())
        last = place.latest()
        if last is not None and (last.copied, last.left_out) == (copied, without):
            return summary(place, last, None, ())
        by_year = years(copied if yearly else (), local, last, place.holds, Path(scratch))
        draft = Manifest(
            release=last.release + 1 if last is not None else 1,
            generation=dataset.generation,
            left_out=without,
            files=(*copied, *by_year.files),
        )
        found = tuple(changes(last, copied, local, partial(place.fetch, scratch=Path(scratch))))
        manifest, written = finished(draft, last, found, place.releases, Path(scratch))
        held_before = {(file.path, file.sha256) for file in (last.files if last is not None else ())}
        same = frozenset(file.path for file in draft.files if (file.path, file.sha256) in held_before)
        files = {**local, **by_year.written, **written}
        place.bring(manifest.release, files, same, [file for file in by_year.files if file.path not in files])
        place.retire(manifest.release, keep)
        return summary(place, manifest, same, found)


@contextmanager
def opened(root: Path, target: str, endpoint: str | None) -> Iterator[Destination]:
    """The place that an address names, held."""
    if not urlsplit(target).scheme:
        with folder.opened(Path(target)) as place:
            yield place
    elif target.startswith("s3://"):
        # A store keeps no locks: what is published from one dataset takes turns.
        with bucket.opened(target, endpoint) as store, held(root, "publishing", exclusive=True, tell=untold):
            yield store
    else:
        raise WrongUsage(f"{target}: no place to publish to; name a folder or s3://bucket/prefix")


def finished(
    draft: Manifest, last: Manifest | None, found: Sequence[Change], releases: str, scratch: Path
) -> tuple[Manifest, Mapping[str, Path]]:
    """A manifest with its changelog, and the files that are made of them, by path."""
    log = Changelog(
        release=draft.release,
        generation=draft.generation,
        against=last.release if last is not None else None,
        changes=tuple(found),
    )
    written: dict[str, Path] = {}

    def write(path: str, data: bytes) -> File:
        written[path] = scratch / path
        written[path].write_bytes(data)
        return described(path, written[path])

    logs = tuple(map(write, CHANGELOG, (markdown(log).encode(), dumped(log))))
    manifest = replace(draft, files=tuple(sorted((*draft.files, *logs), key=lambda file: file.path)))
    own = write(MANIFEST, dumped(manifest))
    pointer = Pointer(
        release=draft.release,
        generation=draft.generation,
        path=f"{releases}/{draft.release}",
        manifest_sha256=own.sha256,
    )
    write(SUMS, sums((*manifest.files, own, write(POINTER, dumped(pointer)))).encode())
    return manifest, written


def summary(place: Destination, manifest: Manifest, same: frozenset[str] | None, found: Sequence[Change]) -> Published:
    """What was done, `same` being the paths that needed no sending; None where there was nothing to do."""
    sent = [file for file in manifest.files if same is not None and file.path not in same]
    return Published(
        place=place.name,
        release=manifest.release,
        generation=manifest.generation,
        new=same is not None,
        left_out=manifest.left_out,
        files=len(manifest.files),
        bytes=sum(file.bytes for file in manifest.files),
        sent=len(sent),
        bytes_sent=sum(file.bytes for file in sent),
        changes=tuple(found),
    )
