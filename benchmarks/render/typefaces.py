"""The installed fonts that stand for the faces of printed forms, and how wide their text is."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from shutil import which

from PIL import ImageFont

from benchmarks.render.look import Face
from benchmarks.render.unavailable import FormatUnavailable

FAMILIES: Mapping[Face, str] = {"song": "Noto Serif CJK SC", "hei": "Noto Sans CJK SC", "mono": "Noto Sans Mono CJK SC"}
EM = 1000
"""Size that widths are measured at: the fonts' own units."""
SECONDS = 60
"""What fontconfig may take; its first call after an installation builds its cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """Where a font lies."""

    path: str
    index: int
    """Within a collection."""


@cache
def font_file(face: Face) -> FontFile:
    """The installed font of a face. Raises FormatUnavailable."""
    program = which("fc-match")
    if program is None:
        raise FormatUnavailable("fc-match is not installed; install fontconfig, or leave PDFs and scans out")
    family = FAMILIES[face]
    command = [program, "--format", "%{family}\n%{file}\n%{index}", f"{family}:style=Regular"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise FormatUnavailable(f"fontconfig failed: {error}; try {' '.join(command[:1])} by hand") from error
    found, path, index = done.stdout.split("\n")
    if family not in found.split(","):
        raise FormatUnavailable(f"{family} is not installed; install fonts-noto-cjk or leave the format out")
    return FontFile(path=path, index=int(index))


@cache
def font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    """The font of a face at a size in pixels. Raises FormatUnavailable."""
    file = font_file(face)
    return ImageFont.truetype(file.path, size, file.index, layout_engine=ImageFont.Layout.BASIC)


@cache
def advance(char: str, face: Face) -> float:
    """How far a character moves the pen, in sizes of the text. Raises FormatUnavailable."""
    return font(face, EM).getlength(char) / EM


def length(text: str, face: Face) -> float:
    """How wide a line is, in sizes of the text. Raises FormatUnavailable."""
    return sum(advance(char, face) for char in text)
