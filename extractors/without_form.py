"""Why a document gave no form, and which of its pages were not read."""

import re
from collections.abc import Iterable

from mappings.signs import may_hold_form
from schemas.errors import FormNotFound
from schemas.grid import Content, Grid, Line

FIGURE = re.compile(r"\d+(?:\.\d+)?\s*[%％]|[≥≤＞＜>＝=]\s*\d|\d+\.\d+|\d{2,}")
"""What a filled form prints in its cells and a blank one does not."""
YEAR = re.compile(r"(?:19|20)\d\d")


def error_of(content: Content) -> str | None:
    """The class of error of a document that prints a form's words where a form would and gave none; else None."""
    grids = [block for block in content.blocks if isinstance(block, Grid)]
    if any(signed(grid) and filled(grid) for grid in grids):
        return FormNotFound.__name__
    dump = not grids and content.pages is None
    return FormNotFound.__name__ if dump and any(map(signed, content.blocks)) else None


def reason(content: Content) -> str:
    """Why a document gave no form, as `documents.message` tells it."""
    grids = [block for block in content.blocks if isinstance(block, Grid) and signed(block)]
    lines = [block for block in content.blocks if isinstance(block, Line) and signed(block)]
    if grids and any(map(filled, grids)):
        told = f"words of a form in a table{on_pages(pages_of(grids))}, but no head or value of one; report it"
    elif grids:
        told = f"a blank template: the table of a form{on_pages(pages_of(grids))} without a figure in it"
    elif any(FIGURE.search(YEAR.sub("", line.text)) for line in lines):
        told = f"goals in prose only{on_pages(pages_of(lines))}: words of a form, but no table"
    elif lines:
        told = f"words of a form{on_pages(pages_of(lines))}, but no table"
    else:
        told = "no words of a form"
    return "; ".join(filter(None, (told, beside(content))))


def unread(content: Content) -> str | None:
    """Which pages could not be read; None where all could."""
    if not content.unread_pages:
        return None
    return f"not read{on_pages(content.unread_pages)}: broken, too large, or pictures without text"


def beside(content: Content) -> str | None:
    """Which pages were not read, or not in full; None where all were."""
    return "; ".join(filter(None, (unread(content), searched(content)))) or None


def searched(content: Content) -> str | None:
    """Of which pages of a long scan only titles were read; None where there are none."""
    if not content.searched_pages:
        return None
    return f"searched for titles, departments and years only{on_pages(content.searched_pages)}: no form begins there"


def signed(block: Grid | Line) -> bool:
    """Whether a block prints words of a form."""
    return any(map(may_hold_form, texts(block)))


def filled(grid: Grid) -> bool:
    """Whether a table has figures in it besides years."""
    return any(FIGURE.search(YEAR.sub("", text)) for text in texts(grid))


def texts(block: Grid | Line) -> Iterable[str]:
    """What a block prints."""
    return [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]


def pages_of(blocks: Iterable[Grid | Line]) -> set[int]:
    """The pages that some blocks stand on."""
    cells = (cell for block in blocks for cell in (block.cells if isinstance(block, Grid) else (block,)))
    return {cell.page for cell in cells if cell.page is not None}


def on_pages(pages: Iterable[int]) -> str:
    """Pages in words, those that follow each other as a range; nothing where there are none."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    if not runs:
        return ""
    named = ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in runs)
    return f" on page {named}" if len(runs) == 1 and runs[0][0] == runs[0][1] else f" on pages {named}"
