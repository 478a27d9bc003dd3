"""Tables without rulings: rows and columns from the white between the blocks of text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.grids.pages.page_break_merge import joined
from extractors.grids.ruled.tables import Found, PageTables, Table, fill_cells
from extractors.grids.unruled.columns_carried_over import continued
from extractors.grids.unruled.gutters import Gap, apart, gutters, neighbours, strips
from extractors.grids.unruled.text_blocks import text_blocks, usual_height, wrapping
from extractors.grids.unruled.tiling import COLUMNS, Ink, label_columns, placed, tiled
from schemas.box import Box
from schemas.grid import Line
from schemas.page import Char, Page, Ruling

ROWS = 4
"""Rows with three cells and more that a table has at least, unless it goes on with one."""
HELD = 3
"""Gaps that make a column of a narrow gutter."""
LABELS = 0.6
"""Of a character's height: white between labels that are printed below each other and stand in two columns."""
WIDE = 2.0
"""Of a character's height: a gap that is wider parts two cells wherever it stands."""
STRIP = 0.4
"""Of a character's height: white that is higher parts two rows wherever their text stands."""
MIDDLE = 0.6
"""Of a character's height: how far from the middle of its rows a label may stand."""
ROOM = 2.4
"""Of a character's height: white between two rows that is lower has no room for a third; a label in it is theirs."""
TRIM = 0.15
"""Of a character's height: what a recognised box may reach over its ink."""
MOSTLY = 0.8
"""Of the text's width: a horizontal ruling that runs along as much stands between rows."""
RULED = 5
"""Such rulings across which no cell goes on; fewer part a table's head and its end."""
MOST = 1_000
"""Blocks of text on one page; more are a drawing."""
MOST_ROWS = 200
"""Rows of one page; a page of A3 has half as many."""


def found_aligned(page: Page, understood: PageTables, before: Sequence[float]) -> tuple[Found, ...]:
    """Lines and tables of a page, those without rulings among them, `before` the columns of the table on the last page.

    What is aligned is sought on a page without any table, and below its last one.
    """
    if not understood.tables:
        return _read(page, understood.rulings, before, wrapping(page.chars), ROWS) or understood.found
    above = max(understood.tables, key=lambda table: table.ys[-1])
    chars = _below(page.chars, above)
    if len(chars) < ROWS * COLUMNS:
        return understood.found
    below = _read(replace(page, chars=chars, clipped=(), apart=()), (), above.xs, wrapping(page.chars), None)
    if not below or not isinstance(below[0], Table):
        return understood.found
    kept = [found for found in understood.found if isinstance(found, Table) or not _is_below(found, above)]
    kept[kept.index(above)] = joined(above, below[0], page).table
    return (*kept, *below[1:])


def _below(chars: Sequence[Char], table: Table) -> tuple[Char, ...]:
    """The characters below a table."""
    return tuple(char for char in chars if (char.y0 + char.y1) / 2 >= table.ys[-1])


def _is_below(line: Line, table: Table) -> bool:
    return line.bbox is not None and (line.bbox[1] + line.bbox[3]) / 2 >= table.ys[-1]


def _read(
    page: Page, rulings: Sequence[Ruling], before: Sequence[float], wrap: float, least: int | None
) -> tuple[Found, ...]:
    """The table that a page's text stands in and the lines around it; nothing where it is no table.

    `least` rows hold three cells or more, unless it goes on with the table whose columns were `before`; None where it
    has to, and to hold as many rows as any.
    """
    if not page.chars:
        return ()
    height = usual_height(page.chars)
    bands = _bands(page.chars, rulings)
    blocks = [block for part in _banded(page.chars, bands) for block in text_blocks(part, wrap)]
    if not blocks or len(blocks) > MOST or len(bands) > MOST_ROWS:
        return ()
    inks = [Ink(_shrunk(block.box, TRIM * height), block.prose) for block in blocks]
    boxes = [ink.box for ink in inks]
    gaps = neighbours(boxes)
    xs = _columns(inks, gaps, height)
    known = continued(xs, gaps, before, below=least is None)
    if known is None and least is None:
        return ()
    labels = label_columns(boxes, xs)
    ys = _rows(boxes, bands, xs[labels], height)
    if len(ys) > MOST_ROWS:
        return ()
    cells = placed(inks, xs, ys)
    rows = 1 if known is not None and least is not None else ROWS
    table = tiled(cells, xs, ys, labels=labels, near=MIDDLE * height, least=rows, trimmed=least is not None)
    if table is None:
        return ()
    found = fill_cells(page, (table,), ())
    return found if known is None else tuple(replace(f, xs=known) if isinstance(f, Table) else f for f in found)


