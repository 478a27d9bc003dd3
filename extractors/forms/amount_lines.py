"""Which money line an amount belongs to: by the words left of it, and by the heads above it."""

import re
from collections.abc import Sequence

from extractors.forms.money_heads import HeadWord, head_word
from extractors.values import is_sign, is_unit, parse_amount, parse_share
from mappings.labels import is_placeholder
from mappings.normal import joined, plain
from schemas.grid import Cell

LONGEST_LINE = 24
"""Characters of the longest name of a money line."""


SENTENCE = re.compile("[,，;；。!！?？]")
"""What parts the clauses of a sentence; no line of a money table has one."""


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, or what may be one: 2031 is a year as a head alone."""
    return parse_amount(cell.text) is not None or parse_share(cell.text) is not None


def words_before(cell: Cell, left: Sequence[Cell]) -> list[Cell]:
    """The texts left of a number, the nearest first, as far as its own line goes."""
    found: list[Cell] = []
    for other in reversed([other for other in left if other.col < cell.col]):
        if is_number(other) or is_placeholder(other.text):
            if found and names_line(found):
                break
            continue
        if found and names_line(found) and head_word(other.text).line is not None:
            break
        found.append(other)
    return found


def names_line(cells: Sequence[Cell]) -> bool:
    """Whether a line's name is among the words."""
    return any(could_be_line(cell) for cell in cells)


def could_be_line(cell: Cell) -> bool:
    """Whether a text may be the name of a money line: a known one, or a short one that is no other known word."""
    word = head_word(cell.text)
    if word.line is not None:
        return True
    if is_unit(cell.text) or is_sign(cell.text):
        return False
    return not word.known and len(plain(cell.text)) <= LONGEST_LINE and SENTENCE.search(plain(cell.text)) is None


def only_labelled(sources: Sequence[Cell]) -> bool:
    """Whether an amount has no line but the label of the whole table."""
    return len(sources) == 1 and head_word(sources[0].text).label


def tells(before: Sequence[Cell]) -> bool:
    """Whether the word right before a number says that it is an amount: 年初预算数, 2031年."""
    word = head_word(before[0].text) if before else HeadWord()
    return word.kind == "amount" or word.when is not None


def measures(before: Sequence[Cell]) -> bool:
    """Whether the word right before a number is a unit or a comparator, as no amount without a line has one."""
    return bool(before) and (is_unit(before[0].text) or is_sign(before[0].text))


def line_of(before: Sequence[Cell], heads: Sequence[Cell]) -> tuple[str | None, list[Cell]]:
    """The name of an amount's line and the cells that tell it: its row's, its column's, or both where both name one."""
    row = next((cell for cell in before if could_be_line(cell)), None)
    column = column_line(heads)
    if row is None and column is None:
        labels = [cell for cell in (*before, *heads) if head_word(cell.text).label or head_word(cell.text).side]
        return (joined(labels[0].text), labels[:1]) if labels else (None, [])
    if row is None or column is None:
        cell = row if row is not None else column
        assert cell is not None
        return joined(cell.text), [cell]
    own, above = head_word(row.text), head_word(column.text)
    if above.line is None or above.total:
        return joined(row.text), [row, column]
    if own.total:
        return joined(column.text), [column, row]
    return f"{above.line}{own.line or joined(row.text)}", [row, column]


def column_line(heads: Sequence[Cell]) -> Cell | None:
    """The head of a column that names its line; of a sum below a head of several columns, that head."""
    named = [cell for cell in heads if could_be_line(cell) or head_word(cell.text).side is not None]
    lines = [cell for cell in named if could_be_line(cell)]
    if len(named) > 1 and lines and named[0] is lines[0] and head_word(lines[0].text).total:
        wider = named[1]
        if wider.col_span > lines[0].col_span and (head_word(wider.text).line is not None or wider in lines):
            return wider
    return lines[0] if lines else None
