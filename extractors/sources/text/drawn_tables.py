"""Text with tables that are drawn: bars between the cells (Markdown, box drawings), or columns parted by blanks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractors.sources.grid_builder import lattice
from extractors.sources.paragraphs import lines as free_lines
from extractors.sources.text.row_per_line import plain
from schemas.grid import Block

BAR = re.compile(r"(?<!\\)[|│┃｜║]")
RULE = re.compile(r"[\s|│┃｜║:+\-=_─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]+")
"""A line that is nothing but rulings."""
GAP = re.compile(r"(?: {2,}|\u3000{2,})+")
LEAST_BARS = 2
LEAST_ROWS = 3
"""Rows of a table: fewer lines with bars or gaps stand in prose."""
LEAST_COLUMNS = 3
MANY_RULES = 4
"""Rulings from which each row stands between two of them and may take several lines."""


def drawn_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The tables and the lines around them; nothing where no table is drawn."""
    if sum(_is_barred(line) and not _is_rule(line) for line in lines) >= LEAST_ROWS:
        return tuple(_blocks(lines))
    if sum(len(_spaced(line)) >= LEAST_COLUMNS for line in lines) >= LEAST_ROWS:
        return tuple(_spaced_blocks(lines))
    return ()


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and RULE.fullmatch(line) is not None


def _is_barred(line: str) -> bool:
    return len(BAR.findall(line)) >= LEAST_BARS


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    for drawn, group in groupby(lines, lambda line: _is_barred(line) or _is_rule(line)):
        part = list(group)
        if drawn and (grid := lattice(list(_rows(part)), columns_aligned=True)):
            yield grid
        elif not drawn:
            yield from (line for text in part for line in free_lines(plain(text)))


def _rows(lines: Sequence[str]) -> Iterator[list[str]]:
    """The cells of each row: a line, or all lines between two rulings."""
    if sum(map(_is_rule, lines)) < MANY_RULES:
        yield from (list(map(_cell, _parted(line))) for line in lines if not _is_rule(line))
        return
    for ruled, group in groupby(lines, _is_rule):
        if not ruled:
            parts = [_parted(line) for line in group]
            width = max(map(len, parts))
            padded = [[*part, *[""] * (width - len(part))] for part in parts]
            yield [_cell("\n".join(part[col] for part in padded)) for col in range(width)]


def _parted(line: str) -> list[str]:
    """The texts between the bars of a line."""
    first, *inner = BAR.split(line.strip())
    if first.strip():
        inner.insert(0, first)
    if inner and not inner[-1].strip():
        inner.pop()
    return inner


def _cell(text: str) -> str:
    return plain(text.replace("\\|", "|"))


def _spaced(line: str) -> list[str]:
    return GAP.split(line.strip()) if line.strip() else []


def _spaced_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Rows of texts with wide gaps between them; a line without any ends the table."""
    held = [line for line in lines if line.strip()]
    for spaced, group in groupby(held, lambda line: len(_spaced(line)) > 1):
        part = list(group)
        if spaced and (grid := lattice([list(map(plain, _spaced(line))) for line in part], columns_aligned=False)):
            yield grid
        elif not spaced:
            yield from (line for text in part for line in free_lines(plain(text)))
