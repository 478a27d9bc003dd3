"""Generations: which one is in force, how the next one comes into force, and when old ones go."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from flows.store import layout
from flows.store.durable import sync, sync_folders
from schemas.errors import StoreError

DOOMED = ".gone-"
"""How the name of a generation begins that is being removed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """How long generations stay for the readers that opened them."""

    days: float = 7.0
    """Days since the one after it came into force."""
    at_least: int = 3
    """The newest ones stay whatever their age; at least 1."""

    def __post_init__(self) -> None:
        """Refuse to let the generation in force go."""
        if self.at_least < 1:
            raise ValueError(f"at_least={self.at_least}: the generation in force always stays, so at least 1")


def in_force(root: Path) -> int | None:
    """Number of the generation that `current` names; None where there is no dataset yet. Raises StoreError."""
    link = layout.current(root)
    before, target = None, _target(link)
    while target is not None and target != before:
        if target.name.isdecimal() and layout.generation(root, int(target.name)).is_dir():
            return int(target.name)
        # It may have been retired since the link was read; then the link is another one by now.
        before, target = target, _target(link)
    if target is None:
        return None
    there = ", ".join(map(str, layout.numbers(root))) or "none"
    raise StoreError(f"{link}: {target} is no generation; link it to one that is there ({there})")


def recover(root: Path) -> int:
    """Sweep what a killed commit left and give the generation to build on; 0 where there is none. Needs the lock.

    Where `current` was lost, the newest generation is built on: a numbered folder is always complete.
    """
    layout.generations(root).mkdir(parents=True, exist_ok=True)
    for entry in layout.generations(root).iterdir():
        if entry == layout.staging(root) or entry.name.startswith(DOOMED):
            shutil.rmtree(entry)
    layout.next_current(root).unlink(missing_ok=True)
    numbers = layout.numbers(root)
    newest = in_force(root) or max(numbers, default=0)
    for number in numbers:
        if number > newest:
            _remove(root, number)
    return newest


def retire(root: Path, keep: Keep) -> None:
    """Remove the generations that nobody should still be reading. Needs the lock."""
    numbers = layout.numbers(root)
    for number, following in pairwise(numbers):
        replaced_at = layout.generation(root, following).stat().st_mtime
        if number not in numbers[-keep.at_least :] and replaced_at < time.time() - keep.days * 86400:
            _remove(root, number)


@contextmanager
def staged(root: Path) -> Iterator[Path]:
    """A folder to write the next generation in; it is gone afterwards unless it was published."""
    folder = layout.staging(root)
    folder.mkdir()
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)


def publish(root: Path, folder: Path, number: int) -> None:
    """Bring a staged generation into force; readers see the one before or this one. Needs the lock."""
    sync_folders(folder)
    os.rename(folder, layout.generation(root, number))
    sync(layout.generations(root))
    link = layout.next_current(root)
    link.symlink_to(layout.generation(root, number).relative_to(root))
    os.replace(link, layout.current(root))
    sync(root)


def _target(link: Path) -> Path | None:
    try:
        return Path(os.readlink(link))
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except OSError as error:
        raise StoreError(f"{link}: no link to a generation ({error.strerror}); restore it as one") from error


def _remove(root: Path, number: int) -> None:
    # Renamed first: a removal that is killed half-way must not leave half a generation under its number.
    doomed = layout.generations(root) / f"{DOOMED}{number}"
    os.rename(layout.generation(root, number), doomed)
    shutil.rmtree(doomed)
