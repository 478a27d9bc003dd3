"""Why a document that could be read gave no form."""

from collections.abc import Iterator

from mappings.normal import squeezed
from mappings.signs import words
from schemas.grid import Content, Grid

SHOWN = 10
"""Pages that a reason names."""


def why_no_form(content: Content) -> str:
    """The reason, in a sentence: no words of a form at all, or such words with no table that could be read as one."""
    found = {word: sorted({page for page, text in texts(content) if word in text}) for word in words()}
    printed = {word: pages for word, pages in found.items() if pages}
    if not printed:
        return "none of the words that every form prints; no form of performance goals"
    pages = sorted({page for pages in printed.values() for page in pages if page > 0})
    where = f" on pages {', '.join(map(str, pages[:SHOWN]))}{' …' if len(pages) > SHOWN else ''}" if pages else ""
    grids = sum(isinstance(block, Grid) for block in content.blocks)
    tables = "no table" if not grids else f"none of its {grids} tables"
    advice = "look whether a form stands there; where one does, offer it as docx, xlsx or PDF"
    return f"prints words of a form ({'、'.join(printed)}){where}, but {tables} could be read as one; {advice}"


def texts(content: Content) -> Iterator[tuple[int, str]]:
    """All texts with their pages, 0 for unpaged ones."""
    for block in content.blocks:
        for printed in block.cells if isinstance(block, Grid) else (block,):
            yield printed.page or 0, squeezed(printed.text)
