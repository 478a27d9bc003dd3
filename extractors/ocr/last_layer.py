"""The last layer of the reading network, asked at the steps of a line that may be of a character.

It tells many thousand characters apart, and takes a fifth of the time; four in five steps are of none. What the layer
says of none, of figures, signs and blanks costs little, and settles most of these.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.ocr.network import Floats, Network

NONE = 0
"""The number of no character."""
CERTAIN = 25.0
"""Score of none from which a step is of no letter. Of 240,000 steps of scans and of all its characters drawn in several
grades, those that are of a letter give none 23.0 at the most, and figures 24.98."""
CLEAR = 2.0
"""Score that none is above figures, signs and blanks at such a step: narrow ones leave little of themselves."""
SIGNS = "±×≤≥≈≠￥一"
"""What is neither ASCII nor punctuation, and as narrow or as faint."""
ROWS = 32
"""The steps that are asked of are filled to a multiple: the layer is made ready for each count."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """What the network says of a line; valid until it reads the next ones."""

    best: NDArray[np.intp]
    """Of each step the number of the likeliest character."""
    scores: Mapping[int, Floats]
    """Step → how much speaks for each character; of all steps that are of one, at least."""

    def __getitem__(self, step: int) -> Floats:
        """How much speaks for each character at a step that is of one."""
        return self.scores[step]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LastLayer:
    """The layer, and the part of it that is asked everywhere."""

    run: Network
    """Features as 1 × steps × features, to scores as 1 × steps × characters."""
    weights: Floats
    """Of none, then of those that it is held against: features × characters."""
    bias: Floats

    def said(self, features: Floats) -> list[Said]:
        """What is said of each line, of features as lines × steps × features."""
        lines, steps, width = features.shape
        flat = features.reshape(-1, width)
        first = flat @ self.weights + self.bias
        is_none = (first[:, 0] >= CERTAIN) & (first[:, 0] - first[:, 1:].max(axis=1) >= CLEAR)
        asked = np.flatnonzero(~is_none)
        best = np.full(len(flat), NONE, np.intp)
        rows = np.zeros((-(-len(asked) // ROWS) * ROWS, width), np.float32)
        rows[: len(asked)] = flat[asked]
        scores = self.run(rows[None])[0][: len(asked)] if len(asked) else rows
        best[asked] = scores.argmax(axis=1) if len(asked) else NONE
        each: list[dict[int, Floats]] = [{} for _ in range(lines)]
        for at, row in zip(asked.tolist(), scores, strict=True):
            each[at // steps][at % steps] = row
        return [Said(best=own, scores=told) for own, told in zip(best.reshape(lines, steps), each, strict=True)]


def said_whole(chances: Floats) -> Iterator[Said]:
    """What is said of each line by a network that is asked as a whole: lines × steps × characters."""
    for own in chances:
        yield Said(best=own.argmax(axis=1), scores=dict(enumerate(own)))


def held_against(characters: Sequence[str]) -> list[int]:
    """The numbers of figures, signs and blanks."""
    return [number for number, char in enumerate(characters) if number != NONE and is_narrow(char)]


def is_narrow(char: str) -> bool:
    """Whether it is a figure, a sign or a blank; letters that are as narrow stand in words."""
    return char in SIGNS or char.isascii() or unicodedata.category(char)[0] in "PZ"
