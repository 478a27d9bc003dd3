"""Releases in a folder: a dataset of its own, whose generations are the releases and share unchanged files."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.progress import telling
from flows.publishing.release import LATEST, MANIFEST, POINTER, File, Manifest, loaded
from flows.store import Keep, layout
from flows.store.durable import share, sync_file
from flows.store.generations import in_force, publish, recover, retire, staged
from flows.store.lock import locked
from schemas.errors import NO_ROOM, StoreError, WrongUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that this process holds."""

    root: Path
    number: int
    """Release in force; 0 where there is none."""

    @property
    def name(self) -> str:
        """As messages call it."""
        return str(self.root)

    @property
    def releases(self) -> str:
        """Folder of all releases."""
        return layout.generations(Path()).as_posix()

    def latest(self) -> Manifest | None:
        """The release in force."""
        if self.number == 0:
            return None
        path = layout.generation(self.root, self.number) / MANIFEST
        return loaded(Manifest, path.read_bytes(), str(path))

    def fetch(self, number: int, path: str, scratch: Path) -> Path:
        """A file of a release, where it lies."""
        return layout.generation(self.root, number) / path

    def holds(self, number: int, file: File) -> bool:
        """Whether a release holds a file as its manifest says, by its size."""
        return _size(layout.generation(self.root, number) / file.path) == file.bytes

    def bring(self, number: int, files: Mapping[str, Path], same: frozenset[str], kept: Sequence[File]) -> None:
        """Write a release and bring it into force: `current` is one link, and `latest.json` goes through it."""
        before = layout.generation(self.root, self.number)
        tell = telling()
        with staged(self.root) as folder:
            for done, (path, source) in enumerate(files.items(), 1):
                if path in same and _size(before / path) == source.stat().st_size:
                    share(before / path, folder / path)
                else:
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(source, folder / path)
                    sync_file(folder / path)
                tell(done, len(files))
            for file in kept:
                share(before / file.path, folder / file.path)
            if not (self.root / LATEST).is_symlink():
                (self.root / LATEST).symlink_to(layout.current(Path()) / POINTER)
            publish(self.root, folder, number)

    def retire(self, number: int, keep: int) -> None:
        """Remove all releases but the newest."""
        retire(self.root, Keep(days=0, at_least=keep))


@contextmanager
def opened(root: Path) -> Iterator[Folder]:
    """Hold a folder, swept of what a killed publish left. Raises WrongUsage where a dataset lies that is no copy."""
    if root.exists() and not root.is_dir():
        raise WrongUsage(f"{root}: a file lies there; name a folder")
    try:
        number = in_force(root) or max(layout.numbers(root), default=0)
        if number and not (layout.generation(root, number) / MANIFEST).exists():
            raise WrongUsage(f"{root}: holds a dataset that `jixiao publish` did not write; choose another folder")
        with locked(root):
            yield Folder(root=root, number=recover(root))
    except OSError as error:
        if error.errno in NO_ROOM:
            told = "no room; the release in force is as it was: make room and publish again"
        else:
            told = f"{error}; the release in force is as it was: choose a folder that can be written, or publish again"
        raise StoreError(f"{root}: {told}") from error


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None
