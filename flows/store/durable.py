"""Bytes that outlast a crash, and files that two generations share."""

import errno
import os
import shutil
from pathlib import Path

CHUNK = 1 << 20
MANY_FOLDERS = 500
"""From here on one flush of all that the system holds back costs less than a flush of the disk for each folder."""
NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
"""What a file system says that has no hard links, none between these two places, or no more for this file."""


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's entries, are on the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Sync a file that is never written again; generations share it, so it is read-only from here."""
    path.chmod(0o444)
    sync(path)


def sync_folders(tree: Path) -> None:
    """Sync every folder of a tree, innermost first."""
    folders = [Path(folder) for folder, _, _ in os.walk(tree, topdown=False)]
    if len(folders) > MANY_FOLDERS:
        os.sync()
        return
    for folder in folders:
        sync(folder)


def same_bytes(left: Path, right: Path) -> bool:
    """Whether two files hold the same bytes; always read anew, unlike `filecmp`, which trusts time stamps."""
    if left.stat().st_size != right.stat().st_size:
        return False
    with left.open("rb") as one, right.open("rb") as other:
        while chunk := one.read(CHUNK):
            if chunk != other.read(CHUNK):
                return False
    return True


def share(source: Path, target: Path) -> None:
    """Put a file in a second place: as a hard link, as a copy where there are none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        shutil.copyfile(source, target)
        sync_file(target)
