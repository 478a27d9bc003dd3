"""Where forms begin and end among a document's rows."""

import re
from collections.abc import Iterator
from itertools import groupby, takewhile, zip_longest

from extractors.forms.column_headers import starts_head
from extractors.forms.form_header import goes_on, row_fields, year_line
from extractors.forms.lost_heads import lost_head
from extractors.forms.printed_rows import PrintedRow, printed_rows
from mappings.labels import context_column, field, section
from mappings.layouts import is_ornament, title_of
from mappings.near_divisions import is_office
from mappings.normal import bare
from schemas.grid import Content

Rows = list[PrintedRow]
YEAR = re.compile(r"^\s*20\d{2}\s*年度?")
"""A year before the name of an office."""
ABOVE = 6
"""Free lines above a table without a title that may belong to it: its number, its year, its unit."""
TITLED = 4
"""Rows from a form's title to its table: its year, its unit of amounts, its office."""
SIGNED = 4
"""Lines below a form's table that may sign it."""
SIGNING = frozenset({"filed_on", "contact_person", "contact_phone", "department", "unit", "seal"})
"""Fields that such a line holds: by whom and when the form was filled in."""
NAMED = 4
"""Rows from a form's first field to the name of its project."""
FIELD_ROWS = 12
"""Rows of a table that may hold no more than a form's fields, the indicators following in another one."""


def segments(content: Content) -> Iterator[Rows]:
    """The rows of each form. Pages hold much besides, so that there a form is what stands around its indicators."""
    rows = list(printed_rows(content))
    yield from among_pages(rows) if content.pages is not None else wholes(rows)


def is_title(row: PrintedRow) -> bool:
    """Whether a row is the title of a form."""
    return len(row.printed) == 1 and title_of(row.printed[0].text) is not None


def by_titles(rows: Rows) -> Iterator[Rows]:
    """Rows parted at each title; above the first one stands what belongs to its form, or a form without a title."""
    current: Rows = []
    titled = False
    for row in rows:
        if is_title(row):
            lines = titles_lines(current, row)
            above, lead = current[: len(current) - lines], current[len(current) - lines :]
            if titled or any(map(heads_indicators, above)):
                yield above
                current = lead
            titled = True
        current.append(row)
    if current:
        yield current


def titles_lines(rows: Rows, title: PrintedRow) -> int:
    """How many of the last rows are lines of the title below them: its first line, its office, year or number."""
    count = 1 if rows and goes_on(rows[-1], title) else 0
    while count < len(rows) and leads_title(rows[-1 - count], title):
        count += 1
    return count


def leads_title(row: PrintedRow, title: PrintedRow) -> bool:
    """Whether a line may stand over a title: a year, the number of an annex, an office and nothing besides.

    It is a free line, or in the title's own table one across it.
    """
    if len(row.printed) > 1 or (row.grid is not None and (row.grid != title.grid or len(row.cells) > 1)):
        return False
    word = row.printed[0].text
    return year_line(row) is not None or is_ornament(word) or is_office(bare(YEAR.sub("", word)))


def wholes(rows: Rows) -> Iterator[Rows]:
    """Rows parted at each title, and below one title where another name begins behind the indicators of the first."""
    return (whole for part in by_titles(rows) for whole in by_names(part))


def years_above(rows: Rows) -> int:
    """How many of the last rows are the next form's: the line with its year, and those with fields below it."""
    lines = takewhile(lambda row: len(row.printed) == 1 and is_head_line(row), reversed(rows))
    years = [at for at, row in enumerate(lines, start=1) if year_line(row) is not None]
    return max(years, default=0)


def is_head_line(row: PrintedRow) -> bool:
    """Whether a row may stand between the year of a form and its table: a year, or a line with a field, across it."""
    return year_line(row) is not None or (len(row.cells) == 1 and bool(row_fields(row)[0]))


def by_names(rows: Rows) -> Iterator[Rows]:
    """Rows parted where a form without a title begins: it names its project, or in a table of its own its office."""
    start = 0
    filled = False
    for at, row in enumerate(rows):
        filled = filled or heads_indicators(row)
        if filled and row.grid is not None and (is_named(row) or begins_table(row)):
            end = at - years_above(rows[start:at])
            if (end == at and not is_named(row)) or not begins_form(rows[at:], under_year=end < at):
                continue
            yield rows[start:end]
            start, filled = end, False
    yield rows[start:]


def begins_table(row: PrintedRow) -> bool:
    """Whether a row is the first of a table, and of a part of a form that stands before its indicators."""
    return row.printed[0].row == 0 and section(row.printed[0].text) in {"functions", "funding", "annual_goal"}


def begins_form(rows: Rows, *, under_year: bool) -> bool:
    """Whether the rows are those of a form from its name on: a project in its first rows, then money or indicators.

    An office alone begins a form in a table of its own, or under a year, which its indicators follow; a signature is
    followed by none.
    """
    own = [row for row in rows if row.grid == rows[0].grid]
    indicators = next((at for at, row in enumerate(own) if heads_indicators(row)), None)
    if any("project" in names(row) for row in own[:NAMED]):
        return has_money(own[:FIELD_ROWS]) or indicators is not None
    return indicators is not None and (rows[0].printed[0].row == 0 or under_year)


def heads_indicators(row: PrintedRow) -> bool:
    """Whether a row is the head of a table of indicators, or the first row of one that lost it."""
    return starts_head(row) or lost_head(row) is not None


def is_named(row: PrintedRow) -> bool:
    """Whether a row begins with the project or the office that a form is about, which no head of columns does."""
    first = row.printed[0]
    named = bool(names(row) & {"project", "department"})
    return named and (field(first.text) is not None or len(names(row)) == 1) and not starts_head(row)


