"""Places that a command is to read or write, looked at before it does any work."""

import errno
import os
import socket
from pathlib import Path
from tempfile import TemporaryFile
from urllib.parse import urlsplit

from mappings.correcting import check_folder
from schemas.errors import NO_ROOM, WrongUsage

PROBE = bytes(64 * 1024)
"""Written to a file without a name, to see whether there is any room."""
CONNECT_SECONDS = 5.0
LONGEST_NAME = 255
"""Bytes of a file's name, of all file systems in use."""


def check_document(file: Path) -> Path:
    """A document's path. Raises WrongUsage where it is no file."""
    if any(len(os.fsencode(part)) > LONGEST_NAME for part in file.parts):
        raise WrongUsage(f"{file}: no such file, its name is too long; check the path")
    if file.is_dir():
        raise WrongUsage(f"{file}: a folder; name one document in it")
    if not file.is_file():
        raise WrongUsage(f"{file}: no such file; check the path")
    return file


def check_root(root: Path) -> None:
    """Raise WrongUsage where no dataset can be written to a folder."""
    if root.exists() and not root.is_dir():
        raise WrongUsage(f"{root}: a file lies there; name a folder")
    check_writable(root, root)


def check_apart(place: Path, root: Path) -> None:
    """Raise WrongUsage where a place lies within a dataset, whose generations nothing else may change."""
    if place.resolve().is_relative_to(root.resolve()):
        raise WrongUsage(f"{place}: lies within the dataset {root}; name a place outside of it")


def check_output(out: Path | None) -> None:
    """Raise WrongUsage where a file is to be written and cannot be."""
    if out is None:
        return
    if len(os.fsencode(out.name)) > LONGEST_NAME:
        raise WrongUsage(f"{out.name[:20]}…: a name too long for a file; name another one")
    if out.is_dir():
        raise WrongUsage(f"{out}: a folder lies there; name a file")
    check_writable(out.parent, out)


def check_writable(folder: Path, asked: Path) -> None:
    """Raise WrongUsage where nothing can be written to a folder, or it cannot be made; OSError where it is full."""
    nearest = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    try:
        with TemporaryFile(dir=nearest) as probe:
            probe.write(PROBE)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise OSError(error.errno, error.strerror, str(asked)) from error
        why = "a file lies in the way" if error.errno == errno.ENOTDIR else error.strerror
        raise WrongUsage(f"{asked}: nothing can be written to {nearest} ({why}); name another place") from None


def check_corrections(folder: Path | None, root: Path) -> None:
    """Raise WrongUsage where a folder of decisions is named and is none; that of the dataset may come to be later."""
    if folder is None:
        return
    from flows.store import layout  # noqa: PLC0415 it brings all that reads Parquet

    if folder.absolute() != layout.decisions(root.absolute()):
        check_folder(folder)


def check_address(address: str | None, runner: str) -> None:
    """Raise WrongUsage where no one listens at the address of a scheduler, or it is given without need."""
    if address is None:
        return
    if runner != "dask":
        raise WrongUsage(f"{address}: --address is for --runner dask alone; say that too, or leave it out")
    try:
        parts = urlsplit(address if "//" in address else f"tcp://{address}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if host is None or port is None:
        raise WrongUsage(f"{address}: no address of a scheduler; write it as tcp://host:8786")
    try:
        socket.create_connection((host, port), CONNECT_SECONDS).close()
    except OSError as error:
        raise WrongUsage(
            f"{address}: no Dask scheduler answers ({error.strerror or error}); "
            "start one with `dask scheduler`, or leave --address out"
        ) from None
