"""The files under the paths of an inbox: each once, whatever links lead to it, and which files are none of them."""

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from flows.store import layout

BYSTANDERS = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "__macosx", "system volume information"}
)
"""What file managers leave in folders, in small letters."""
OFFICE_LOCK = "~$"
"""Begins the name of the file by which Word and Excel mark a document as open."""
HIDDEN = "."

Leave: TypeAlias = Callable[[Path, str, bool], None]
"""Told of each path that is left out, why, and whether that is as it should be."""


def silent(_path: Path, _why: str, _usual: bool) -> None:
    """Tell no one."""


class Inbox:
    """A walk over some paths, and the real files and folders that it has come by."""

    def __init__(self, leave: Leave = silent) -> None:
        """Walk nowhere yet."""
        self._leave = leave
        self._seen: set[tuple[int, int]] = set()
        """Device and inode of folders; of files those that a link led to."""
        self._asked: set[Path] = set()
        """Files that someone asked for, or a link led to; what a walked folder holds is not kept one by one."""
        self._links: deque[Path] = deque()

    def files(self, paths: Iterable[Path]) -> Iterator[tuple[Path, os.stat_result | None]]:
        """The files in order with what the system tells of them; links come after all else, each followed once."""
        for path in map(Path.absolute, paths):
            if not self._is_here(path):
                yield from self._named(path, status(path))
        while self._links:
            yield from self._linked(self._links.popleft())

    def _named(self, path: Path, found: os.stat_result | None) -> Iterator[tuple[Path, os.stat_result | None]]:
        """The file that someone asked for, or a link led to, or the files below the folder."""
        if found is None or stat.S_ISREG(found.st_mode):
            self._asked.add(path)
        yield from self._one(path, found)

    def _under(self, entry: "os.DirEntry[str]") -> Iterator[tuple[Path, os.stat_result | None]]:
        """What stands in a folder: the file itself, or the files below the folder."""
        path = Path(entry.path)
        if why := bystander(entry.name):
            self._leave(path, why, True)
        elif entry.is_symlink():
            self._links.append(path)
        elif path not in self._asked:
            yield from self._one(path, status(entry))

    def _one(self, path: Path, found: os.stat_result | None) -> Iterator[tuple[Path, os.stat_result | None]]:
        if found is not None and stat.S_ISDIR(found.st_mode):
            yield from self._folder(path, found)
        elif found is not None and not stat.S_ISREG(found.st_mode):
            self._leave(path, "neither a file nor a folder", True)
        else:
            yield path, found

    def _folder(self, path: Path, found: os.stat_result) -> Iterator[tuple[Path, os.stat_result | None]]:
        if self._known(found):
            self._leave(path, "a folder that was walked already", True)
            return
        try:
            with os.scandir(path) as entries:
                children = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._leave(path, f"a folder that cannot be read ({error.strerror}); open it to us", False)
            return
        if layout.is_generation(path):
            self._leave(path, "a generation of a dataset", True)
            return
        own = layout.own(path) if layout.is_root(path) else frozenset()
        for child in children:
            if child.name in own:
                self._leave(path / child.name, "a part of the dataset that lies there", True)
            else:
                yield from self._under(child)

    def _linked(self, link: Path) -> Iterator[tuple[Path, os.stat_result | None]]:
        """What a link leads to, unless it was come by."""
        try:
            found = link.stat()
        except OSError as error:
            self._leave(link, f"a link that leads nowhere ({error.strerror})", False)
            return
        if stat.S_ISREG(found.st_mode) and (self._is_here(link.resolve()) or self._known(found)):
            self._leave(link, "a link to a file that is here already", True)
        elif stat.S_ISDIR(found.st_mode) and (found.st_dev, found.st_ino) in self._seen:
            self._leave(link, "a link to a folder that is here already", True)
        else:
            yield from self._named(link, found)

    def _is_here(self, path: Path) -> bool:
        """Whether a file was come by: asked for, or in a folder that was walked."""
        if path in self._asked:
            return True
        folder = status(path.parent)
        walked = folder is not None and (folder.st_dev, folder.st_ino) in self._seen
        return walked and path.is_file() and bystander(path.name) is None

    def _known(self, found: os.stat_result) -> bool:
        key = (found.st_dev, found.st_ino)
        known = key in self._seen
        self._seen.add(key)
        return known


def status(path: "Path | os.DirEntry[str]") -> os.stat_result | None:
    """What the system tells of a file; None where it does not: reading it says why."""
    try:
        return path.stat()
    except OSError:
        return None


def bystander(name: str) -> str | None:
    """Why a file or folder of this name is no document; None where it may be one."""
    if name.startswith(OFFICE_LOCK):
        return "the mark of a document that someone has open"
    if name.lower() in BYSTANDERS or name.startswith(HIDDEN):
        return "hidden, or left there by a file manager"
    return None
