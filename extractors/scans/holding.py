"""Whether a picture holds a table, before any of it is read."""

from extractors.scans.cell_borders import find_rulings
from extractors.scans.unmoved import as_sheet
from schemas.picture import Picture

LEVEL, PLUMB = 3, 3
"""Rulings of the smallest table: one of two rows and two columns."""


def holds_table(picture: Picture) -> bool:
    """Whether lines cross in a picture as in a table; one that leans much is taken for none."""
    rulings = find_rulings(as_sheet(picture), ())
    level = {ruling.at for ruling in rulings if ruling.horizontal}
    plumb = {ruling.at for ruling in rulings if not ruling.horizontal}
    return len(level) >= LEVEL and len(plumb) >= PLUMB
