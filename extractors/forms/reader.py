"""A document's content to the forms that stand in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from extractors.forms import column_headers, funding, indicators, projects, prose
from extractors.forms.asides import aside_doubts
from extractors.forms.closing_rows import closing_rows
from extractors.forms.form_header import header
from extractors.forms.form_kind import scope_of, stage_of
from extractors.forms.form_lists import RowRun, goal, listing
from extractors.forms.indicator_tables import laid_blocks, left_over, stray_cells, templates, unread_columns
from extractors.forms.issues import indicator_doubts, lost_heads, shifted_labels, unread_doubts
from extractors.forms.ledger import balanced
from extractors.forms.list_totals import total_doubts
from extractors.forms.printed_rows import PrintedRow
from extractors.forms.sections import Part, cut
from extractors.forms.segmentation import segments
from mappings.layouts import layout_of, title_of
from mappings.levels import family_of
from mappings.money_lines import line_name
from mappings.normal import bare
from schemas.form import (
    Doubt,
    FormRecord,
    Place,
    PrintedAmount,
    PrintedField,
    PrintedIndicator,
    PrintedNarrative,
    PrintedProject,
)
from schemas.grid import Cell, Content
from schemas.head import Head

PROSE = frozenset({"functions", "annual_tasks", "long_term_goal", "annual_goal", "main_task", "goal_results"})
UNTITLED = frozenset({"functions", "annual_tasks", "long_term_goal", "annual_goal", "annual_result"})
"""Sections whose label says no more than the section's name."""


def read_forms(content: Content) -> tuple[FormRecord, ...]:
    """The forms of a document, in order. A run of rows that holds neither money nor indicators is no form.

    Among the pages of a longer document money makes a form only below a form's title: budgets are full of money tables.
    """
    return tuple(record for rows in segments(content) for record in forms_of(rows, content))


def forms_of(rows: Sequence[PrintedRow], content: Content) -> tuple[FormRecord, ...]:
    """The forms among the rows of one segment of a content."""
    records = (
        record if record.indicators or content.pages is None else without_indicators(record)
        for record in read_segment(rows)
    )
    return tuple(record for record in records if record.indicators or (record.funding and is_form(record, content)))


def is_form(record: FormRecord, content: Content) -> bool:
    """Whether money alone makes a form of what was read."""
    return content.pages is None or record.title is not None


def without_indicators(record: FormRecord) -> FormRecord:
    """A form of whose pages none prints indicators, told as such."""
    doubt = Doubt(
        kind="truncated",
        table="indicators",
        index=None,
        message="这张表只有表头和资金，未见绩效指标，请核对原件是否缺页。",
        place=Place(page=record.page),
    )
    return replace(record, doubts=(*record.doubts, doubt))


def read_segment(rows: Sequence[PrintedRow]) -> Iterator[FormRecord]:
    """The form of some rows, or the forms where they are a list of many."""
    parts = list(cut(rows))
    whole = read_form(rows, parts)
    table = next((part for part in parts if part.kind == "indicators"), None)
    if table is None or not column_headers.is_list(column_headers.read_head(table.head, table.horizon)):
        yield from balanced(rows, [whole])
        return
    block = laid_blocks(table)[0][0]
    found = listing(block.rows, block.head)
    records = [listed(whole, run, block.head, table) for run in found.forms]
    told = tuple(total_doubts(found.totals, [run.paid for run in found.forms]))
    if records and told:
        records[0] = replace(records[0], doubts=(*records[0].doubts, *told))
    yield from balanced(rows, records)