def names(row: PrintedRow) -> set[str]:
    """The header fields that a row prints; where the value of one is itself a label, the row is the head of columns."""
    told, _ = row_fields(row)
    labels = {label for cell in row.printed if (label := field(cell.text)) is not None}
    if any(field(entry.text) is not None or section(entry.text) is not None for entry in told):
        return set()
    return {entry.name for entry in told} | (labels if len(row.printed) <= 2 else set())


def among_pages(rows: Rows) -> Iterator[Rows]:
    """The tables with indicators, each with its title and lines above it, its fields, and what continues it."""
    form: Rows = []
    above: Rows = []
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.grid)]
    for part, below in zip_longest(blocks, blocks[1:], fillvalue=list[PrintedRow]()):
        if part[0].grid is None:
            notes = (signatures(form, part, below) or following_notes(part)) if form else []
            form += notes
            above += part[len(notes) :]
            continue
        for at, table in enumerate(wholes(part)):
            runs_on = at == 0 and bool(form) and continues(form, above, table)
            if any(map(heads_indicators, table)) or runs_on:
                if form and not runs_on:
                    held = held_lead(form, above, table)
                    yield form
                    form = []
                else:
                    held = []
                if not form:
                    own = [*held, *lead(above, table)]
                    yield from money_alone(above[: len(above) - len(own) + len(held)])
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
    if opens_form(table):
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
    return named and has_money(table)


def continues(form: Rows, above: Rows, table: Rows) -> bool:
    """Whether a table goes on with the form before it: it follows at once, without a title or fields of its own."""
    if any(is_title(row) for row in (*above, *table)) or any(not is_ornament(row.printed[0].text) for row in above):
        return False
    last, first = form[-1].printed[0].page, table[0].printed[0].page
    return not is_named(table[0]) and last is not None and first is not None and first - last <= 1


def held_lead(form: Rows, above: Rows, table: Rows) -> Rows:
    """The title, fields and units above a list of forms that hold for its next page, too, where its heads are repeated.

    Empty for any other table: lines of another kind stood between, or the heads are others.
    """
    first = table[0]
    heads = [words(row) for row in form if row.grid is not None and starts_head(row)]
    lists = any(context_column(cell.text) in {"project", "department"} for cell in first.printed)
    if not lists or not starts_head(first) or words(first) not in heads or any(map(is_title, (*above, *table))):
        return []
    last, page = form[-1].printed[0].page, first.printed[0].page
    if last is None or page is None or page - last > 1:
        return []
    lines = list(takewhile(lambda row: row.grid is None, form))
    return [row for row in lines if is_title(row) or row_fields(row)[0] or year_line(row) is not None]


def words(row: PrintedRow) -> tuple[str, ...]:
    """What a row prints, but for blanks and line feeds."""
    return tuple(bare(cell.text) for cell in row.printed)


def signatures(form: Rows, lines: Rows, below: Rows) -> Rows:
    """The lines right below a form's table, on its page, that hold fields that sign it, and nothing else.

    None where the page goes on with a table `below` without a title: above it they may be its own.
    """
    page = form[-1].printed[0].page
    found = list(takewhile(lambda row: row.printed[0].page == page and signs(row), lines[:SIGNED]))
    runs_on = bool(below) and below[0].printed[0].page == page and not is_title(below[0])
    return [] if runs_on and not any(map(is_title, lines[len(found) :])) else found


def signs(row: PrintedRow) -> bool:
    """Whether a line says by whom or when a form was filled in, and nothing else."""
    told, unread = row_fields(row)
    return not unread and bool(told) and SIGNING.issuperset(entry.name for entry in told)


def following_notes(rows: Rows) -> Rows:
    """The lines behind a form that are its own instructions."""
    if not rows or section(rows[0].printed[0].text) != "instructions":
        return []
    page = rows[0].printed[0].page
    return [row for row in rows if row.printed[0].page == page and not is_title(row)]


def lead(above: Rows, table: Rows) -> Rows:
    """The lines and fields that belong to a table: from its title on, else its first page, else lines of its page."""
    if is_title(table[0]):
        above = [row for row in above if row.printed[0].page == table[0].printed[0].page][-2:]
        return [row for row in above if not is_title(row)]
    for at in range(len(above) - 1, -1, -1):
        if is_title(above[at]):
            own = [row for row in above[:at] if row.printed[0].page == above[at].printed[0].page]
            return above[at - titles_lines(own, above[at]) :]
    if (start := first_page(above, table)) is not None:
        lines = [row for row in above[:start] if row.printed[0].page == above[start].printed[0].page]
        return [*lines[-ABOVE:], *above[start:]]
    page = table[0].printed[0].page
    return [row for row in above[-ABOVE:] if row.printed[0].page == page]


def first_page(above: Rows, table: Rows) -> int | None:
    """Where the table begins with which a form without a title begins, on the page before that of its indicators."""
    if not above or above[-1].grid is None or is_named(table[0]):
        return None
    start = next(at for at, row in enumerate(above) if row.grid == above[-1].grid)
    last, page = above[-1].printed[0].page, table[0].printed[0].page
    follows = last is not None and page is not None and page - last == 1
    return start if follows and opens_form(above[start:]) else None


def opens_form(table: Rows) -> bool:
    """Whether a table begins with the name that a form is about, and goes on to its money."""
    return any(map(is_named, table[:NAMED])) and has_money(table)


def has_money(rows: Rows) -> bool:
    """Whether rows print the label of a form's money."""
    return any(section(cell.text) == "funding" for row in rows for cell in row.printed)
