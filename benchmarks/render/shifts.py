"""Damages that move cells sideways. None stands for a form that has no place for the damage."""

from dataclasses import replace
from random import Random

from benchmarks.render.copies import Copy, asked, cells_of, indicator_at, indicator_rows, named, table_rows, tables
from benchmarks.render.sheet import BLANK, Ink, Sheet, by_row, cut, row_inks, widened, with_inks


def first_ink(inks: list[Ink]) -> int:
    """The first cell that has something in it."""
    return next(place for place, ink in enumerate(inks) if ink != BLANK)


def role_at(inks: list[Ink], role: str) -> int | None:
    """The first cell of a role; None where there is none."""
    return next((place for place, ink in enumerate(inks) if ink.role == role), None)


def without(sheet: Sheet, row: int, place: int) -> Sheet:
    """A row whose cells right of `place` stand one cell further left; the last one is empty."""
    inks = row_inks(sheet, row)
    return with_inks(sheet, row, [*inks[:place], *inks[place + 1 :], BLANK])


def pushed(sheet: Sheet, row: int, place: int) -> Sheet:
    """A row of a widened table whose cells from `place` on stand one cell further right."""
    inks = row_inks(sheet, row)
    return with_inks(sheet, row, [*inks[:place], BLANK, *inks[place:-1]])


def shifted_right(rng: Random, copy: Copy) -> Copy | None:
    """A row stands one column too far right."""
    row = rng.choice(indicator_rows(copy))
    sheet = widened(copy.sheet, range(row, row + 1))
    sheet = pushed(sheet, row, first_ink(row_inks(sheet, row)))
    return Copy(truth=asked(copy.truth, "shifted_row", named(copy, [row]), "one column too far right"), sheet=sheet)


def shifted_left(rng: Random, copy: Copy) -> Copy | None:
    """A row stands one column too far left, over the empty cell of a merged level."""
    crossing, edge = by_row(copy.sheet), min(1, first_level(copy))
    inks = {row: [cell.ink if begins else BLANK for cell, begins in crossing[row]] for row in indicator_rows(copy)}
    rows = [row for row, printed in inks.items() if first_ink(printed) > edge]
    if not rows:
        return None
    row = rng.choice(rows)
    sheet = cut(copy.sheet, range(row, row + 1))
    sheet = without(sheet, row, first_ink(row_inks(sheet, row)) - 1)
    return Copy(truth=asked(copy.truth, "shifted_row", named(copy, [row]), "one column too far left"), sheet=sheet)


def first_level(copy: Copy) -> int:
    """The grid column of level 1: 1 where a label stands at the side of the table, else 0."""
    return min(cell.col for cell in cells_of(copy.sheet, "level1"))


def group(rng: Random, copy: Copy) -> range | None:
    """The rows of one level 1, not the first of its table."""
    cells = cells_of(copy.sheet, "level1")
    firsts = {table_rows(copy.sheet, table, "indicators").start for table in tables(copy.sheet)}
    later = [cell for cell in cells if cell.row not in firsts]
    if not later:
        return None
    cell = rng.choice(later)
    return range(cell.row, cell.row + cell.rows)


def extra_column(rng: Random, copy: Copy) -> Copy | None:
    """An empty column stands before level 3 in a run of rows."""
    rows = group(rng, copy)
    if rows is None:
        return None
    sheet = widened(copy.sheet, rows)
    for row in rows:
        place = role_at(row_inks(sheet, row), "level3")
        if place is not None:
            sheet = pushed(sheet, row, place)
    sheet = replace(sheet, breaks=sheet.breaks | {rows.start, rows.stop})
    return Copy(truth=asked(copy.truth, "shifted_row", named(copy, rows), "an empty column too many"), sheet=sheet)


def lost_first_column(rng: Random, copy: Copy) -> Copy | None:
    """A page has lost its first column, that of the label at the side of the table."""
    rows = group(rng, copy)
    if rows is None or first_level(copy) == 0:
        return None
    sheet = cut(copy.sheet, rows)
    for row in rows:
        sheet = without(sheet, row, 0)
    sheet = replace(sheet, breaks=sheet.breaks | {rows.start, rows.stop})
    return Copy(truth=asked(copy.truth, "shifted_row", named(copy, rows), "the first column is lost"), sheet=sheet)


def lost_unit_column(_rng: Random, copy: Copy) -> Copy | None:
    """Where no row of a group has a unit, the unit column is lost; Hunan's form alone has one."""
    rows = [row for row in indicator_rows(copy) if no_unit(copy, row)]
    if not rows:
        return None
    sheet = cut(copy.sheet, range(rows[0], rows[-1] + 1))
    for row in rows:
        place = role_at(row_inks(sheet, row), "value")
        sheet = sheet if place is None else without(sheet, row, place + 1)
    return Copy(truth=asked(copy.truth, "shifted_row", named(copy, rows), "the unit column is lost"), sheet=sheet)


def no_unit(copy: Copy, row: int) -> bool:
    """Whether a row has an empty cell in a unit column."""
    found = indicator_at(copy, row)
    hunan = copy.truth.head.form == "hunan-department-goal"
    return hunan and found is not None and found.values[0].number is not None and found.values[0].unit is None


def two_values(_rng: Random, copy: Copy) -> Copy | None:
    """The rows of an annual table have two values under three heads: whose years they are cannot be told."""
    annual = [table for table in tables(copy.sheet) if len(table_rows(copy.sheet, table, "head")) == 3]
    if not annual:
        return None
    rows = [row for row in table_rows(copy.sheet, annual[0], "indicators") if three_values(copy, row)]
    if not rows:
        return None
    sheet, found = cut(copy.sheet, range(rows[0], rows[-1] + 1)), list(copy.truth.indicators)
    for row in rows:
        place, index = role_at(row_inks(sheet, row), "value"), sheet.rows[row].indicator
        if place is None or index is None:
            continue
        sheet = without(sheet, row, place)
        values = found[index].values[1:]
        found[index] = replace(found[index], values=tuple(replace(value, role=None, year=None) for value in values))
    truth = replace(copy.truth, indicators=tuple(found))
    return Copy(truth=asked(truth, "ambiguous_value", named(copy, rows), "two values, three heads"), sheet=sheet)


def three_values(copy: Copy, row: int) -> bool:
    """Whether a row prints a value under each of three heads."""
    found = indicator_at(copy, row)
    return found is not None and len(found.values) == 3
