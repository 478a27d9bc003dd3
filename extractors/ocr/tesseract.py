"""Tesseract: an engine of choice, and the second engine that is asked where another one doubts a figure."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import pytesseract

from extractors.ocr import hocr
from extractors.ocr.ink import lines_of_ink
from extractors.ocr.installed import LANGUAGE, tesseract_name
from extractors.ocr.port import Area, Reading
from schemas.errors import ToolFailed
from schemas.picture import Pixels

ONE_LINE = 7
"""Tesseract's number for a picture of one line whose place in the picture it finds itself."""
RAW_LINE = 13
"""Its number for a picture that is one line: for those in which it finds none the other way."""
PAD = 8
"""Pixels of white around a line: letters that touch the edge are lost, and much white makes them small."""
DPI = 200
"""Pixels per inch that it is told, so that it does not guess at each line; it takes no measure from it."""
LONGEST = 150
"""Heights of a line, its length at most: a line of small print over a whole page has 100, and time grows with it."""
BATCH = 400
"""Lines per process, to start which costs as much as twenty lines."""
START_SECONDS = 30.0
"""What a process may take to start on a busy machine; a third of a second is usual."""
LINE_SECONDS = 2.0
"""What a line may take; a fiftieth of a second is usual."""
INK = 160
"""Grey: what is darker is ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tesseract:
    """The engine; it keeps nothing between calls."""

    name: str

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """The lines of text on an upright grey page, top to bottom, none across a ruling.

        By their ink: Tesseract's own search for lines takes a ruled form for a picture, and must read what it finds.
        """
        return lines_of_ink(page, longest)

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """The text of each line. Raises ToolFailed."""
        found = [Reading(text="", confidences=(), centres=()) for _ in lines]
        for layout in (ONE_LINE, RAW_LINE):
            left = [at for at, line in enumerate(lines) if not found[at].text and line.size and line.min() < INK]
            for start in range(0, len(left), BATCH):
                batch = left[start : start + BATCH]
                for at, reading in zip(batch, read_at_once([lines[at] for at in batch], layout), strict=True):
                    found[at] = reading
        return found


@cache
def tesseract() -> Tesseract:
    """The engine, once for each process. Raises MissingTool."""
    name = tesseract_name()
    # its threads wait for each other at every line: with one it is faster, and pages are read in several processes
    os.environ["OMP_THREAD_LIMIT"] = "1"
    return Tesseract(name=name)


def read_at_once(lines: Sequence[Pixels], layout: int) -> list[Reading]:
    """The text of each line, all read by one process. Raises ToolFailed."""
    pictures = [framed(line) for line in lines]
    found = hocr.pages(answered(pictures, layout, START_SECONDS + LINE_SECONDS * len(lines)))
    if len(found) != len(lines):
        raise ToolFailed(f"tesseract answered for {len(found)} of {len(lines)} lines; take the default engine")
    return [
        hocr.reading(signs, PAD, picture.shape[1] - 2 * PAD) for signs, picture in zip(found, pictures, strict=True)
    ]


def framed(line: Pixels) -> Pixels:
    """A line with white around it, no longer than any print is."""
    height, width = line.shape
    if width > LONGEST * height:
        line = np.asarray(cv2.resize(line, (LONGEST * height, height), interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.copyMakeBorder(line, PAD, PAD, PAD, PAD, cv2.BORDER_CONSTANT, value=255), np.uint8)


def answered(pictures: Sequence[Pixels], layout: int, seconds: float) -> bytes:
    """What one process of Tesseract says of pictures, as hOCR. Raises ToolFailed, after `seconds` at the latest."""
    with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        files = [Path(folder) / f"{at}.pgm" for at in range(len(pictures))]
        for file, picture in zip(files, pictures, strict=True):
            cv2.imwrite(str(file), picture)
        order = Path(folder) / "lines.txt"
        order.write_text("\n".join(map(str, files)), encoding="utf-8")
        try:
            answer: bytes = pytesseract.image_to_pdf_or_hocr(
                str(order),
                lang=LANGUAGE,
                config=f"--psm {layout} --dpi {DPI} -c hocr_char_boxes=1",
                extension="hocr",
                timeout=seconds,
            )
        except (RuntimeError, OSError) as error:  # all that pytesseract raises, a timeout too
            raise ToolFailed(
                f"tesseract could not read {len(pictures)} lines in {seconds:g} seconds ({error}); "
                "run it again, or take the default engine"
            ) from error
    return answer
