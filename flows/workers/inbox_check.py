"""An inbox looked at before a run: a lost disk must look neither like an empty inbox nor like a night without news."""

from collections.abc import Iterable
from pathlib import Path

from flows.store import layout
from flows.workers.file_names import path_of, uri_of
from flows.workers.inputs import find_inputs
from schemas.errors import InboxGone

LONGEST_LIST = 2**20
"""Bytes of a file that may be a list of paths; nothing of a longer one is looked at."""


def check(inbox: Iterable[str | Path]) -> list[Path]:
    """The paths of an inbox. Raises InboxGone where one is not there, cannot be read, or is a list of paths."""
    named = [str(name) for name in inbox]
    paths = [path_of(name) for name in named if name.strip()]
    if not paths or len(paths) < len(named):
        raise InboxGone("no inbox is named, or one is blank; name files, or folders that are searched for files")
    for path in paths:
        check_one(path)
    return paths


def check_one(path: Path) -> None:
    """Raise InboxGone where a path cannot be an inbox."""
    name = uri_of(path)
    try:
        check_outside(path)
        if path.is_dir():
            next(path.iterdir(), None)
        elif not path.exists():
            raise InboxGone(f"{name}: no such file or folder; check the path, and whether its disk is mounted")
        elif path.is_file():
            with path.open("rb") as file:
                start = file.read(LONGEST_LIST + 1)
            if is_list(start, path.parent):
                raise InboxGone(f"{name}: a list of paths, and no document; name the files or their folder themselves")
    except OSError as error:
        raise InboxGone(f"{name}: cannot be read ({error.strerror}); check its permissions and its disk") from error


def check_outside(path: Path) -> None:
    """Raise InboxGone where a path is a part of a dataset: its files are no documents."""
    for each in (path.absolute(), path.resolve()):
        for part in (each, *each.parents):
            if layout.is_generation(part) or (part.name in layout.own(part.parent) and layout.is_root(part.parent)):
                raise InboxGone(
                    f"{uri_of(path)}: a part of the dataset in {uri_of(part.parent)}, where no documents lie; "
                    "name the folder of the documents"
                )


def is_list(data: bytes, folder: Path) -> bool:
    """Whether a text has nothing but paths in its lines, most of which lead to something."""
    if len(data) > LONGEST_LIST:
        return False
    try:
        lines = [line.strip() for line in data.decode().splitlines() if line.strip()]
        there = [(folder / line).exists() or Path(line).exists() for line in lines]
    except (UnicodeDecodeError, ValueError, OSError):  # no text, or a line that no path can be
        return False
    return bool(lines) and 2 * sum(there) > len(lines)


def check_filled(paths: Iterable[Path], known: Iterable[str]) -> None:
    """Raise InboxGone where a folder is empty of documents and `known` ones, by source_uri, were found in it."""
    empty = [path for path in paths if path.is_dir() and next(find_inputs([path]), None) is None]
    if not empty:
        return
    uris = tuple(known)
    for path in empty:
        within = f"{uri_of(path)}/"
        held = sum(uri.startswith(within) for uri in uris)
        if not held and layout.is_root(path):
            raise InboxGone(f"{uri_of(path)}: a dataset, and no document beside it; name the folder of the documents")
        if held:
            raise InboxGone(
                f"{uri_of(path)}: empty, and the dataset holds {held} documents of it; "
                "check whether its disk is mounted"
            )
