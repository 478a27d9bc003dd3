"""A money table whose columns are places: every amount under the heads above it and behind the words left of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.forms.amount_lines import (
    LONGEST_LINE,
    could_be_line,
    is_number,
    line_of,
    measures,
    only_labelled,
    tells,
    words_before,
)
from extractors.forms.amount_notes import with_points, with_unit
from extractors.forms.inline_money import inline
from extractors.forms.money_heads import NOW, HeadWord, Side, head_word, spends
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import money_unit, parse_amount
from mappings.labels import is_placeholder, year_head
from mappings.layouts import is_ornament
from mappings.normal import joined, plain
from schemas.form import PrintedAmount, When
from schemas.grid import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a money table prints."""

    amounts: tuple[PrintedAmount, ...]
    unread: tuple[Cell, ...]


@dataclass(slots=True)
class MoneyTable:
    """A table while its rows are read from the top."""

    stacks: dict[int, list[Cell]] = field(default_factory=dict)
    """Over each grid column the texts of the block of heads that is nearest, the lowest last."""
    closed: set[int] = field(default_factory=set)
    """Columns under whose heads an amount stands: the next text begins another block."""
    reaching: list[tuple[Cell, int]] = field(default_factory=list)
    """Cells that reach below the row they begin in, and the last row they reach."""
    walls: set[int] = field(default_factory=set)
    """Columns in which a cell of the grid that is read begins."""
    numbered: frozenset[int] = frozenset()
    """Columns in which a number stands."""
    headed: bool = False
    """Whether a row of heads stands above, so that an amount without a head has no column."""
    side: Side | None = None
    """The side of the budget that the last label began."""
    used: set[int] = field(default_factory=set)
    """`id` of each cell that an amount needs, or that is a known word."""
    amounts: list[PrintedAmount] = field(default_factory=list)

    def heads(self, cell: Cell) -> list[Cell]:
        """The heads over a cell, the lowest first; none where its columns have different ones."""
        over = {tuple(map(id, self.stacks[col])): self.stacks[col] for col in span(cell) if self.stacks.get(col)}
        if len(over) > 1:
            lowest = {plain(stack[-1].text) for stack in over.values()}
            known = [stack for stack in over.values() if head_word(stack[-1].text).known]
            stacks = known if len(known) == 1 else list(over.values()) if len(lowest) == 1 else []
        else:
            stacks = list(over.values())
        return stacks[0][::-1] if stacks else []

    def put(self, cell: Cell) -> None:
        """Take a text in as a head of what stands below it."""
        for col in span(cell):
            if col in self.closed:
                self.closed.discard(col)
                self.stacks[col] = []
            self.stacks.setdefault(col, []).append(cell)


def span(cell: Cell) -> range:
    """The grid columns that a cell reaches over."""
    return range(cell.col, cell.col + cell.col_span)


def read_grid(rows: Sequence[PrintedRow]) -> Read:
    """The amounts of the rows, and the cells that nothing explains."""
    numbers = [cell for row in rows for cell in row.printed if is_number(cell)]
    table = MoneyTable(numbered=frozenset(col for cell in numbers for col in span(cell)))
    grid: int | None = None
    last: PrintedRow | None = None
    for row in rows:
        if row.grid != grid:
            table.reaching, grid = [], row.grid
            if last is not None and row.grid is not None:
                carry_over(table, last, row)
            table.walls.clear()
        table.walls.update(cell.col for cell in row.cells)
        read_row(row, table)
        last = row if row.grid is not None else last
    printed = [cell for row in rows for cell in row.printed]
    amounts = with_unit(table.amounts, printed)
    return Read(amounts=tuple(amounts), unread=tuple(cell for cell in printed if id(cell) not in table.used))


