"""Other readers on the same sheets: RapidOCR as it is called by default, and img2table with RapidOCR.

They are given more than they would have: our upright and levelled sheet in colour, free of charge; RapidOCR, which
knows no tables, our rulings too. So they are measured by what they read. Their neural networks run in one thread, as
ours do; everything else is left as it comes.
"""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from schemas.box import Box
from schemas.page import Char, Page, Ruling
from schemas.picture import Pixels, Sheet

THREADS: Mapping[str, object] = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "error",
}


class Text(NamedTuple):
    """A text of any lines in a box, and how sure its reader is."""

    text: str
    box: Box
    """Pixels."""
    score: float


class Read(NamedTuple):
    """What a peer finds on a sheet."""

    texts: tuple[Text, ...]
    cells: tuple[Box, ...]
    """Of its tables, in pixels; empty where it knows none."""


class Rapid:
    """RapidOCR called by default: lines of text, those under its own threshold left out."""

    def __init__(self) -> None:
        self._engine = importlib.import_module("rapidocr").RapidOCR(params=dict(THREADS))

    def read(self, pixels: Pixels) -> Read:
        """The lines of a sheet in colour."""
        found = self._engine(pixels)
        if found.txts is None:
            return Read((), ())
        return Read(tuple(lines_of(found.boxes, found.txts, found.scores)), ())


class Img2Table:
    """img2table for the tables, RapidOCR for their text. Raises ModuleNotFoundError where it is not installed."""

    def __init__(self) -> None:
        self._document = importlib.import_module("img2table.document")
        chinese = importlib.import_module("rapidocr").LangRec.CH
        reader = importlib.import_module("img2table.ocr.rapidocr")
        self._ocr = reader.RapidOCR(params={**THREADS, "Rec.lang_type": chinese})

    def read(self, pixels: Pixels) -> Read:
        """The cells of a sheet in colour with their texts, and the lines outside all tables that its OCR found."""
        seen: list[Any] = []
        inner = self._ocr.of

        class Once(type(self._ocr)):  # type: ignore[misc]
            """The OCR, what it found kept for the lines outside all tables."""

            def __init__(self) -> None:
                pass

            def of(self, document: object) -> object:
                seen.append(inner(document))
                return seen[-1]

        done, data = cv2.imencode(".png", pixels)
        assert done
        tables = self._document.Image(src=data.tobytes()).extract_tables(ocr=Once())
        cells = {
            (float(cell.bbox.x1), float(cell.bbox.y1), float(cell.bbox.x2), float(cell.bbox.y2)): cell.value or ""
            for table in tables
            for row in table.content.values()
            for cell in row
        }
        words = seen[0].records.get(0, []) if seen and seen[0] is not None else []
        texts = [Text(text, box, 1.0) for box, text in cells.items() if text]
        for word in words:
            box = (float(word["x1"]), float(word["y1"]), float(word["x2"]), float(word["y2"]))
            if not any(inside(box, cell) for cell in cells):
                texts.append(Text(word["value"], box, word["confidence"] / 100))
        return Read(tuple(texts), tuple(cells))


def lines_of(boxes: NDArray[np.float32], texts: Sequence[str], scores: Sequence[float]) -> Iterator[Text]:
    """RapidOCR's lines, their four corners as upright boxes."""
    for corners, text, score in zip(boxes, texts, scores, strict=True):
        (x0, y0), (x1, y1) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        yield Text(text, (x0, y0, x1, y1), float(score))


def inside(box: Box, cell: Box) -> bool:
    """Whether the middle of a box lies in a cell."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def page_of(read: Read, sheet: Sheet, rulings: Sequence[Ruling], number: int) -> Page:
    """What a peer read as a page for our grids: in its own cells, or in the rulings where it has none."""
    scale = sheet.scale
    own = [side for cell in read.cells for side in sides(tuple(edge / scale for edge in cell))]
    return Page(
        number=number,
        width=sheet.width,
        height=sheet.height,
        rotation=0,
        chars=tuple(char for text in read.texts for char in spread(text, scale)),
        rulings=tuple(own) if read.cells else tuple(rulings),
    )


def sides(box: tuple[float, ...]) -> Iterator[Ruling]:
    """The four sides of a cell."""
    x0, y0, x1, y1 = box
    yield from (Ruling(True, y, x0, x1) for y in (y0, y1))
    yield from (Ruling(False, x, y0, y1) for x in (x0, x1))


def spread(text: Text, scale: float) -> Iterator[Char]:
    """The characters of a text, each line as high and each character as wide as the others."""
    x0, y0, x1, y1 = (edge / scale for edge in text.box)
    lines = text.text.split("\n")
    high = (y1 - y0) / len(lines)
    sure = min(1.0, text.score) ** (1 / max(1, len(text.text)))  # so that the product over it is its score
    for row, line in enumerate(lines):
        wide = (x1 - x0) / max(1, len(line))
        for at, char in enumerate(line):
            if not char.isspace():
                top, left = y0 + row * high, x0 + at * wide
                yield Char(char, left, top, left + wide, top + high, confidence=sure)
