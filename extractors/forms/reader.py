"""A document's content to the forms that stand in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from extractors.forms import funding, heads, indicators, projects, prose
from extractors.forms.doubts import indicator_doubts, unread_doubts
from extractors.forms.header import header
from extractors.forms.laying import LaidRow, Table, lay_all
from extractors.forms.parts import Part, cut
from extractors.forms.tables import PrintedRow, place, printed_rows
from mappings.layouts import layout_of, title_of
from mappings.levels import family_of
from mappings.money_lines import line_name
from mappings.normal import bare, plain
from schemas.form import Doubt, FormRecord, PrintedAmount, PrintedIndicator, PrintedNarrative, PrintedProject
from schemas.grid import Cell, Content
from schemas.head import Column, Head

PROSE = frozenset({"functions", "annual_tasks", "long_term_goal", "annual_goal", "main_task"})
UNTITLED = frozenset({"functions", "annual_tasks", "long_term_goal", "annual_goal"})
"""Sections whose label says no more than the section's name."""


def read_forms(content: Content) -> tuple[FormRecord, ...]:
    """The forms of a document, in order. A run of rows that holds neither money nor indicators is no form."""
    found = []
    for rows in split(printed_rows(content)):
        record = read_form(rows)
        if record.indicators or record.funding:
            found.append(record)
    return tuple(found)


def split(rows: Iterator[PrintedRow]) -> Iterator[list[PrintedRow]]:
    """Rows parted at each title; what stands above the first title belongs to the first form."""
    current: list[PrintedRow] = []
    titled = False
    for row in rows:
        if title_of(row.printed[0].text) is not None and len(row.printed) == 1:
            if titled:
                yield current
                current = []
            titled = True
        current.append(row)
    if current:
        yield current


def read_form(rows: Sequence[PrintedRow]) -> FormRecord:
    """One form from its rows."""
    parts = list(cut(rows))
    top = header([row for part in parts if part.kind == "header" for row in part.rows])
    layout = layout_of({word for row in rows for cell in row.printed for word in marks(cell)})
    kind = layout or top.kind
    gathered = Gathered()
    for part in parts:
        read_part(part, gathered)
    pages = [cell.page for row in rows for cell in row.printed if cell.page is not None]
    return FormRecord(
        form=layout.id if layout is not None else "generic",
        scope=kind.scope if kind is not None else "department",
        stage=kind.stage if kind is not None else "target",
        title=top.title,
        fields=top.fields,
        years=top.years,
        long_term_until=prose.goals_until(rows),
        funding=tuple(gathered.funding),
        projects=tuple(gathered.projects),
        narratives=titled_once(gathered.narratives),
        indicators=tuple(gathered.indicators),
        doubts=(*gathered.doubts, *unread_doubts(chain(top.unread, gathered.unread))),
        page=min(pages, default=None),
        pages=max(pages) - min(pages) + 1 if pages else None,
    )


def marks(cell: Cell) -> tuple[str, ...]:
    """The words by which a cell may mark a layout: as a label, as a money line, as what stands before a colon."""
    word = bare(cell.text)
    return (word, line_name(cell.text), word.partition(":")[0].partition("、")[2]) if len(word) < 40 else ()


class Gathered:
    """What the parts of one form gave so far."""

    def __init__(self) -> None:
        self.funding: list[PrintedAmount] = []
        self.projects: list[PrintedProject] = []
        self.narratives: list[PrintedNarrative] = []
        self.indicators: list[PrintedIndicator] = []
        self.doubts: list[Doubt] = []
        self.unread: list[Cell] = []


def read_part(part: Part, gathered: Gathered) -> None:
    """Add what one part prints."""
    match part.kind:
        case "header":
            pass
        case "indicators":
            read_indicators(part, gathered)
        case "funding":
            money = funding.money(part.rows)
            gathered.doubts += shifted_money(money, len(gathered.funding))
            gathered.funding += money.amounts
            gathered.unread += money.unread
        case "projects":
            table = projects.projects(part)
            gathered.projects += table.projects
            gathered.narratives += table.tasks
            gathered.unread += table.unread
        case "goals":
            gathered.narratives += prose.goals(part)
        case "instructions":
            gathered.narratives += prose.instructions(part)
        case kind if kind in PROSE:
            gathered.narratives += prose.narrative(part)
        case _:
            gathered.unread += [cell for row in part.rows for cell in row.printed if cell is not part.label]


def shifted_money(money: funding.Money, start: int) -> Iterator[Doubt]:
    """A doubt for each line of a money table that stands out of its column."""
    for index in money.shifted:
        entry = money.amounts[index]
        yield Doubt(
            kind="shifted_row",
            table="funding",
            index=start + index,
            message=f"“{entry.item}”一行的单元格与其他行错位，已按内容归位。",
            place=entry.place,
        )


def titled_once(narratives: Sequence[PrintedNarrative]) -> tuple[PrintedNarrative, ...]:
    """Goals keep the heading of their block only where the form prints several such blocks."""
    headings: dict[str, set[str | None]] = {}
    for entry in narratives:
        headings.setdefault(entry.section, set()).add(entry.title)
    return tuple(
        replace(entry, title=None) if entry.section in UNTITLED and len(headings[entry.section]) == 1 else entry
        for entry in narratives
    )


def read_indicators(part: Part, gathered: Gathered) -> None:
    """Add the indicators of one table, and what could not be settled."""
    head = labelled(heads.read_head(part.head, part.horizon), part)
    family = family_of(cell.text for row in part.rows for cell in row.printed)
    label = plain(part.label.text) if part.label is not None else ""
    rows = lay_all(part.rows, Table(head=head, family=family, label=label))
    levels = indicators.filled_down(rows, family)
    stray = [cell for row in part.head for cell in row.printed if heads.role(cell) is None and cell is not part.label]
    found, doubts = indicator_doubts(rows, levels, head, part, len(gathered.indicators), stray)
    gathered.indicators += found
    gathered.doubts += doubts
    gathered.narratives += templates(rows, levels)
    gathered.unread += [cell for row in rows for cell in row.unread]


def labelled(head: Head, part: Part) -> Head:
    """The head with a column for the side label before it."""
    if part.label is None:
        return head
    cols = range(part.label.col, part.label.col + part.label.col_span) if part.head[0].exact else None
    columns = tuple(column for column in head.columns if column.cols is None or cols is None or column.cols != cols)
    return Head(columns=(Column(role="label", cols=cols), *columns), target_lost=head.target_lost)


def templates(rows: Sequence[LaidRow], levels: Sequence[indicators.Levels]) -> Iterator[PrintedNarrative]:
    """The template's own explanation of a level that it leaves without an indicator."""
    for row, own in zip(rows, levels, strict=True):
        explanation = row.text("explanation") or row.text("scoring") or row.text("remark")
        if row.text("level3") is None and explanation is not None:
            where = place(*row.row.printed)
            yield PrintedNarrative(section="instructions", title=own.level2, text=explanation, place=where)