def carry_over(table: MoneyTable, last: PrintedRow, first: PrintedRow) -> None:
    """Put the heads of a table over the columns of the next one that goes on with it, whose places are its own.

    Its first row tells them, where it has as many cells as the last row had, or where its numbers begin at walls of the
    table; where not, no head is over any column.
    """
    old, new = body(last), body(first)
    if len(old) != len(new):
        if not (end(last) == end(first) and {cell.col for cell in new if is_number(cell)} <= table.walls):
            table.stacks, table.closed = {}, set()
        return
    pairs = list(zip(old, new, strict=True))
    table.stacks = {col: [*table.stacks.get(was.col, ())] for was, own in pairs for col in span(own)}
    table.closed = {col for was, own in pairs if was.col in table.closed for col in span(own)}


def body(row: PrintedRow) -> list[Cell]:
    """The cells of a row but for blank ones and the label at its side, which reaches over several rows."""
    first = next((at for at, cell in enumerate(row.cells) if cell.text.strip()), 0)
    side = row.cells[first].row_span > 1 or labels_part(row.cells[first])
    return list(row.cells[first + side :])


def end(row: PrintedRow) -> int:
    """The grid column behind a row's last cell."""
    return max(cell.col + cell.col_span for cell in row.cells)


def labels_part(cell: Cell) -> bool:
    """Whether a cell is the label of a money table."""
    return head_word(cell.text).label or not cell.text.strip()


def read_row(row: PrintedRow, table: MoneyTable) -> None:
    """One row: heads are put over their columns, amounts read under theirs."""
    top = row.cells[0].row
    table.reaching = [(cell, last) for cell, last in table.reaching if last >= top]
    left = sorted([*row.printed, *(cell for cell, _ in table.reaching)], key=lambda cell: cell.col)
    table.reaching += [(cell, top + cell.row_span - 1) for cell in row.printed if cell.row_span > 1]
    sides = {side for cell in row.printed if (side := head_word(cell.text).side) is not None}
    if sides:
        # Both in one row head columns: what stands under neither is on no side for that.
        table.side = sides.pop() if len(sides) == 1 else None
    for cell in row.printed:
        word = head_word(cell.text)
        if is_number(cell):
            continue
        if word.known or is_ornament(cell.text) or is_placeholder(cell.text) or money_unit(cell.text) is not None:
            table.used.add(id(cell))
    if row.grid is None or is_head(row):
        if row.grid is not None:
            table.headed = True
            put_all(row, table)
        else:
            table.amounts += inline(row, table.used)
        return
    if told := inline(row, table.used):
        table.amounts += told
        return
    if not any(map(is_number, row.printed)):
        if heads_columns(row, table):
            put_all(row, table)
        return
    read_numbers(row, left, table)


def put_all(row: PrintedRow, table: MoneyTable) -> None:
    """Every text of a row over its columns."""
    for cell in row.printed:
        if (is_year(cell) or not is_number(cell)) and not is_placeholder(cell.text):
            table.put(cell)
            table.used.update([id(cell)] if is_year(cell) else [])


def heads_columns(row: PrintedRow, table: MoneyTable) -> bool:
    """Whether a row of texts stands over the rows below: before any amount, as a title across, or by its words."""
    across = len(row.printed) == 1 and row.printed[0].col_span > 1 and len(row.cells) == 1
    return not table.amounts or across or sum(head_word(cell.text).known for cell in row.printed) > 1


def read_numbers(row: PrintedRow, left: Sequence[Cell], table: MoneyTable) -> None:
    """The numbers of a row."""
    line: list[PrintedAmount] = []
    beside: dict[str, Cell] = {}
    left = [cell for cell in left if not stands_for_number(cell, table)]
    for cell in row.printed:
        if is_number(cell):
            read_number(cell, left, table, line, beside)
            table.closed.update(span(cell))
    line = told_apart(row, line, table)
    if line:
        table.amounts += with_points(line, beside)
    else:
        table.used.difference_update(map(id, beside.values()))


def stands_for_number(cell: Cell, table: MoneyTable) -> bool:
    """Whether an unknown text stands where its head asks for a number, so that it names no line: 约80, 待定."""
    if is_number(cell) or head_word(cell.text).known or table.numbered.isdisjoint(span(cell)):
        return False
    lowest = [head_word(head.text) for head in table.heads(cell)[:1]]
    return any(word.line is None and (word.kind is not None or word.when is not None or word.prior) for word in lowest)