def listed(whole: FormRecord, run: RowRun, head: Head, table: Part) -> FormRecord:
    """One form of a list, under the title and with the fields of the whole."""
    family = family_of(cell.text for row in run.rows for cell in row.row.printed)
    found, doubts = indicator_doubts(run.rows, indicators.filled_down(run.rows, family, head), head, table, 0, [])
    pages = [cell.page for row in run.rows for cell in row.row.printed if cell.page is not None]
    unread = [cell for row in run.rows if row.text("level3") is None for cell in row.unread]
    fields = (*run.fields, *whole.fields)
    kind = title_of(whole.title) if whole.title is not None else None
    return replace(
        whole,
        fields=fields,
        scope=scope_of(fields, kind, None, ()) or whole.scope,
        funding=run.funding,
        projects=(),
        narratives=run.narratives,
        indicators=(*found, *run.indicators),
        doubts=(*doubts, *unread_doubts(unread), *aside_doubts(row.row for row in run.rows)),
        page=min(pages, default=None),
        pages=max(pages) - min(pages) + 1 if pages else None,
    )


def read_form(rows: Sequence[PrintedRow], parts: Sequence[Part]) -> FormRecord:
    """One form from its rows."""
    top = header([row for part in parts if part.kind == "header" for row in part.rows])
    layout = layout_of({word for row in rows for cell in row.printed for word in marks(cell)})
    gathered = Gathered()
    for part in parts:
        read_part(part, gathered)
    pages = [cell.page for row in rows for cell in row.printed if cell.page is not None]
    return FormRecord(
        form=layout.id if layout is not None else "generic",
        scope=scope_of(top.fields, top.kind, layout, parts),
        stage=stage_of(top.kind, layout, gathered.indicators),
        title=top.title,
        fields=(*top.fields, *gathered.fields),
        years=top.years,
        long_term_until=prose.goals_until(rows),
        funding=tuple(gathered.funding),
        projects=tuple(gathered.projects),
        narratives=titled_once(gathered.narratives),
        indicators=tuple(gathered.indicators),
        doubts=(
            *gathered.doubts,
            *shifted_labels(parts),
            *unread_doubts(chain(top.unread, gathered.unread)),
            *aside_doubts(rows),
        ),
        page=min(pages, default=None),
        pages=max(pages) - min(pages) + 1 if pages else None,
    )


def marks(cell: Cell) -> tuple[str, ...]:
    """The words by which a cell may mark a layout: as a label, as a money line, as what stands before a colon."""
    word = bare(cell.text)
    return (word, line_name(cell.text), word.partition(":")[0].partition("、")[2]) if len(word) < 40 else ()


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What the parts of one form gave so far."""

    fields: list[PrintedField] = field(default_factory=list)
    funding: list[PrintedAmount] = field(default_factory=list)
    projects: list[PrintedProject] = field(default_factory=list)
    narratives: list[PrintedNarrative] = field(default_factory=list)
    indicators: list[PrintedIndicator] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[Cell] = field(default_factory=list)


def read_part(part: Part, gathered: Gathered) -> None:
    """Add what one part prints."""
    match part.kind:
        case "header":
            pass
        case "indicators":
            read_indicators(part, gathered)
        case "funding":
            beside, lines = prose.beside_money(part.rows)
            gathered.narratives += beside
            money = funding.money(lines)
            gathered.doubts += shifted_money(money, len(gathered.funding))
            gathered.funding += money.amounts
            gathered.unread += money.unread
        case "projects":
            table = projects.projects(part)
            gathered.projects += table.projects
            gathered.funding += table.funding
            gathered.narratives += table.tasks
            gathered.unread += table.unread
        case "goals":
            told, unread = prose.goals(part)
            gathered.narratives += told
            gathered.unread += unread
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
    """Add the indicators of one table, or of several side by side, and what could not be settled."""
    found_blocks, untold = laid_blocks(part)
    gathered.doubts += [*untold, *lost_heads(part)]
    for number, block in enumerate(found_blocks):
        stray = [] if part.head[0].columns_aligned or number else stray_cells(part, block.head)
        found, doubts = indicator_doubts(block.rows, block.levels, block.head, part, len(gathered.indicators), stray)
        gathered.indicators += found
        gathered.doubts += [*doubts, *unread_columns(block)]
        gathered.narratives += [*templates(block), *goal(block.rows)]
        gathered.unread += left_over(block)
    below = closing_rows(part.closing, found_blocks[-1].head)
    gathered.fields += below.fields
    gathered.narratives += below.notes
    gathered.unread += below.unread
