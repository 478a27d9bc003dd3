"""How commands end: each error in one line on standard error, and as an exit code."""

import errno
import os
import sys
from collections.abc import Sequence
from typing import cast

import typer

from flows.cli.chinese import is_chinese, translate
from flows.cli.unforeseen import message_of, silence
from schemas.errors import NO_ROOM, InboxGone, JixiaoError, Unfit, WrongUsage

WRONG_USAGE = 2
INBOX_GONE = 5
INTERRUPTED = 130
CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST})
"""What the system says where something else lies than is meant, or where we may not write: no fault of this project."""
USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__base__)
"""What typer raises where a command line is no command; it has no public name."""


def run_app(app: typer.Typer) -> int:
    """Run the command that was typed; give its exit code."""
    try:
        check_words(sys.argv[1:])
        command = typer.main.get_command(app)
        if is_chinese(os.environ):
            translate(command)
        ended = command(standalone_mode=False)
        sys.stdout.flush()
        return ended if isinstance(ended, int) else 0
    except USAGE as error:
        return failed(f"{error.format_message()} (`jixiao --help` tells of commands, COMMAND --help of options)", 2)
    except typer.Abort:
        return INTERRUPTED
    except BrokenPipeError:  # who read has read enough
        silence()
        return 1
    except (WrongUsage, Unfit) as error:
        return failed(str(error), WRONG_USAGE)
    except InboxGone as error:
        return failed(str(error), INBOX_GONE)
    except JixiaoError as error:
        return failed(str(error), 1)
    except Exception as error:  # noqa: BLE001 whatever it is, the person is told in one line
        return failed(*unforeseen(error))


def check_words(words: Sequence[str]) -> None:
    """Raise WrongUsage where a word is blank, as a script's variable that is not set: no path, no name, no choice.

    A blank path would be the folder that the caller happens to be in.
    """
    for before, word in zip(["", *words], words, strict=False):
        option, equals, value = word.partition("=")
        if not word.strip():
            what = f"behind {before}" if before.startswith("--") else "among the words"
        elif option.startswith("--") and equals and not value.strip():
            what = f"behind {option}="
        else:
            continue
        raise WrongUsage(f"nothing is said {what}: an empty word stands there; say it, or leave it out")


def unforeseen(error: Exception) -> tuple[str, int]:
    """What is told of an error that is none of this project's, and the exit code."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        silence()
        return f"{error}; the dataset is as it was: make room and run it again", 1
    if isinstance(error, OSError) and error.errno in CLOSED and error.filename is not None:
        told = f"{error.filename}: {error.strerror}; the dataset is as it was"
        return f"{told}: look what lies there and who may write to it, and run it again", 1
    if type(error).__module__.startswith("prefect."):
        told = str(error).partition(" - ")[0].partition("\n")[0]
        return f"Prefect: {told}; the dataset is whole; has Prefect's database room left?", 1
    return message_of(error, sys.argv[1:]), 1


def failed(told: str, code: int) -> int:
    """Tell on standard error what went wrong, as one line."""
    typer.echo(f"jixiao: {' '.join(told.split())}", err=True)
    return code