def told_apart(row: PrintedRow, line: list[PrintedAmount], table: MoneyTable) -> list[PrintedAmount]:
    """A row's amounts without those that would be one and the same amount of the form, which are left unread.

    Amounts that have their line's name right before them are pairs, and stay, as do those under other known heads.
    """
    pairs = {(id(first), id(second)) for first, second in pairwise(row.printed)}
    kinds = [(entry.section, entry.item, entry.when, entry.measure, known_heads(entry, table)) for entry in line]
    own = [(id(entry.place.cells[0]), id(entry.place.cells[-1])) in pairs for entry in line]
    alone = {kind for kind in kinds if all(paired for paired, other in zip(own, kinds, strict=True) if other == kind)}
    kept = []
    for entry, kind in zip(line, kinds, strict=True):
        if kinds.count(kind) == 1 or kind in alone:
            kept.append(entry)
        else:
            table.used.discard(id(entry.place.cells[-1]))
    return kept


def known_heads(entry: PrintedAmount, table: MoneyTable) -> tuple[str, ...]:
    """The heads above an amount where the lowest is a known word."""
    heads = table.heads(entry.place.cells[-1])
    return tuple(plain(head.text) for head in heads) if heads and head_word(heads[0].text).known else ()


def is_year(cell: Cell) -> bool:
    """Whether a number may be a year."""
    return year_head(cell.text) is not None


def is_head(row: PrintedRow) -> bool:
    """Whether a row names columns: words that only heads are, behind any stray number in its blank corner."""
    words = [(cell, head_word(cell.text)) for cell in row.printed if not is_number(cell)]
    numbers = [cell for cell in row.printed if is_number(cell)]
    if numbers and all(map(is_year, numbers)) and all(word.line is None for _, word in words):
        words, numbers = [(cell, head_word(cell.text)) for cell in row.printed], []
    telling = [cell for cell, word in words if word.telling or (word.when is not None and word.line is None)]
    if not telling or sum(word.known for _, word in words) < 2:
        return False
    return not numbers or (len(telling) > 1 + len(numbers) and all(cell.col < telling[0].col for cell in numbers))


def read_number(
    cell: Cell, left: Sequence[Cell], table: MoneyTable, line: list[PrintedAmount], beside: dict[str, Cell]
) -> None:
    """A number: an amount of its line, or its share, rate, weight or score; unread where its column is unsure."""
    before = words_before(cell, left)
    heads = table.heads(cell)
    if unsure(cell, before, heads, table):
        return
    own = 1 if before and could_be_line(before[0]) else 0
    words = [head_word(head.text) for head in (*before[:own], *heads, *before[own:])]
    kinds = [word.kind for word in (head_word(head.text) for head in (*heads, *before[:1])) if word.kind is not None]
    kind = kinds[0] if kinds else "amount"
    if any(word.change for word in words) and (adjusts(table) or is_negative(cell)):
        return
    match kind:
        case "aside":
            table.used.update([] if any(word.partial for word in words) else [id(cell)])
        case "share" | "rate" | "weight" | "score":
            told = joined(cell.text)
            if kind != "share" or not line:
                beside[kind] = cell
            else:
                line[-1] = replace(line[-1], share=percent(told, words))
            table.used.add(id(cell))
        case _:
            alone = cell is left[-1] and sum(map(is_number, left)) == 1
            found = amount(cell, before, heads, words, table, last=alone)
            if found is not None:
                line.append(found)


def adjusts(table: MoneyTable) -> bool:
    """Whether a column says what the budget was adjusted to, beside the one that says by how much."""
    heads = {head_word(cell.text) for stack in table.stacks.values() for cell in stack}
    return any(word.measure == "adjusted" and not word.change for word in heads)


def is_negative(cell: Cell) -> bool:
    """Whether a cell prints an amount below nothing."""
    told = parse_amount(cell.text)
    return told is not None and told.number < 0


