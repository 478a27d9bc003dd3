"""What Tesseract answers in hOCR, one picture of a line after the other, as readings.

Source of the format: hOCR 1.2, with Tesseract's own class `ocrx_cinfo` for each character.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from extractors.ocr.port import Reading

CERTAINTY = 7.0
"""Tesseract tells a word's confidence as 100 less this times what it takes off that of its least sure character.
Characters are told here on the scale of words: on their own, nearly all are above 98."""
LATIN = re.compile(r"[A-Za-z]")
CHINESE = re.compile(r"[\u3400-\u9fff]")
WIDE = str.maketrans("(),:;!?", "（），：；！？")
"""Marks that the model holds in one width alone."""
MARK = re.compile(r"(?<![A-Za-z0-9])[(),:;!?]|[(),:;!?](?![A-Za-z0-9])")
"""One of them that does not stand between letters or figures, as in 1,089 and 9:30."""
BRACKETS = re.compile(r"[〈《]([^〈《〉》（）]*）)")
"""The model does not hold （ either, and gives the likes of it."""


class Sign(NamedTuple):
    """One character as Tesseract tells it."""

    text: str
    confidence: float
    """0..1."""
    centre: float
    """Pixels from the left of the picture."""
    word: int
    """Which word of the line it belongs to, from 0."""


def pages(answer: bytes) -> list[list[Sign]]:
    """The characters of each picture, in the order of the pictures."""
    try:
        root = etree.fromstring(answer, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:  # cut short, or nothing at all: the caller misses its pictures
        return []
    return [list(signs(page)) for page in by_class(root, "ocr_page")]


def signs(page: etree._Element) -> Iterator[Sign]:
    """The characters of one picture, left to right as Tesseract orders them."""
    for number, word in enumerate(by_class(page, "ocrx_word")):
        for shown in by_class(word, "ocrx_cinfo"):
            told = properties(shown.get("title", ""))
            if "x_bboxes" not in told or not shown.text:
                continue
            x0, _, x1, _ = told["x_bboxes"]
            sure = max(0.0, 1 - CERTAINTY * (1 - told["x_conf"][0] / 100))
            for at, text in enumerate(shown.text):
                yield Sign(text, sure, x0 + (x1 - x0) * (at + 0.5) / len(shown.text), number)


def by_class(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of an hOCR class, in order."""
    return (found for found in element.iter("{*}*") if found.get("class") == name)


def properties(title: str) -> dict[str, tuple[float, ...]]:
    """The numbers of an element: `x_bboxes 1 2 3 4; x_conf 98.5` → {x_bboxes: (1, 2, 3, 4), x_conf: (98.5,)}."""
    parts = (part.split() for part in title.split(";"))
    return {name: tuple(map(float, figures)) for name, *figures in filter(None, parts) if name.startswith("x_")}


def reading(found: list[Sign], left: float, width: float) -> Reading:
    """The line that begins at `left` of its picture and is `width` pixels wide.

    Tesseract parts Chinese words by blanks; one stays only between two Latin letters.
    """
    spaced: list[Sign] = []
    for sign in found:
        before = spaced[-1] if spaced else None
        if before and before.word != sign.word and LATIN.match(before.text) and LATIN.match(sign.text):
            sure = min(before.confidence, sign.confidence)
            spaced.append(Sign(" ", sure, (before.centre + sign.centre) / 2, sign.word))
        spaced.append(sign)
    return Reading(
        text=widened("".join(sign.text for sign in spaced)),
        confidences=tuple(sign.confidence for sign in spaced),
        # boxes overlap where letters touch
        centres=tuple(accumulate((min(1.0, max(0.0, (sign.centre - left) / width)) for sign in spaced), max)),
    )


def widened(text: str) -> str:
    """The text with its marks as wide as they are printed in Chinese, where it is Chinese."""
    if not CHINESE.search(text):
        return text
    return BRACKETS.sub(r"（\1", MARK.sub(lambda found: found[0].translate(WIDE), text))
