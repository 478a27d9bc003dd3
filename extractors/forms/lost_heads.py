"""Tables of indicators that lost their head: what their columns hold is told by what stands in them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractors.forms.printed_rows import PrintedRow
from extractors.values import is_sign, is_unit, parse_value
from mappings.labels import is_placeholder, labels
from mappings.levels import level_of
from mappings.normal import plain
from schemas.grid import Cell

NAME = 2
"""Signs that an indicator's name has at least."""


def lost_head(row: PrintedRow) -> PrintedRow | None:
    """The head that a table must have had that begins with such a row: levels, a name, a value; None for any other.

    The row prints an official second level, and a first one before it where anything stands before it but a side
    label. Of several cells behind the name, signs and units are known as such, and the first other one is the value.
    """
    seconds = [at for at, cell in enumerate(row.printed) if level_of(cell.text) == "level2"]
    if len(seconds) != 1:
        return None
    at = seconds[0]
    before, behind = row.printed[:at], row.printed[at + 1 :]
    if len(behind) < 2 or len(before) > 2 or not is_name(behind[0]):
        return None
    first = before[-1] if before else None
    if first is not None and level_of(first.text) != "level1":
        return None
    roles = [*(["level1"] if first is not None else []), "level2", "level3", *worth(behind[1:])]
    cells = [*([first] if first is not None else []), row.printed[at], *behind]
    heads = tuple(head(cell, role) for cell, role in zip(cells, roles, strict=True) if role)
    if "value" not in roles:
        return None
    return replace(row, cells=heads, printed=heads, blank=(False,) * len(heads), asides=())


def worth(cells: Sequence[Cell]) -> list[str]:
    """The roles of the cells behind a name; empty for those that nothing tells."""
    found: list[str] = []
    for cell in cells:
        if is_sign(cell.text) and "op" not in found:
            found.append("op")
        elif is_unit(cell.text) and "unit" not in found and len(cells) > 1:
            found.append("unit")
        else:
            found.append("" if "value" in found else "value")
    return found


def is_name(cell: Cell) -> bool:
    """Whether a cell may name an indicator."""
    if is_placeholder(cell.text) or level_of(cell.text) is not None or len(plain(cell.text)) < NAME:
        return False
    return parse_value(cell.text).number is None or not plain(cell.text)[0].isdigit()


def head(cell: Cell, role: str) -> Cell:
    """The head of a column in which a cell stands."""
    return replace(cell, text=words()[role], row_span=1, asides=())


@cache
def words() -> dict[str, str]:
    """The first head of each role of `mappings/forms/labels.yaml`."""
    found: dict[str, str] = {}
    for word, role in labels().indicator_columns.items():
        found.setdefault(role, word)
    return found
