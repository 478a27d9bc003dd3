"""Stored text brought to what is printed, for every source alike: the last step between a document and its content."""

from dataclasses import replace
from functools import cache
from typing import TypeVar

from extractors.sources.broken_numbers import rejoined
from extractors.sources.superscripts import RUN, resolved
from mappings.characters import folding
from schemas.grid import Aside, Block, Cell, Content, Line

Printed = TypeVar("Printed", Cell, Line)


def folded(content: Content) -> Content:
    """The content with look-alike characters folded, marks of notes told and numbers in pieces rejoined.

    Cells of pages are not rejoined: there a break may stand where a wall was lost.
    """
    rejoins = content.pages is None

    def of_block(block: Block) -> Block:
        if isinstance(block, Line):
            return _folded(block, rejoins=False)
        cells = tuple(_folded(cell, rejoins=rejoins) for cell in block.cells)
        return block if all(map(_is_same, cells, block.cells)) else replace(block, cells=cells)

    return replace(content, blocks=tuple(map(of_block, content.blocks)))


def _is_same(cell: Cell, other: Cell) -> bool:
    return cell is other


def _fold(text: str) -> str:
    """A text with its look-alikes folded; most texts hold none."""
    return text if _suspects().isdisjoint(text) else text.translate(folding())


@cache
def _suspects() -> frozenset[str]:
    """The characters that may be folded."""
    return frozenset(map(chr, folding()))


def _folded(printed: Printed, *, rejoins: bool) -> Printed:
    text = _fold(printed.text)
    asides: tuple[Aside, ...] = ()
    if RUN.search(text):
        text, asides = resolved(text)
    if rejoins and (whole := rejoined(text)):
        if not whole.sure:
            asides += (Aside(kind="rejoined", text=text, read=whole.text),)
        text = whole.text
    if text == printed.text and not asides:
        return printed
    return replace(printed, text=text, asides=(*printed.asides, *asides))
