"""Results kept as files between runs: a reader sees all of one, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import msgspec

Kept = TypeVar("Kept")
DRAFTS = "drafts"
"""Folder of files that are being written; what is old there was left by a killed process."""


def read_kept(path: Path, kind: type[Kept]) -> Kept | None:
    """The result in a file; None where there is none that is whole."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError:  # a disk's fault, or another version's: what is not kept is made anew
        return None


def keep(path: Path, result: object, drafts: Path, enc_hook: Callable[[Any], object] | None = None) -> None:
    """Write a result, first to a file in `drafts`, on the same disk.

    `enc_hook` turns what msgpack does not know into what it does.
    """
    for folder in (path.parent, drafts):
        folder.mkdir(parents=True, exist_ok=True)
    draft = drafts / f"{uuid4().hex}"
    draft.write_bytes(msgspec.msgpack.encode(result, enc_hook=enc_hook))
    draft.replace(path)
