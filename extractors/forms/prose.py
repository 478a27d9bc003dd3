"""The prose of a form: what a department is for, its tasks and goals, and the form's own instructions."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.forms.numbered_items import split_items, unnumbered
from extractors.forms.printed_rows import PrintedRow, place
from extractors.forms.sections import GOAL_HEADS, GOALS, Part
from extractors.values import parse_amount
from mappings.goal_labels import goal_head, section_of
from mappings.labels import labels
from mappings.normal import bare, bracketed, joined, numbered, plain
from schemas.form import PrintedNarrative
from schemas.grid import Cell

RESULT, RESULTS = "annual_result", "goal_results"
"""The section of what came of a goal, and the part of a form that prints it."""
COUNTED = GOALS | {RESULT}
"""Sections in whose prose 一是 … 二是 … are items."""
ORDER = ("long_term_goal", "annual_goal", RESULT)


def narrative(part: Part) -> tuple[PrintedNarrative, ...]:
    """The items of one labelled part; its text may run over several rows and pages.

    A goal's row may go on with the label and the text of what came of it, or of the goal of another horizon.
    """
    texts: dict[str, list[Cell]] = {}
    for row in part.rows:
        kind = part.kind
        for cell in labelled_items(row.printed):
            named = goal_head(cell.text)
            inside = within_cell(cell) if part.kind in GOAL_HEADS else None
            if named == part.kind or (named in GOAL_HEADS and part.kind in GOAL_HEADS):
                kind = named
            elif inside is not None:
                texts.setdefault(inside[0], []).append(inside[1])
            else:
                texts.setdefault(kind, []).append(cell)
    heading = title(part)
    return tuple(
        entry
        for kind, cells in texts.items()
        for entry in items(RESULT if kind == RESULTS else kind, heading if kind == part.kind else None, cells)
    )


def labelled_items(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells, the number of an item that has a cell of its own before its text in the cell behind: 目标2."""
    number: Cell | None = None
    for cell in cells:
        if number is not None:
            yield replace(cell, text=f"{number.text.strip()}：{cell.text}")
            number = None
        elif numbered(cell.text) is not None and bare(cell.text) in labels().item_words and cell is not cells[-1]:
            number = cell
        else:
            yield cell


def within_cell(cell: Cell) -> tuple[str, Cell] | None:
    """The goal or result that a cell prints behind its label and a colon: 年初设定目标：…"""
    label, mark, rest = cell.text.replace("：", ":", 1).partition(":")
    kind = section_of(label) if mark and rest.strip() else None
    return (kind, replace(cell, text=rest)) if kind is not None and kind in GOAL_HEADS else None


def beside_money(rows: Sequence[PrintedRow]) -> tuple[tuple[PrintedNarrative, ...], list[PrintedRow]]:
    """The goals whose label and text stand beside a table of money, and the table's rows without them."""
    found: list[PrintedNarrative] = []
    taken: set[int] = set()
    for row in rows:
        for label, cell in pairwise(row.printed):
            kind = section_of(label.text)
            if kind in GOALS and row.columns_aligned and parse_amount(cell.text) is None:
                found += items(kind, None, [cell])
                taken |= {id(label), id(cell)}
    return tuple(found), [without(row, taken) for row in rows] if taken else list(rows)


def without(row: PrintedRow, taken: Collection[int]) -> PrintedRow:
    """A row without some of its cells, by their identity."""
    kept = [(cell, blank) for cell, blank in zip(row.cells, row.blank, strict=True) if id(cell) not in taken]
    return replace(
        row,
        cells=tuple(cell for cell, _ in kept),
        blank=tuple(blank for _, blank in kept),
        printed=tuple(cell for cell, blank in kept if not blank),
    )


def items(kind: str, heading: str | None, cells: Sequence[Cell]) -> tuple[PrintedNarrative, ...]:
    """The items that the cells' text splits into."""
    text = "\n".join(cell.text.strip() for cell in cells)
    return tuple(
        PrintedNarrative(section=kind, title=heading, text=item, place=place(*cells))
        for item in split_items(text, counted_aloud=kind in COUNTED)
    )


def title(part: Part) -> str | None:
    """The part's label, without what is in brackets behind it."""
    if part.label is None:
        return None
    return plain(part.label.text).partition("(")[0].rstrip(":")


def goals(part: Part) -> tuple[tuple[PrintedNarrative, ...], tuple[Cell, ...]]:
    """Goals side by side under heads of their own, one column for each horizon, and what came of them; and the rest."""
    heads: list[Cell] = []
    under: dict[Cell, list[Cell]] = {}
    unread: list[Cell] = []
    for row in part.rows:
        cells = [cell for cell in row.printed if cell is not part.label]
        named = [cell for cell in cells if goal_head(cell.text) in GOAL_HEADS]
        if named and len(named) == len(cells):
            heads = named
            continue
        below = beneath(heads, row, cells)
        unread += [cell for cell in cells if cell not in below]
        for head, cell in zip(heads, below, strict=True):
            if cell is not None:
                under.setdefault(head, []).append(cell)
    found: list[PrintedNarrative] = []
    for head, own in under.items():
        kind = goal_head(head.text)
        found += items(RESULT if kind == RESULTS else kind or "annual_goal", title(part), own)
    return tuple(sorted(found, key=lambda entry: ORDER.index(entry.section))), tuple(unread)


def goals_until(rows: Iterable[PrintedRow]) -> int | None:
    """The last year of the long-term goals, from the brackets of their label: 长期目标（截止2028年） → 2028."""
    for cell in (cell for row in rows for cell in row.printed if section_of(cell.text) == "long_term_goal"):
        for note in bracketed(cell.text):
            if years := re.findall(r"20\d{2}", note):
                return max(map(int, years))
    return None


def beneath(heads: Sequence[Cell], row: PrintedRow, cells: Sequence[Cell]) -> list[Cell | None]:
    """For each head the cell that stands under it: by its column where columns are places, else in order."""
    if not row.columns_aligned:
        return [*cells[: len(heads)], *[None] * (len(heads) - len(cells))]
    return [
        next((cell for cell in cells if cell.col < h.col + h.col_span and h.col < cell.col + cell.col_span), None)
        for h in heads
    ]


def instructions(part: Part) -> tuple[PrintedNarrative, ...]:
    """The form's own notes; a line that only heads others is their title."""
    found: list[PrintedNarrative] = []
    heading: str | None = None
    for cell in (cell for row in part.rows for cell in row.printed):
        text = unnumbered(cell.text)
        if cell is part.label or section_of(text) == "instructions":
            heading = joined(text)
        else:
            entry = PrintedNarrative(section="instructions", title=heading, text=text, place=place(cell))
            found.append(entry)
    return tuple(found)
