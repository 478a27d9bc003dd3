"""Damages of labels, heads and wording. None stands for a form that has no place for the damage."""

from dataclasses import replace
from itertools import pairwise
from random import Random

from benchmarks.render.copies import Copy, asked, cells_of, indicator_at, indicator_rows, named, table_rows, tables
from benchmarks.render.sheet import BLANK, Cell, Role, Row, Sheet, cut, ordered, row_inks, with_inks
from benchmarks.render.shifts import role_at, without
from benchmarks.render.words import indicators

LEVELS: frozenset[Role] = frozenset({"level1", "level2"})
TARGET_HEAD = "预期当年实现值"
ANNUAL_GOAL = "年度目标"


def swapped_ink(sheet: Sheet, one: tuple[int, int], other: tuple[int, int]) -> Sheet:
    """The sheet with the ink of the cells at two places exchanged."""
    inks = {(cell.row, cell.col): cell.ink for cell in sheet.cells}
    moved = {one: inks[other], other: inks[one]}
    cells = tuple(replace(cell, ink=moved.get((cell.row, cell.col), cell.ink)) for cell in sheet.cells)
    return replace(sheet, cells=cells)


def displaced_level(rng: Random, copy: Copy) -> Copy | None:
    """A name of level 1 is printed one row above or below its own; its level-2 names tell where it belongs."""
    cells = [cell for cell in cells_of(copy.sheet, "level1") if official(copy, cell)]
    places = [(cell, cell.row + 1) for cell in cells if cell.rows > 1]
    for above, cell in pairwise(cells):
        if above.rows > 1 and above.row + above.rows == cell.row:
            places.append((cell, cell.row - 1))
    if not places:
        return None
    cell, to = rng.choice(places)
    sheet = cut(copy.sheet, range(min(cell.row, to), max(cell.row, to) + 1))
    sheet = swapped_ink(sheet, (cell.row, cell.col), (to, cell.col))
    key = cell.ink.text.replace("\n", "")
    return Copy(truth=asked(copy.truth, "shifted_row", [key], f"{to - cell.row:+d} rows from its own"), sheet=sheet)


def official(copy: Copy, cell: Cell) -> bool:
    """Whether every row of a level 1 has a level 2 of the template."""
    words = indicators()
    families = (words.hubei, words.hubei_2022, words.hunan)
    names = {level2 for family in families for seconds in family.levels.values() for level2 in seconds}
    found = [indicator_at(copy, row) for row in range(cell.row, cell.row + cell.rows)]
    seconds = {row.level2.rstrip("0123456789") for row in found if row is not None}
    return bool(seconds) and seconds <= names


def repeated_head(rng: Random, copy: Copy) -> Copy | None:
    """A page begins inside an indicator table, and its heads are printed again."""
    table = rng.choice(tables(copy.sheet))
    heads, body = (table_rows(copy.sheet, table, block) for block in ("head", "indicators"))
    if len(body) < 4:
        return None
    at = rng.choice(body[2:-1])
    sheet = cut(copy.sheet, range(at, at))
    again = [cell for cell in sheet.cells if cell.row in heads and cell.row + cell.rows <= heads.stop]
    side = [cell for cell in sheet.cells if cell.row == heads.start and cell.row + cell.rows > heads.stop]
    step = len(heads)
    cells = [replace(cell, row=cell.row + step) if cell.row >= at else cell for cell in sheet.cells]
    cells += [replace(cell, row=cell.row - heads.start + at) for cell in again]
    cells += [Cell(row=at, col=cell.col, rows=step, cols=cell.cols, ink=BLANK) for cell in side]
    rows = (*sheet.rows[:at], *(Row(block="head", table=table) for _ in heads), *sheet.rows[at:])
    breaks = frozenset(row + step if row > at else row for row in sheet.breaks) | {at}
    gaps = frozenset(row + step if row > at else row for row in sheet.gaps)
    return replace(copy, sheet=ordered(replace(sheet, rows=rows, breaks=breaks, gaps=gaps), cells))


def repeated_merge(rng: Random, copy: Copy) -> Copy | None:
    """The names of merged levels are printed in every row."""
    rows = table_rows(copy.sheet, rng.choice(tables(copy.sheet)), "indicators")
    return replace(copy, sheet=cut(copy.sheet, rows, roles=LEVELS, repeat=True))


