"""Sets a printed form on pages: its lines, its table, its page numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from benchmarks.render.columns import column_widths
from benchmarks.render.leaf import Leaf, Run, Stroke, shrunk
from benchmarks.render.look import Look
from benchmarks.render.paging import Body, Strip, strips
from benchmarks.render.pieces import Piece, of_rows, pieces, shown
from benchmarks.render.ruling import drawn_of, frames, walls
from benchmarks.render.sheet import Cell, Sheet
from benchmarks.render.typefaces import length
from benchmarks.render.wrapping import wrapped

TITLE = "表"
"""What the title ends with, and no other line above a table."""
UNIT = "单位："
"""What begins a line that stands at the right margin."""
ASCENT = 0.88
"""Of the text's size: its base line below the top of its line, without leading."""
FOOT = 28.0
"""Points between the number of a page and its end."""
SIZES = (1.0, 1.1, 1.2, 1.3)
"""How many times as much a page may hold as it has room for: what is smaller can hardly be read."""
ENDLESS = 1e6
"""Points: the height of a page that is never full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """A table whose places are known."""

    edges: tuple[float, ...]
    """Left edges of the columns and the right one of the last, in points."""
    lines: Mapping[Cell, Sequence[str]]
    strips: Sequence[Strip]
    body: Body


def leaves(sheet: Sheet, look: Look) -> tuple[Leaf, ...]:
    """The pages of a form. Raises FormatUnavailable."""
    for size in SIZES if look.fitted else ():
        pages = natural(sheet, enlarged(look, size))
        if len(pages) == 1:
            return tuple(shrunk(page, 1 / size) for page in pages)
    return natural(sheet, look)


def enlarged(look: Look, times: float) -> Look:
    """The look with a page so many times as large around the same text."""
    width, height = look.paper
    return replace(look, paper=(width * times, height * times), margin=look.margin * times, top=look.top * times)


def natural(sheet: Sheet, look: Look) -> tuple[Leaf, ...]:
    """The pages of a form as large as its text is. Raises FormatUnavailable."""
    table = tabled(sheet, look)
    last = max(strip.page for strip in table.strips)
    runs: list[list[Run]] = [[] for _ in range(last + 1)]
    strokes: list[list[Stroke]] = [[] for _ in runs]
    above, _ = lines_above(sheet, look)
    runs[0] += above
    rows = of_rows(table.strips, len(sheet.rows))
    for cell in sheet.cells:
        parts = pieces([strip for row in rows[cell.row : cell.row + cell.rows] for strip in row])
        left, right = table.edges[cell.col], table.edges[cell.col + cell.cols]
        for part, lines in zip(parts, shown(table.lines[cell], parts, table.body, look), strict=True):
            runs[part.page] += inked(cell, lines, part, (left, right), look)
            strokes[part.page] += walls(part, left, right, look)
    for number, drawn in enumerate(strokes):
        drawn.extend(frames([strip for strip in table.strips if strip.page == number], table.edges, look))
    below(sheet, look, table, runs, strokes)
    return tuple(
        Leaf(
            width=look.paper[0],
            height=look.paper[1],
            runs=(*page, *foot(number, len(runs), look)),
            strokes=drawn_of(strokes[number - 1], look.rulings),
        )
        for number, page in enumerate(runs, start=1)
    )


def long_leaf(sheet: Sheet, look: Look) -> Leaf:
    """The form on one page as long as it needs. Raises FormatUnavailable."""
    endless = replace(look, paper=(look.paper[0], ENDLESS), foot="")
    (leaf,) = natural(sheet, endless)
    end = max(*(run.base for run in leaf.runs), *(stroke.y1 for stroke in leaf.strokes))
    return replace(leaf, height=end + look.top)


def tabled(sheet: Sheet, look: Look) -> PlacedTable:
    """The table of a form in its place."""
    widths = column_widths(sheet, look, Random("".join(sheet.before)))
    edges = tuple(accumulate(widths, initial=look.margin))
    lines = {
        cell: wrapped(
            cell.ink.text, (edges[cell.col + cell.cols] - edges[cell.col] - 2 * look.padding) / look.size, look.face
        )
        for cell in sheet.cells
    }
    _, first = lines_above(sheet, look)
    body = Body(
        first=first,
        top=look.top,
        bottom=look.paper[1] - look.top,
        line=look.leading * look.size,
        padding=look.padding / 2,
    )
    return PlacedTable(edges=edges, lines=lines, strips=strips(row_heights(sheet, lines, body), body, look), body=body)


def row_heights(sheet: Sheet, lines: Mapping[Cell, Sequence[str]], body: Body) -> list[float]:
    """Points; what a cell over several rows lacks is shared out over them."""
    heights = [body.line + 2 * body.padding] * len(sheet.rows)
    for cell in sorted(sheet.cells, key=lambda cell: cell.rows):
        covered = range(cell.row, cell.row + cell.rows)
        need = len(lines[cell]) * body.line + 2 * body.padding
        lack = need - sum(heights[row] for row in covered)
        for row in covered:
            heights[row] += max(lack, 0.0) / cell.rows
    return heights


def inked(cell: Cell, lines: Sequence[str], part: Piece, sides: tuple[float, float], look: Look) -> Iterator[Run]:
    """The lines of one part of a cell."""
    step = look.leading * look.size
    free = part.y1 - part.y0 - len(lines) * step
    y = part.y0 + (look.padding / 2 if look.high or cell.ink.role == "prose" else free / 2)
    for number, line in enumerate(lines):
        width = length(line, look.face) * look.size
        x = sides[0] + look.padding
        if look.centred and cell.ink.role != "prose":
            x = (sides[0] + sides[1] - width) / 2
        if line.strip():
            yield Run(line, x, y + number * step + (step - look.size) / 2 + ASCENT * look.size, look.size, look.face)


def lines_above(sheet: Sheet, look: Look) -> tuple[list[Run], float]:
    """The lines before the table, and where the table begins."""
    runs: list[Run] = []
    y = look.top
    titled = False
    for line in sheet.before:
        title = line.endswith(TITLE)
        size = look.title_size if title else look.size
        width = length(line, look.face) * size
        x = look.margin
        if title or (titled and line.startswith(("（", "("))):
            x = (look.paper[0] - width) / 2
        elif line.startswith(UNIT):
            x = look.paper[0] - look.margin - width
        titled = titled or title
        y += size * look.leading
        runs.append(Run(line, x, y - size * (look.leading - ASCENT) / 2, size, look.face))
    return runs, y + look.size / 2


def below(sheet: Sheet, look: Look, table: PlacedTable, runs: list[list[Run]], strokes: list[list[Stroke]]) -> None:
    """Sets the lines after the table, on new pages where the last one is full."""
    room = (look.paper[0] - 2 * look.margin) / look.size
    y = table.strips[-1].y1 + look.size
    for line in sheet.after:
        for part in wrapped(line, room, look.face):
            y += table.body.line
            if y > table.body.bottom:
                y = look.top + table.body.line
                runs.append([])
                strokes.append([])
            runs[-1].append(Run(part, look.margin, y, look.size, look.face))


def foot(number: int, count: int, look: Look) -> Iterator[Run]:
    """The number of a page."""
    text = look.foot.format(n=number, all=count)
    if text:
        x = (look.paper[0] - length(text, look.face) * look.size) / 2
        yield Run(text, x, look.paper[1] - FOOT, look.size, look.face)
