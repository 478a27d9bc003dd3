"""Results kept as files between runs: a reader sees all of one, or none."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

Kept = TypeVar("Kept")


def read_kept(path: Path, kind: type[Kept]) -> Kept | None:
    """The result in a file; None where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return msgspec.msgpack.decode(data, type=kind)


def keep(path: Path, result: object, enc_hook: Callable[[Any], object] | None = None) -> None:
    """Write a result; `enc_hook` turns what msgpack does not know into what it does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(msgspec.msgpack.encode(result, enc_hook=enc_hook))
    draft.replace(path)
