"""One indicator table: its columns, its rows laid on them, and what no column of the dataset holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.forms import indicators, level_points
from extractors.forms.column_assignment import AssignedTable, LaidRow, lay_all
from extractors.forms.column_evidence import resolved
from extractors.forms.column_headers import read_head, role
from extractors.forms.head_blocks import blocks, far_first, told_apart, within
from extractors.forms.head_names import LEVEL_POINTS
from extractors.forms.page_columns import on_first_columns
from extractors.forms.printed_rows import PrintedRow, place
from extractors.forms.sections import INDICATORS, Part
from mappings.labels import is_placeholder, section
from mappings.misprints import family_meant
from mappings.normal import joined, plain
from schemas.form import Doubt, PrintedNarrative
from schemas.grid import Cell
from schemas.head import Head, HeadColumn

UNHELD = frozenset({"unknown", "aside", "list", "code", "department", "project", "money", LEVEL_POINTS})
"""Roles of columns that no column of the dataset holds, in a table that is no list of forms."""
NUMBERS = 3
"""Longest number in a column that only numbers the rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A table, or one of several that stand side by side."""

    rows: list[LaidRow]
    levels: list[indicators.Levels]
    head: Head
    label: str = ""
    """What the side label prints beside the head."""


def laid_blocks(part: Part) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The tables of a part, and the doubt whether they are told apart."""
    part = replace(part, rows=on_first_columns(part.head, part.rows))
    head = resolved(labelled(read_head(part.head, part.horizon), part), part.rows)
    heads = blocks(head)
    doubts: tuple[Doubt, ...] = ()
    if not told_apart(heads):
        heads = far_first(heads)
        doubts = (untold_horizons(part),)
    return tuple(
        laid_block(part, own, within(part.rows, own) if len(heads) > 1 else part.rows) for own in heads
    ), doubts


def laid_block(part: Part, head: Head, rows: Sequence[PrintedRow]) -> Block:
    """The rows of one table on its columns, with their levels."""
    family = family_meant(cell.text for row in part.rows for cell in row.printed)
    label = side_label(part, head)
    laid = level_points.behind_names(lay_all(rows, AssignedTable(head=head, family=family, label=label)), head)
    levels = indicators.filled_down(laid, family, head)
    if not any(column.role == "level1" for column in head.columns):
        laid = [indicators.without_cells(row) if indicators.level_across(row, family) else row for row in laid]
    return Block(rows=laid, levels=levels, head=head, label=label)


def side_label(part: Part, head: Head) -> str:
    """What stands beside the head of a table: its label, or a piece of one that a page break cut."""
    if part.label is not None or not part.head[0].columns_aligned:
        return plain(part.label.text) if part.label is not None else ""
    first = head.columns[0].cols.stop if head.columns[0].cols is not None else 0
    return "".join(plain(cell.text) for row in part.head for cell in row.printed if cell.col < first)


def labelled(head: Head, part: Part) -> Head:
    """The head with a column for the side label before it, which stands beside each row or beside the first alone."""
    cols = None
    if part.head[0].columns_aligned:
        cols = range(min((column.cols.start for column in head.columns if column.cols is not None), default=0))
    return Head(columns=(HeadColumn(role="label", cols=cols), *head.columns), target_lost=head.target_lost)


def untold_horizons(part: Part) -> Doubt:
    """Tables side by side whose heads do not say which is for the long term."""
    return Doubt(
        kind="ambiguous_value",
        table="indicators",
        index=None,
        field="horizon",
        message="并排的两组指标未注明哪一组属于实施期、哪一组属于年度，暂按左侧为实施期、右侧为年度读取。",
        place=place(*(cell for row in part.head for cell in row.printed)),
    )


def stray_cells(part: Part, head: Head) -> list[Cell]:
    """Texts among the heads that head no column."""
    known = {column.head.text for column in head.columns if column.head is not None}
    cells = [cell for row in part.head for cell in row.printed]
    return [cell for cell in cells if role(cell) is None and cell is not part.label and cell.text not in known]


def unread_columns(block: Block) -> Iterator[Doubt]:
    """One doubt for each column of a table that no column of the dataset holds, with all that it prints."""
    for at, column in enumerate(block.head.columns):
        if column.role not in UNHELD:
            continue
        cells = [cell for row in block.rows if (cell := row.cells[at]) is not None and not is_placeholder(cell.text)]
        texts = [joined(cell.text) for cell in cells]
        if not texts or (all(text.isdigit() and len(text) <= NUMBERS for text in texts) and column.role == "aside"):
            continue
        name = joined(column.head.text) if column.head is not None else ""
        said = f"“{name}”一栏" if name else "没有表头的一栏"
        sums = column.role == LEVEL_POINTS and level_points.adds_up(block.rows, block.head, at)
        yield Doubt(
            kind="unread_text",
            severity="info" if sums else None,
            table="indicators",
            index=None,
            field=name or None,
            message=f"指标表中{said}没有对应的栏目，共{len(texts)}格未写入任何表。",
            observed="；".join(texts),
            place=place(*cells),
        )


def templates(block: Block) -> Iterator[PrintedNarrative]:
    """The template's own explanation of a level that it leaves without an indicator."""
    for row, own in zip(block.rows, block.levels, strict=True):
        explanation = row.text("explanation") or row.text("scoring") or row.text("remark")
        if row.text("level3") is None and explanation is not None:
            where = place(*row.row.printed)
            yield PrintedNarrative(section="instructions", title=own.level2, text=explanation, place=where)


def left_over(block: Block) -> Iterator[Cell]:
    """The printed cells of rows that name no indicator, levels and templates aside, and those that no column took."""
    yield from strange_labels(block)
    for row in block.rows:
        if row.text("level3") is not None:
            continue
        yield from row.unread
        for column, cell in zip(block.head.columns, row.cells, strict=True):
            if cell is not None and column.role in VALUED and not is_placeholder(cell.text):
                yield cell


def strange_labels(block: Block) -> Iterator[Cell]:
    """The cells beside a table whose columns are places that are no piece of its side label."""
    cells = [cell for row in block.rows if (cell := row.roles.get("label")) is not None and row.row.columns_aligned]
    printed = [cell for cell in cells if not is_placeholder(cell.text)]
    whole = block.label + "".join(plain(cell.text) for cell in printed)
    if section(whole) not in INDICATORS:
        yield from (cell for cell in printed if section(cell.text) is None and plain(cell.text) not in block.label)


VALUED = frozenset({"value", "op", "unit", "weight", "score"})
"""Columns whose cells say something of an indicator that must be named."""
