"""Lines of text drawn with the strokes that OpenCV itself brings."""

import cv2
import numpy as np

from schemas.picture import Pixels


def line(text: str, size: float = 1.0) -> Pixels:
    """Black text on white, with a little paper around it."""
    (width, height), below = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, size, 2)
    paper = np.full((height + below + 12, width + 16), 255, np.uint8)
    return np.asarray(
        cv2.putText(paper, text, (8, height + 6), cv2.FONT_HERSHEY_SIMPLEX, size, 0, 2, cv2.LINE_AA), np.uint8
    )


def page(*lines: tuple[str, int, int]) -> Pixels:
    """A white page of 1,000 by 800 with texts, each at its left edge and its baseline."""
    paper = np.full((1000, 800), 255, np.uint8)
    for text, x, y in lines:
        cv2.putText(paper, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2, cv2.LINE_AA)
    return paper
