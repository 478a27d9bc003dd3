"""Documents that other programs make of a printed form: old Word files by LibreOffice, PDFs by it and by Chromium.

Their bytes tell when they were made.
"""

import subprocess
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from random import Random
from shutil import which

from benchmarks.render.columns import column_widths
from benchmarks.render.hypertext import html, html_body
from benchmarks.render.look import Look
from benchmarks.render.office import word_document
from benchmarks.render.sheet import Sheet
from benchmarks.render.style import Style
from benchmarks.render.unavailable import FormatUnavailable

SECONDS = 120
"""What a program may take."""
TWIPS = 20
"""Of a point."""
PAGE = """<!doctype html>
<html lang=zh><meta charset=utf-8><title>{title}</title>
<style>
@page {{ size: {width}pt {height}pt; margin: {top}pt {margin}pt }}
body {{ font-size: {size}pt; line-height: {leading}; margin: 0 }}
p {{ margin: 4pt 0 }} .next {{ break-before: page }}
table {{ border-collapse: collapse; width: 100% }}
td {{ border: {stroke}pt solid #000; padding: {padding}pt; vertical-align: {align} }}
</style>
{body}
</html>
"""


def doc(sheets: Sequence[Sheet], style: Style) -> bytes:
    """The older Word format, by LibreOffice. Raises FormatUnavailable."""
    # From a Word file whose cells tell no widths LibreOffice writes no table.
    return converted("doc", html(sheets, style), ".html", "doc")


def word_pdf(sheets: Sequence[Sheet], style: Style) -> bytes:
    """The Word file as LibreOffice prints it, with its clips. Raises FormatUnavailable."""
    look = style.look
    widths = [
        [round(width * TWIPS) for width in column_widths(sheet, look, Random("".join(sheet.before)))]
        for sheet in sheets
    ]
    paper = (round(look.paper[0] * TWIPS), round(look.paper[1] * TWIPS))
    return converted("pdf-word", word_document(sheets, widths, paper), ".docx", "pdf")


def converted(name: str, data: bytes, suffix: str, kind: str) -> bytes:
    """A document of another kind, by LibreOffice. Raises FormatUnavailable."""
    program = which("soffice")
    if program is None:
        raise FormatUnavailable(f"{name}: soffice is not installed; install LibreOffice or leave the format out")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"filing{suffix}")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--writer", "--convert-to", kind, "--outdir", folder, str(source)]
        return made(name, command, source.with_suffix(f".{kind}"))


def browser_pdf(sheets: Sequence[Sheet], style: Style) -> bytes:
    """The web page as Chromium prints it. Raises FormatUnavailable."""
    program = which("chromium")
    if program is None:
        raise FormatUnavailable("pdf-web: chromium is not installed; say make tools or leave the format out")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "filing.html"), Path(folder, "filing.pdf")
        source.write_text(printable(sheets, style.look), encoding="utf-8")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                   "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri()]  # fmt: skip
        return made("pdf-web", command, target)


def printable(sheets: Sequence[Sheet], look: Look) -> str:
    """The web page with the look of its paper; a table without a line above it begins a page."""
    parts = [
        f"<div{' class=next' if place and not sheet.before else ''}>{html_body(sheet)}</div>"
        for place, sheet in enumerate(sheets)
    ]
    return PAGE.format(
        title=escape(next((line for sheet in sheets for line in sheet.before), "")),
        width=look.paper[0],
        height=look.paper[1],
        top=look.top,
        margin=look.margin,
        size=look.size,
        leading=look.leading,
        stroke=look.stroke,
        padding=look.padding,
        align="top" if look.high else "middle",
        body="\n".join(parts),
    )


def made(name: str, command: Sequence[str], target: Path) -> bytes:
    """What a program wrote. Raises FormatUnavailable."""
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        return target.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise FormatUnavailable(f"{name}: {command[0]} failed: {error}; try it by hand") from error