def _shrunk(box: Box, by: float) -> Box:
    x0, y0, x1, y1 = box
    dx, dy = min(by, (x1 - x0) / 4), min(by, (y1 - y0) / 4)
    return (x0 + dx, y0 + dy, x1 - dx, y1 - dy)


def _bands(chars: Sequence[Char], rulings: Sequence[Ruling]) -> tuple[float, ...]:
    """The heights of the horizontal rulings between rows."""
    x0, x1 = min(char.x0 for char in chars), max(char.x1 for char in chars)
    return tuple(sorted({r.at for r in rulings if r.horizontal and r.end - r.start >= MOSTLY * (x1 - x0)}))


def _banded(chars: Sequence[Char], bands: Sequence[float]) -> list[list[Char]]:
    """The characters between each two of the rulings; all of them together where they do not part rows."""
    if len(bands) < RULED:
        return [list(chars)]
    return [
        part
        for top, bottom in pairwise(bands)
        if (part := [char for char in chars if top <= (char.y0 + char.y1) / 2 < bottom])
    ]


def _rows(boxes: Sequence[Box], bands: Sequence[float], right: float, height: float) -> tuple[float, ...]:
    """The edges of the rows. What reaches beyond `right` stands in one row only where it shares its height."""
    turned = [(y0, x0, y1, x1) for x0, y0, x1, y1 in boxes]
    beyond = [ink for ink in turned if ink[3] > right]
    whites = strips(beyond, STRIP * height) if beyond else []
    narrow = [white for white in whites if white.end - white.start < ROOM * height]
    gaps = [*neighbours(turned), *apart(beyond, STRIP * height)]
    gaps += [
        strip
        for strip in strips(turned, STRIP * height)
        if not any(white.start <= strip.start and strip.end <= white.end for white in narrow)
    ]
    ends = min(box[1] for box in boxes) - 1, max(box[3] for box in boxes) + 1
    ruled = [y for y in bands if ends[0] < y < ends[1]]
    rest = [gap for gap in gaps if not any(gap.start <= y <= gap.end for y in ruled)]
    lines = gutters(rest, 2 * [Gap(ink[0], ink[2]) for ink in beyond])
    return (ends[0], *sorted((*ruled, *(line.at for line in lines))), ends[1])


def _columns(inks: Sequence[Ink], gaps: Sequence[Gap], height: float) -> tuple[float, ...]:
    """The edges of the columns."""
    wide = [gap for gap in gaps if gap.end - gap.start >= WIDE * height]
    lines = [
        line.at
        for line in gutters(gaps, [Gap(ink.box[0], ink.box[2]) for ink in inks])
        if line.gaps >= HELD or any(gap.start <= line.at <= gap.end for gap in wide)
    ]
    ends = min(ink.box[0] for ink in inks) - 1, max(ink.box[2] for ink in inks) + 1
    return (ends[0], *_with_labels(sorted(lines), inks, ends, height), ends[1])


def _with_labels(lines: list[float], inks: Sequence[Ink], ends: tuple[float, float], height: float) -> list[float]:
    """The lines with those between columns of labels none of which stand side by side."""
    xs = (ends[0], *lines, ends[1])
    right = xs[label_columns([ink.box for ink in inks], xs) + 1]
    sentences = [ink.box for ink in inks if ink.prose]
    leading = [
        box
        for box, _ in inks
        if box[2] <= right and not any(box[1] < text[3] and text[1] < box[3] for text in sentences)
    ]
    gaps = [gap for gap in apart(leading, LABELS * height) if not any(gap.start <= x <= gap.end for x in lines)]
    return sorted((*lines, *(line.at for line in gutters(gaps, [Gap(ink[0], ink[2]) for ink in leading]))))
