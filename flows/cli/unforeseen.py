"""An error that no one foresaw: one line for the person, and all that is known of it in a file."""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir

from flows.cli.options import DATASET
from schemas.errors import JixiaoError

WRITERS = ("ingest", "rerun", "serve")
"""Commands whose --out is another name of --data, the dataset; that of others is a file."""


def write_down(error: BaseException, words: Sequence[str]) -> Path | None:
    """Write what happened to a file beside the dataset that the command names; None where nothing can be written."""
    name = f"error-{datetime.now(UTC):%Y%m%dT%H%M%S.%f}.log"
    text = "".join([f"jixiao {' '.join(words)}\n", *traceback.format_exception(error)])
    for folder in (interim(words), Path(gettempdir())):
        try:
            if folder.is_dir():
                path = folder / name
                path.write_text(text, encoding="utf-8", errors="backslashreplace")
                return path
        except OSError:
            continue
    return None


def interim(words: Sequence[str]) -> Path:
    """The folder of the dataset that a command line is about which no reader of the dataset looks into."""
    from flows.store import layout  # noqa: PLC0415 no command that goes well needs it here

    return layout.interim(root_of(words))


def root_of(words: Sequence[str]) -> Path:
    """Root of the dataset that a command line is about."""
    named = [*pairwise(words), *(tuple(word.split("=", 1)) for word in words if "=" in word)]
    options = {"--data", "--out"} if words and words[0] in WRITERS else {"--data"}
    return next((Path(value) for name, value in named if name in options), DATASET)


def damaged(words: Sequence[str]) -> str | None:
    """What is wrong with the dataset that a command line is about, where that is what no one foresaw."""
    from flows.store.damage import damage  # noqa: PLC0415
    from flows.store.generations import in_force  # noqa: PLC0415

    root = root_of(words)
    try:
        number = in_force(root)
        return None if number is None else damage(root, number)
    except (JixiaoError, OSError) as error:
        return str(error)


def message_of(error: BaseException, words: Sequence[str]) -> str:
    """The line."""
    if (damage := damaged(words)) is not None:
        return damage
    what = traceback.format_exception_only(error)[-1].strip().partition("\n")[0]
    path = write_down(error, words)
    where = f"its traceback is in {path}" if path is not None else "its traceback could not be written anywhere"
    return f"unforeseen: {what}; the dataset is whole; {where}: please report it with that"


def silence() -> None:
    """Let what is still to be printed go nowhere: no one reads it any more, or there is no room for it."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
