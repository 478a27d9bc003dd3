"""What a page repeats around its content: its number, its running head and foot."""

import re
from collections.abc import Iterable

from schemas.grid import Line
from schemas.page import Page

MARGIN = 0.12
"""Of a page's height: page numbers stand no further from its edge."""
NUMBERS = re.compile(r"[\d\s]+")
SIGNS = re.compile(r"[\W\d_]+")


def is_page_number(line: Line, page: Page) -> bool:
    """Whether a line is a number alone, with or without dashes around it, near the edge of its page."""
    if line.bbox is None or SIGNS.fullmatch(line.text) is None or not any(map(str.isdigit, line.text)):
        return False
    return line.bbox[1] > (1 - MARGIN) * page.height or line.bbox[3] < MARGIN * page.height


def without_numbers(lines: Iterable[Line]) -> frozenset[str]:
    """The texts of lines with their figures and blanks taken out: what running heads of two pages share."""
    return frozenset(NUMBERS.sub("", line.text) for line in lines)


def repeats(line: Line, known: frozenset[str]) -> bool:
    """Whether a line says, but for its figures, what one of those behind `known` says."""
    return NUMBERS.sub("", line.text) in known
