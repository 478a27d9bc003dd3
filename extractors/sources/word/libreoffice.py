"""LibreOffice as a program that turns a document into a docx or xlsx: the only module of the extractors with a process
and a temporary folder.
"""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.sources.limits import CONVERSION_SECONDS
from schemas.errors import MissingTool, ToolFailed

PROGRAMS = ("soffice", "libreoffice")
"""Names of the program, the first one found is used."""


def to_docx(data: bytes, *, seconds: float = CONVERSION_SECONDS) -> bytes:
    """The document as docx; raises as `converted` does."""
    return converted(data, "source.doc", "docx:MS Word 2007 XML", seconds=seconds)


def to_xlsx(data: bytes, *, seconds: float = CONVERSION_SECONDS) -> bytes:
    """The workbook as xlsx, all its formulas computed; raises as `converted` does."""
    return converted(data, "source.xls", "xlsx:Calc MS Excel 2007 XML", seconds=seconds)


def converted(data: bytes, name: str, target: str, *, seconds: float = CONVERSION_SECONDS) -> bytes:
    """The document as LibreOffice writes it in the format `target`, a suffix and the name of a filter.

    The program gets a profile of its own, so that several may run at once beside a user's.

    Raises:
        MissingTool: LibreOffice is not installed.
        ToolFailed: it fails, or takes longer than `seconds`.
    """
    suffix = target.partition(":")[0]
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise MissingTool(
            "a doc needs LibreOffice, and soffice is not on the PATH; "
            "install libreoffice-writer, or save the document as docx"
        )
    with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        source, made = folder / name, folder / "made" / f"source.{suffix}"
        source.write_bytes(data)
        said = _run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--convert-to", target),
                *("--outdir", str(made.parent), str(source)),
            ],
            seconds,
        )
        if not made.is_file():
            raise ToolFailed(f"LibreOffice could not convert it ({said or 'no reason given'}); save it as {suffix}")
        return made.read_bytes()


def _run(command: list[str], seconds: float) -> str:
    """Run a program to its end and give the last line it said; after `seconds` it and all its children are killed."""
    output = b""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise ToolFailed(f"LibreOffice took longer than {seconds:g} seconds; save it as docx") from None
        finally:
            with suppress(ProcessLookupError):  # all have ended
                os.killpg(process.pid, signal.SIGKILL)  # soffice is a shell that starts the program proper
    return (output.decode(errors="ignore").strip().splitlines() or [""])[-1]