def blank_merge(rng: Random, copy: Copy) -> Copy | None:
    """The names of levels stand in the first row of theirs, and nothing is merged."""
    rows = table_rows(copy.sheet, rng.choice(tables(copy.sheet)), "indicators")
    return replace(copy, sheet=cut(copy.sheet, rows, roles=LEVELS))


def swapped_columns(rng: Random, copy: Copy) -> Copy | None:
    """From some row on, the rule of points and the explanation stand in each other's column."""
    rows = [row for row in indicator_rows(copy) if (found := indicator_at(copy, row)) and found.scoring]
    if not rows:
        return None
    rows = rows[rng.randrange(len(rows)) :]
    sheet = copy.sheet
    for row in rows:
        cols = {cell.ink.role: cell.col for cell in sheet.cells if cell.row == row}
        sheet = swapped_ink(sheet, (row, cols["scoring"]), (row, cols["explanation"]))
    return Copy(truth=asked(copy.truth, "other", named(copy, rows), "rule and explanation exchanged"), sheet=sheet)


def lost_year_head(_rng: Random, copy: Copy) -> Copy | None:
    """The head of the budget year's values is lost."""
    heads = [cell for cell in copy.sheet.cells if cell.ink.text == TARGET_HEAD]
    if not heads:
        return None
    cells = tuple(replace(cell, ink=BLANK) if cell in heads else cell for cell in copy.sheet.cells)
    truth = asked(copy.truth, "missing_value", ["annual/header"], f"{TARGET_HEAD} is not printed")
    return Copy(truth=truth, sheet=replace(copy.sheet, cells=cells))


def lost_unit_head(_rng: Random, copy: Copy) -> Copy | None:
    """The empty head of the unit column is lost, so that later heads stand over their left neighbours."""
    heads = table_rows(copy.sheet, tables(copy.sheet)[0], "head")
    inks = row_inks(copy.sheet, heads.start)
    place = next((place for place, ink in enumerate(inks) if ink == BLANK), None)
    return None if place is None else replace(copy, sheet=without(copy.sheet, heads.start, place))


def misprint(rng: Random, copy: Copy) -> Copy | None:
    """One indicator's name is misprinted wherever it stands."""
    pairs = [
        (row.level3_raw, entry)
        for row in copy.truth.indicators
        for entry in indicators().misprints
        if entry.meant in row.level3_raw
    ]
    if not pairs:
        return None
    name, entry = rng.choice(pairs)
    printed = name.replace(entry.meant, entry.printed)
    rows = [row for row in indicator_rows(copy) if (found := indicator_at(copy, row)) and found.level3_raw == name]
    sheet = copy.sheet
    for row in rows:
        inks = row_inks(sheet, row)
        place = role_at(inks, "level3")
        if place is not None:
            inks[place] = replace(inks[place], text=printed)
            sheet = with_inks(sheet, row, inks)
    found_rows = tuple(
        replace(row, level3_raw=printed) if row.level3_raw == name else row for row in copy.truth.indicators
    )
    truth = replace(copy.truth, indicators=found_rows)
    return Copy(truth=asked(truth, "misprint", named(copy, rows), f"{printed} -> {name}"), sheet=sheet)


def blank_line(rng: Random, copy: Copy) -> Copy | None:
    """A blank line stands between two rows of a text dump."""
    rows = rng.sample(range(1, len(copy.sheet.rows)), 2)
    return replace(copy, sheet=replace(copy.sheet, gaps=copy.sheet.gaps | frozenset(rows)))


def stray_paragraph(rng: Random, copy: Copy) -> Copy | None:
    """An empty paragraph ends the name of an indicator: a blank line inside a row of a text dump."""
    row = rng.choice(indicator_rows(copy))
    inks = row_inks(copy.sheet, row)
    place = role_at(inks, "level3")
    if place is None:
        return None
    inks[place] = replace(inks[place], text=f"{inks[place].text}\n")
    return replace(copy, sheet=with_inks(copy.sheet, row, inks))


def blanks_before_label(_rng: Random, copy: Copy) -> Copy | None:
    """Empty paragraphs stand above the label of the annual goals: blank lines that end no row of a text dump."""
    label = next(
        (cell for cell in cells_of(copy.sheet, "label") if cell.col == 0 and cell.ink.text.startswith(ANNUAL_GOAL)),
        None,
    )
    if label is None:
        return None
    ink = replace(label.ink, text=f"\n\n\n{label.ink.text}")
    cells = tuple(replace(cell, ink=ink) if cell == label else cell for cell in copy.sheet.cells)
    return replace(copy, sheet=replace(copy.sheet, cells=cells))
