"""The prose of a form: what a department is for, its tasks and goals, and the form's own instructions."""

import re
from collections.abc import Iterable, Sequence

from extractors.forms.numbered_items import split_items, unnumbered
from extractors.forms.printed_rows import PrintedRow, place
from extractors.forms.sections import GOAL_HEADS, GOALS, Part
from mappings.labels import section
from mappings.normal import bracketed, joined, plain
from schemas.form import PrintedNarrative
from schemas.grid import Cell


def narrative(part: Part) -> tuple[PrintedNarrative, ...]:
    """The items of one labelled part; its text may run over several rows and pages."""
    cells = [cell for row in part.rows for cell in row.printed if section(cell.text) != part.kind]
    return items(part.kind, title(part), cells)


def items(kind: str, heading: str | None, cells: Sequence[Cell]) -> tuple[PrintedNarrative, ...]:
    """The items that the cells' text splits into."""
    text = "\n".join(cell.text.strip() for cell in cells)
    return tuple(
        PrintedNarrative(section=kind, title=heading, text=item, place=place(*cells)) for item in split_items(text)
    )


def title(part: Part) -> str | None:
    """The part's label, without what is in brackets behind it."""
    if part.label is None:
        return None
    return plain(part.label.text).partition("(")[0].rstrip(":")


def goals(part: Part) -> tuple[tuple[PrintedNarrative, ...], tuple[Cell, ...]]:
    """Goals side by side under heads of their own, one column for each horizon; and the cells that are no goals.

    What came of a goal, as self-evaluations print it beside, is none.
    """
    heads: list[Cell] = []
    under: dict[Cell, list[Cell]] = {}
    unread: list[Cell] = []
    for row in part.rows:
        cells = [cell for cell in row.printed if cell is not part.label]
        named = [cell for cell in cells if section(cell.text) in GOAL_HEADS]
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
        kind = section(head.text)
        if kind in GOALS:
            found += items(kind, title(part), own)
        else:
            unread += own
    return tuple(sorted(found, key=lambda entry: entry.section, reverse=True)), tuple(unread)


def goals_until(rows: Iterable[PrintedRow]) -> int | None:
    """The last year of the long-term goals, from the brackets of their label: 长期目标（截止2028年） → 2028."""
    for cell in (cell for row in rows for cell in row.printed if section(cell.text) == "long_term_goal"):
        for note in bracketed(cell.text):
            if found := re.search(r"20\d{2}", note):
                return int(found[0])
    return None


def beneath(heads: Sequence[Cell], row: PrintedRow, cells: Sequence[Cell]) -> list[Cell | None]:
    """For each head the cell that stands under it: by its column where columns are places, else in order."""
    if not row.exact:
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
        if cell is part.label or section(text) == "instructions":
            heading = joined(text)
        else:
            entry = PrintedNarrative(section="instructions", title=heading, text=text, place=place(cell))
            found.append(entry)
    return tuple(found)
