"""What files were found to hold, by what the system tells of them: a file that stands as it did is not read again.

The rule is git's: a file is as it was if its size, inode and both times are. That says nothing of a file that changed
within a tick of the clock after it was read, so only what had been left alone for a while by then is remembered.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeAlias

NAME = "seen.sqlite"
"""In `interim`: what it tells holds on this machine alone, and can be found out again."""
SHAPE = 1
"""Version of the file's table; a file of another one is made anew."""
ALONE = 3600 * 10**9
"""Nanoseconds that a file must have been left alone before it is remembered: the coarsest clock of a file system ticks
every two seconds, and the clock of another host that holds the disk may lag behind ours by minutes."""
PATIENCE = 10.0
"""Seconds to wait for another run that writes."""
FEW = 4096
"""Files that are written at once."""
TABLE = """
    CREATE TABLE seen (
        uri TEXT PRIMARY KEY, size INTEGER, modified INTEGER, changed INTEGER, inode INTEGER, sha256 BLOB, listing TEXT
    ) WITHOUT ROWID
"""
FIND = """
    SELECT sha256, listing FROM seen WHERE uri = ? AND size = ? AND modified = ? AND changed = ? AND inode = ?
"""
NOTE = "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?, ?)"
Listing: TypeAlias = Sequence[tuple[str, int]]
"""Members of an archive and their sizes; none of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What the system tells of a file: equal stamps of one path, equal bytes."""

    size: int
    modified: int
    """Nanoseconds; people and programs set it as they like."""
    changed: int
    """Nanoseconds; no one sets it: a file that was replaced has another one, though its time was kept."""
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        """Without the device, which has another number after each mount of a network's disk."""
        return cls(size=found.st_size, modified=found.st_mtime_ns, changed=found.st_ctime_ns, inode=found.st_ino)

    @property
    def columns(self) -> tuple[int, int, int, int]:
        """As the file's table holds it."""
        return self.size, self.modified, self.changed, self.inode


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was found in a file."""

    sha256: str
    listing: Listing | None
    """None where it was listed by another version."""


class Stamps:
    """What is remembered of files; without a file of its own nothing is, and every file is read."""

    def __init__(self, connection: sqlite3.Connection | None, lister: str, now: int) -> None:
        """`lister` is the version of what opens archives; `now`, in nanoseconds, is no later than any file is read."""
        self._connection = connection
        self._lister = lister
        self._alone_since = now - ALONE
        self._waiting: list[tuple[str, int, int, int, int, bytes, str]] = []
        self._broken = False

    def content(self, uri: str, stamp: Stamp | None) -> Content | None:
        """What a file or member holds; None where that has to be read. The stamp of a member is its archive's."""
        if self._connection is None or stamp is None:
            return None
        try:
            found = self._connection.execute(FIND, (uri, *stamp.columns)).fetchone()
        except sqlite3.Error as error:
            self._broken = self._broken or is_broken(error)
            return None
        if found is None:
            return None
        by, _, listing = found[1].partition("\n")
        return Content(sha256=found[0].hex(), listing=json.loads(listing) if by == self._lister else None)

    def note(self, path: Path, uri: str, stamp: Stamp | None, sha256: str | None, listing: Listing) -> None:
        """Remember what was read since a file's stamp was taken, if the file has been left alone before and since."""
        if self._connection is None or stamp is None or sha256 is None or not self._is_alone(path, stamp):
            return
        told = f"{self._lister}\n{json.dumps(listing)}"
        self._waiting.append((uri, *stamp.columns, bytes.fromhex(sha256), told))
        if len(self._waiting) >= FEW:
            self._write()

    def _is_alone(self, path: Path, stamp: Stamp) -> bool:
        if max(stamp.modified, stamp.changed) >= self._alone_since:
            return False
        try:
            return Stamp.of(path.stat()) == stamp
        except OSError:
            return False

    def _write(self) -> None:
        """Write what waits; what cannot be written is read again the next time."""
        rows, self._waiting = self._waiting, []
        if self._connection is None or not rows:
            return
        try:
            with self._connection:
                self._connection.executemany(NOTE, rows)
        except sqlite3.Error as error:
            self._broken = self._broken or is_broken(error)

    def close(self) -> bool:
        """Write what waits, close the file, and say whether it is whole."""
        self._write()
        if self._connection is not None:
            self._connection.close()
        return not self._broken


FORGETFUL = Stamps(None, "", 0)
"""Remembers nothing."""


@contextmanager
def stamps(folder: Path, lister: str, now: int | None = None, patience: float = PATIENCE) -> Iterator[Stamps]:
    """What is remembered in a folder; nothing where its file cannot be had, which is made anew if it is broken."""
    found = Stamps(opened(folder / NAME, patience), lister, time.time_ns() if now is None else now)
    try:
        yield found
    finally:
        if not found.close():
            with suppress(OSError):
                (folder / NAME).unlink()


def opened(path: Path, patience: float) -> sqlite3.Connection | None:
    """The file, made where it is not there, is broken or is of another version; None where that cannot be done."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return shaped(sqlite3.connect(path, timeout=patience))
        except OSError:
            return None
        except (sqlite3.Error, Misshapen) as error:
            if not is_broken(error):
                return None
            with suppress(OSError):
                path.unlink()
    return None


def is_broken(error: Exception) -> bool:
    """Whether a file is to be thrown away; not where it is busy, or its disk full or closed to us."""
    return not isinstance(error, sqlite3.OperationalError)


class Misshapen(Exception):
    """The file holds a table of another version."""


def shaped(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection with its table. Raises sqlite3.Error, Misshapen."""
    try:
        if shape_of(connection) == 0:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                if shape_of(connection) == 0:
                    connection.execute(TABLE)
                    connection.execute(f"PRAGMA user_version = {SHAPE}")
        if shape_of(connection) != SHAPE:
            raise Misshapen
    except BaseException:
        connection.close()
        raise
    return connection


def shape_of(connection: sqlite3.Connection) -> int:
    """The version that a file says it is of; 0 of a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
