"""Where forms begin and end among a document's rows."""

from collections.abc import Iterator
from itertools import groupby

from extractors.forms.column_headers import starts_head
from extractors.forms.form_header import goes_on, year_line
from extractors.forms.printed_rows import PrintedRow, printed_rows
from mappings.labels import field, section
from mappings.layouts import is_ornament, title_of
from schemas.grid import Content

Rows = list[PrintedRow]
ABOVE = 6
"""Free lines above a table without a title that may belong to it: its number, its year, its unit."""
TITLED = 4
"""Rows from a form's title to its table: its year, its unit of amounts, its office."""
FIELD_ROWS = 12
"""Rows of a table that may hold no more than a form's fields, the indicators following in another one."""


def segments(content: Content) -> Iterator[Rows]:
    """The rows of each form. Pages hold much besides, so that there a form is what stands around its indicators."""
    rows = list(printed_rows(content))
    yield from among_pages(rows) if content.pages is not None else by_titles(rows)


def is_title(row: PrintedRow) -> bool:
    """Whether a row is the title of a form."""
    return len(row.printed) == 1 and title_of(row.printed[0].text) is not None


def by_titles(rows: Rows) -> Iterator[Rows]:
    """Rows parted at each title; what stands above the first title belongs to the first form."""
    current: Rows = []
    titled = False
    for row in rows:
        if titled and begins_untitled(row, current):
            own = lines_above(current)
            yield current[: len(current) - len(own)]
            current = own
        if is_title(row):
            start = current.pop() if current and goes_on(current[-1], row) else None
            if titled:
                yield current
                current = []
            titled = True
            current += [start] if start is not None else []
        current.append(row)
    if current:
        yield current


def begins_untitled(row: PrintedRow, above: Rows) -> bool:
    """Whether a table after one with indicators opens a form that lost its title: its first row names what it is of."""
    if row.grid is None or field(row.printed[0].text) not in {"project", "department"}:
        return False
    last = next((each.grid for each in reversed(above) if each.grid is not None), None)
    return last is not None and last != row.grid and any(map(starts_head, above))


def lines_above(rows: Rows) -> Rows:
    """The last free lines that say no more than a year, which is the next table's."""
    at = len(rows)
    while at and rows[at - 1].grid is None and year_line(rows[at - 1]) is not None:
        at -= 1
    return rows[at:]


def among_pages(rows: Rows) -> Iterator[Rows]:
    """The tables with indicators, each with its title and lines above it, its fields, and what continues it."""
    form: Rows = []
    above: Rows = []
    for grid, block in groupby(rows, key=lambda row: row.grid):
        part = list(block)
        if grid is None:
            notes = following_notes(part) if form else []
            form += notes
            above += part[len(notes) :]
            continue
        for table in by_titles(part):
            if any(map(starts_head, table)) or (form and continues(form, above, table)):
                if form and not continues(form, above, table):
                    yield form
                    form = []
                if not form:
                    own = lead(above, table)
                    yield from money_alone(above[: len(above) - len(own)])
                    form += own
                form += table
                above = []
            elif may_lead(above, table):
                above += table
            else:
                alone = list(money_alone(above))
                if form and alone:
                    yield form
                    form = []
                yield from alone
                above = []
    if form:
        yield form
    yield from money_alone(above)


def may_lead(above: Rows, table: Rows) -> bool:
    """Whether a table without indicators may belong to the form whose indicators follow: fields, or its first page."""
    if len(table) <= FIELD_ROWS and any(field(cell.text) for row in table[:3] for cell in row.printed):
        return True
    return is_money_alone([*above, *table]) and not is_money_alone(above)


def money_alone(rows: Rows) -> Iterator[Rows]:
    """The forms among rows without indicators that lost these: a title, and below it on its page fields and money."""
    for part in by_titles(rows):
        if is_money_alone(part):
            yield part


def is_money_alone(rows: Rows) -> bool:
    """Whether rows are the title of a form and, right below it on the same page, a table with its fields and money."""
    titles = [at for at, row in enumerate(rows) if is_title(row)]
    if not titles:
        return False
    own = rows[titles[-1] :]
    table = [row for row in own[1:] if row.grid is not None]
    if not table or table[0].grid is None or own.index(table[0]) > TITLED:
        return False
    if own[0].printed[0].page != table[0].printed[0].page:
        return False
    named = any(field(cell.text) in {"project", "department"} for row in own[:FIELD_ROWS] for cell in row.printed)
    return named and any(section(cell.text) == "funding" for row in table for cell in row.printed)


def continues(form: Rows, above: Rows, table: Rows) -> bool:
    """Whether a table goes on with the form before it: it follows at once, without a title or fields of its own."""
    if any(is_title(row) for row in (*above, *table)) or any(not is_ornament(row.printed[0].text) for row in above):
        return False
    last, first = form[-1].printed[0].page, table[0].printed[0].page
    new = any(field(cell.text) in {"project", "department"} for cell in table[0].printed)
    return not new and last is not None and first is not None and first - last <= 1


def following_notes(rows: Rows) -> Rows:
    """The lines behind a form that are its own instructions."""
    if not rows or section(rows[0].printed[0].text) != "instructions":
        return []
    page = rows[0].printed[0].page
    return [row for row in rows if row.printed[0].page == page and not is_title(row)]


def lead(above: Rows, table: Rows) -> Rows:
    """The lines and fields that belong to a table: from its title on, else the last few of its page."""
    if is_title(table[0]):
        above = [row for row in above if row.printed[0].page == table[0].printed[0].page][-2:]
        return [row for row in above if not is_title(row)]
    for at in range(len(above) - 1, -1, -1):
        if is_title(above[at]):
            return above[at - 1 if at > 0 and goes_on(above[at - 1], above[at]) else at :]
    page = table[0].printed[0].page
    return [row for row in above[-ABOVE:] if row.printed[0].page == page]
