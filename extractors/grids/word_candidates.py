"""Words of recognised tables, decided by what the recogniser holds for possible besides and by what is known of words.

A cell is what alone of the closed lists its candidates make of it: 管理效辜 is 管理效率. In other text a character that
makes no word with its neighbours, and so cannot be meant, gives way to a candidate that makes one, or to a mark of
punctuation. What no list and no word bears out stays as it was read, and so does whatever figures are made of.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from extractors.grids.candidates import Others, likeliest, of_words, put, spaced
from mappings.listed_words import is_listed, meant_word
from mappings.matching.words import is_pair, stands_alone
from schemas.grid import Cell, Grid, ReadTwice
from schemas.page import Candidate

BY = "识别的另一候选"
"""What the reading that was given up is told as."""
LONGEST = 24
"""Characters of a cell that may be one word of a list."""
AROUND = 8
"""Characters of a longer text that are told before and behind one that was decided."""
LEAST = 0.02
"""Chance from which a candidate stands for a character that cannot be meant where it was read."""
MARKS = frozenset("，、。；：")
"""Marks of punctuation between words."""
SPECKS = frozenset(".,·:;'•")
"""What marks of punctuation are read as in bad print; between two Chinese characters none of them is meant."""


def with_words_decided(grid: Grid) -> tuple[Grid, tuple[ReadTwice, ...]]:
    """The grid with its words decided, no candidates left, and each cell that was read otherwise."""
    if not any(cell.others for cell in grid.cells):
        return grid, ()
    looks: list[ReadTwice] = []
    cells: list[Cell] = []
    for cell in grid.cells:
        text = decided(cell) if cell.others else cell.text
        if cell.page is not None and cell.bbox is not None:
            for first, second in changes(cell.text, text):
                looks.append(ReadTwice(page=cell.page, bbox=cell.bbox, first=first, second=second, by=BY))
        cells.append(replace(cell, text=text, others={}))
    return replace(grid, cells=tuple(cells)), tuple(looks)


def changes(read: str, text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text that differ from what was read, with as much around them as tells where they stand, and what
    was read there.
    """
    if read == text:
        return
    if len(read) <= LONGEST:
        yield text, read
        return
    reached = -1
    for at in (at for at, (one, other) in enumerate(zip(read, text, strict=True)) if one != other):
        if at >= reached:
            start, reached = max(0, at - AROUND), min(len(text), at + AROUND + 1)
            yield text[start:reached], read[start:reached]


def decided(cell: Cell) -> str:
    """The text of a recognised cell as it is decided."""
    dense = "".join(cell.text.split())
    others = of_words(cell.others, dense)
    if not others or is_listed(dense):
        return cell.text
    if len(dense) <= LONGEST:
        listed = likeliest(dense, others, is_listed)
        if listed is not None:
            return spaced(cell.text, listed)
        clean = without_specks(cell.text)
        if clean is not None:
            return clean
    return spaced(cell.text, put(dense, dict(in_prose(dense, others))))


def without_specks(text: str) -> str | None:
    """A listed word amid which specks were read as marks; None where the rest is none."""
    dense = "".join(text.split())
    specks = {at for at, sign in enumerate(dense) if sign in SPECKS and is_senseless(dense, at)}
    rest = "".join(sign for at, sign in enumerate(dense) if at not in specks)
    meant = rest if is_listed(rest) else meant_word(rest)
    if not specks or meant is None or len(meant) != len(rest):
        return None
    left = iter(meant)
    signs = ("" if at in specks else next(left) for at in range(len(dense)))
    return "".join(sign if sign.isspace() else next(signs) for sign in text)


def in_prose(text: str, others: Others) -> Iterator[tuple[int, str]]:
    """The places of characters that cannot be meant, and what stands there instead."""
    for at, candidates in others.items():
        if is_senseless(text, at):
            meant = next((each.text for each in candidates if fits(text, at, each)), None)
            if meant is not None:
                yield at, meant


def is_senseless(text: str, at: int) -> bool:
    """Whether a character cannot be meant where it stands: it makes no word, or is a speck amid Chinese characters."""
    if text[at] in SPECKS:
        return all(map(is_chinese, (text[at - 1 : at], text[at + 1 : at + 2])))
    return is_chinese(text[at]) and stands_alone(text, at)


def fits(text: str, at: int, candidate: Candidate) -> bool:
    """Whether a candidate can be meant where a character cannot."""
    if candidate.chance < LEAST or unicodedata.normalize("NFKC", candidate.text) == unicodedata.normalize(
        "NFKC", text[at]
    ):
        return False
    if candidate.text in MARKS:
        return at > 0
    pairs = text[at - 1 : at] + candidate.text, candidate.text + text[at + 1 : at + 2]
    return text[at] not in SPECKS and is_chinese(candidate.text) and any(map(is_pair, pairs))


def is_chinese(sign: str) -> bool:
    """Whether it is one Chinese character."""
    return "\u4e00" <= sign <= "\u9fff"