def percent(told: str, words: Sequence[HeadWord]) -> str:
    """A share with the sign that only its column's head prints."""
    return f"{told}%" if any(word.percent for word in words) and told[-1:].isdigit() else told


def unsure(cell: Cell, before: Sequence[Cell], heads: Sequence[Cell], table: MoneyTable) -> bool:
    """Whether no head says what the column of a number holds: an unknown one, several, or none among others."""
    if not heads:
        several = any(table.stacks.get(col) for col in span(cell))
        return (several and table.headed) or (table.headed and bool(before)) or not before
    lowest = head_word(heads[0].text)
    named = any(head_word(other.text).line is not None for other in before[:1])
    if lowest.known or stands_among_lines(heads, table):
        return False
    return table.headed or (not named and len(plain(heads[0].text)) > LONGEST_LINE)


def stands_among_lines(heads: Sequence[Cell], table: MoneyTable) -> bool:
    """Whether an unknown head stands with known lines under one head that says what they measure: a line, too."""
    if len(heads) < 2 or head_word(heads[1].text).measure is None or not could_be_line(heads[0]):
        return False
    group = span(heads[1])
    beside = [stack[-1] for col in group if len(stack := table.stacks.get(col, [])) > 1 and stack[-2] is heads[1]]
    return any(head_word(cell.text).line is not None for cell in beside if cell is not heads[0])


def amount(
    cell: Cell,
    before: Sequence[Cell],
    heads: Sequence[Cell],
    words: Sequence[HeadWord],
    table: MoneyTable,
    *,
    last: bool,
) -> PrintedAmount | None:
    """An amount with its line, side, year, measure and unit; None where no line is told or it is no amount."""
    if parse_amount(cell.text) is None:
        return None
    own = [other for other in before if not labels_block(other, table)]
    name, sources = line_of(own, [] if below_amounts(own, table) else heads)
    if name is None or (only_labelled(sources) and (measures(before) or not (last or heads or tells(before)))):
        return None
    table.used.update(map(id, (cell, *sources)))
    unit = next((word.unit for word in words if word.unit is not None), None)
    measure = next((word.measure for word in words if word.measure is not None), None)
    untold = When() if any(word.prior for word in words) else NOW
    when = next((word.when for word in words if word.when is not None), untold)
    return PrintedAmount(
        section=side_of(before, heads, sources, table),
        item=name,
        text=joined(cell.text),
        share=None,
        when=when,
        measure=measure or "budget",
        unit=unit,
        place=place(*sources[:1], cell),
    )


def below_amounts(before: Sequence[Cell], table: MoneyTable) -> bool:
    """Whether the name of an amount stands under a line that has its amounts above it: other lines begin there."""
    name = next((cell for cell in before if could_be_line(cell)), None)
    if name is None or not table.closed.issuperset(span(name)):
        return False
    return any(head_word(head.text).line is not None for head in table.heads(name))


def labels_block(cell: Cell, table: MoneyTable) -> bool:
    """Whether an unknown text beside a line is the label of all its rows: it stands among the heads itself."""
    return not head_word(cell.text).known and any(cell is head for head in table.stacks.get(cell.col, ()))


def side_of(before: Sequence[Cell], heads: Sequence[Cell], sources: Sequence[Cell], table: MoneyTable) -> Side:
    """The side of the budget: printed beside or above the amount or its line, else the line's own."""
    over = [head for source in sources for head in table.heads(source)]
    told = [word.side for cell in (*before, *heads, *over) if (word := head_word(cell.text)).side is not None]
    if told and told[0] is not None:
        return told[0]
    item = next((entry for source in sources if (entry := head_word(source.text).item) is not None), None)
    if item is not None and (item.id != "total" or table.side is None):
        return "expenditure" if item.section == "expenditure" else "income"
    # A measure (全年支出数) tells how far the money is spent, not where it stands in the budget.
    if any(spends(cell.text) for cell in (*sources, *heads, *over) if head_word(cell.text).measure is None):
        return "expenditure"
    return table.side or "income"
