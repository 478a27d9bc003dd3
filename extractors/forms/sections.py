"""A document's rows cut into the parts of a form: money, prose, projects, indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.forms.amount_lines import SENTENCE
from extractors.forms.column_headers import continues_head, head_rows, is_group, meant, starts_head
from extractors.forms.cut_heads import whole_head
from extractors.forms.head_roles import LEVELS, role
from extractors.forms.lost_heads import lost_head
from extractors.forms.money_heads import head_word
from extractors.forms.numbered_items import unnumbered
from extractors.forms.printed_rows import PrintedRow
from extractors.values import parse_amount, parse_date
from mappings.closing_words import closing, labels_note
from mappings.goal_labels import goal_head, goal_label, section_of
from mappings.labels import begins_field, context_column, project_column, title
from mappings.labels import field as field_label
from mappings.layouts import is_ornament
from mappings.levels import level_of
from mappings.normal import bare, numbered, plain
from schemas.form import Horizon
from schemas.grid import Cell

INDICATORS: dict[str, Horizon] = {"long_term_indicators": "long_term", "annual_indicators": "annual"}

COLONS = ("：", ":")
"""Behind a word that waits to be filled in, as signatures do; no indicator is named so."""
GOALS = frozenset({"long_term_goal", "annual_goal"})
GOAL_HEADS = GOALS | {"goal_results"}
"""Heads of goals that stand side by side, in self-evaluations beside what came of them."""


LONGEST_LABEL = 16
"""Characters of the longest label that is not known."""
UNKNOWN = "unknown"
"""A part under a label that no list has, which is told as a whole."""
TABLES = frozenset({"projects", "funding"})
"""Parts whose rows stand under heads, so that a table cut in two goes on without them."""


@dataclass(slots=True, kw_only=True)
class Part:
    """One part of a form, while its rows are gathered."""

    kind: str
    """A section of `mappings/forms/labels.yaml`; `indicators`, `projects` for tables; `header` before any."""
    label: Cell | None = None
    """The cell that heads it."""
    head: list[PrintedRow] = field(default_factory=list)
    """Rows of its table's head."""
    rows: list[PrintedRow] = field(default_factory=list)
    closing: list[PrintedRow] = field(default_factory=list)
    """Rows of a table of indicators that name none: sums of points, grades, signatures, notes."""
    horizon: Horizon = "annual"
    goal: int | None = None
    """The number that its label ends in."""
    announced: Horizon | None = None
    """Horizon of the indicators whose title is its last row."""
    lost: bool = False
    """Whether its table lost its head, which is told from the first row."""


def cut(rows: Sequence[PrintedRow]) -> Iterator[Part]:
    """The parts in reading order. A part's label row is its first row, unless the row is a table's head."""
    part = Part(kind="header")
    goal: int | None = None
    taken = 0
    for at, row in enumerate(rows):
        if at < taken:
            continue
        following = begin(row, part, goal)
        if following is None:
            gather(row, part)
            continue
        if following.head and not following.lost:
            covered = head_rows(rows, at)
            following.head = list(rows[covered.start : covered.stop])
            part.rows = [above for above in part.rows if above not in following.head]
            taken = covered.stop
        yield part
        part = following
        goal = part.goal if part.kind in {"long_term_goal", "annual_goal"} else goal
    yield part


def begin(row: PrintedRow, part: Part, goal: int | None) -> Part | None:
    """The part that a row begins; None where it goes on with the one before."""
    first = row.printed[0]
    kind = title(first.text) or goal_label(first.text) if is_title(row) else section_of(first.text)
    if (kind is None or kind in INDICATORS) and labels_itself(row, part):
        if kind is not None:
            return Part(kind=UNKNOWN, label=first, rows=[row], announced=INDICATORS[kind])
        return Part(kind="header" if field_label(first.text) is not None else UNKNOWN, rows=[row])
    if kind is not None and kind not in INDICATORS and names_within(row, kind, part):
        return None
    if starts_head(row):
        if part.kind == "indicators" and kind is None:
            return None
        before = part.horizon if part.kind == "indicators" else part.announced or "annual"
        horizon = INDICATORS.get(kind or "", before)
        label = first if kind is not None else None
        return Part(kind="indicators", label=label, head=[row], horizon=horizon, goal=goal)
    if part.kind != "indicators" and (head := lost_head(row)) is not None:
        horizon = INDICATORS.get(kind or "", part.announced or "annual")
        label = first if kind is not None else None
        return Part(kind="indicators", label=label, head=[head], rows=[row], horizon=horizon, goal=goal, lost=True)
    if is_project_head(row):
        return Part(kind="projects", label=first if kind is not None else None, head=[row])
    if kind is None and part.kind not in {"funding", "projects", "indicators"} and begins_money(row):
        return Part(kind="funding", rows=[row])
    if kind is None or kind in INDICATORS or (kind == "main_task" and part.kind == "projects"):
        return None
    if labels_goals(first, part) or repeats_label(row, kind, part):
        return None
    kinds = [kind, *(goal_head(cell.text) for cell in row.printed[1:])]
    if kind == "goals" and len(kinds) == 2 and kinds[1] is None:
        kinds[0] = kind = goal_head(first.text) or kind
    if len(kinds) > 1 and GOAL_HEADS.issuperset(kinds):
        label = first if len(set(kinds)) < len(kinds) else None
        return Part(kind="goals", label=label, rows=[row])
    return Part(kind=kind, label=first, rows=[row], goal=numbered(first.text))


def labels_itself(row: PrintedRow, part: Part) -> bool:
    """Whether a row below prose or tasks prints, in the column of their label, a label of its own, be it unknown."""
    label, first = part.label, row.printed[0]
    if (
        label is None
        or part.kind in {"header", "indicators", "funding"}
        or not row.columns_aligned
        or len(row.printed) < 2
    ):
        return False
    if label.row_span <= len(part.head) > 0:
        return False  # a head over its own column
    above = [*part.head, *part.rows][0]
    if above.grid != row.grid or len(above.printed) < 2:
        return False
    if starts_head(row) or is_project_head(row) or begins_money(row) or lost_head(row) is not None:
        return False
    beneath = label.col <= first.col and first.col + first.col_span <= label.col + label.col_span
    return beneath and could_be_label(first.text)


def could_be_label(text: str) -> bool:
    """Whether a text may be a label: short, no sentence, no number, no item of a list."""
    word = plain(text)
    listed = numbered(text) is not None or unnumbered(text) != text
    return len(word) <= LONGEST_LABEL and not SENTENCE.search(word) and not listed and parse_amount(text) is None


def names_within(row: PrintedRow, kind: str, part: Part) -> bool:
    """Whether what would label a part of the form is a level or a name among indicators: right of the first of them.

    Goals are no part of their own even in the first column.
    """
    if not stands_among_indicators(row, part):
        return False
    first = min(cell.col for above in part.head for cell in above.printed if role(meant(cell)) in LEVELS)
    return kind in GOAL_HEADS | {"goals"} or row.printed[0].col > first


def stands_among_indicators(row: PrintedRow, part: Part) -> bool:
    """Whether a row begins right of the side label of an indicator table, so that its words name an indicator."""
    levels = [cell.col for above in part.head for cell in above.printed if role(meant(cell)) in LEVELS]
    return (
        part.kind == "indicators"
        and row.columns_aligned
        and row.printed[0].col >= min(levels, default=row.printed[0].col + 1)
    )


def begins_money(row: PrintedRow) -> bool:
    """Whether a row without a known label is one of money all the same: a known line before an amount, or heads."""
    if row.grid is None:
        return False
    words = [head_word(cell.text) for cell in row.printed]
    numbers = [parse_amount(cell.text) is not None for cell in row.printed]
    lines = [word.line is not None or word.measure is not None for word in words]
    beside = any(lines[at] and not numbers[at] and numbers[at + 1] for at in range(len(words) - 1))
    heads = sum(word.known for word in words) >= max(2, len(words) - 1) and not any(numbers)
    return beside or (heads and (sum(lines) > 1 or any(word.measure is not None for word in words)))


def is_title(row: PrintedRow) -> bool:
    """Whether a row of a table is one text alone, and so may be a title across it."""
    return len(row.printed) == 1 and row.grid is not None


def repeats_label(row: PrintedRow, kind: str, part: Part) -> bool:
    """Whether a row only repeats the side label of a table that another table, or the next page, goes on with."""
    if kind != part.kind or kind not in TABLES or len(row.printed) < 2:
        return False
    last = next(reversed((*part.head, *part.rows)), None)
    return last is not None and (row.grid, row.printed[0].page) != (last.grid, last.printed[0].page)


def labels_goals(cell: Cell, part: Part) -> bool:
    """Whether a cell is the side label of goals whose heads stand above it, where a page ends beside the label."""
    if part.kind != "goals" or part.label is not None or len(part.rows) > 1:
        return False
    return section_of(cell.text) in GOALS | {"goals"} and cell.col < part.rows[0].printed[0].col


def gather(row: PrintedRow, part: Part) -> None:
    """Add a row to the part that it goes on with: to the head, as a repeated head, or to the body."""
    if labels_goals(row.printed[0], part):
        part.label = row.printed[0]
    announced = INDICATORS.get(title(row.printed[0].text) or "") if is_title(row) else None
    if part.kind != "indicators" and announced is not None:
        part.announced = announced
        return
    if part.kind == "indicators":
        if not part.rows and len(part.head) == 1 and (head := whole_head(part.head[0], row, part.label)):
            part.head = head
            return
        if not part.rows and continues_head(row):
            part.head.append(row)
        if starts_head(row) or continues_head(row) or repeats_groups(row) or repeats_head(row, part):
            return
        if not sums_forms(row, part) and (sums_points(row) or closes(row, part) or stands_below(row, part)):
            part.closing.append(row)
            return
    part.rows.append(row)


def sums_forms(row: PrintedRow, part: Part) -> bool:
    """Whether a row adds up the amounts of a list of forms."""
    lists = any(context_column(cell.text) == "project" for above in part.head for cell in above.printed)
    return lists and closing(row.printed[0].text) == "sum"


def repeats_groups(row: PrintedRow) -> bool:
    """Whether a row says again what columns have in common, above a head that a page repeats."""
    groups = row.printed[1:] if section_of(row.printed[0].text) in INDICATORS else row.printed
    return len(groups) > 1 and all(is_group(cell) and cell.col_span > 1 for cell in groups)


def repeats_head(row: PrintedRow, part: Part) -> bool:
    """Whether a row prints nothing but words of the table's head, as the lower storey of one that a page repeats."""
    head = {bare(cell.text) for above in part.head for cell in above.printed}
    return len(row.printed) > 1 and all(bare(cell.text) in head for cell in row.printed)


def sums_points(row: PrintedRow) -> bool:
    """Whether a row of indicators only adds up their points: 总分, then numbers."""
    numbers = [parse_amount(cell.text) is not None for cell in row.printed]
    return is_ornament(row.printed[0].text) and not numbers[0] and all(numbers[1:])


def closes(row: PrintedRow, part: Part) -> bool:
    """Whether a row among indicators names none: it adds up, signs, notes, or is a web page's own.

    单位 may name an indicator's unit as well as who signs, who does so left of all levels.
    """
    first = row.printed[0].text
    label = field_label(first)
    signs = label == "unit" and row.columns_aligned and len(row.printed) > 1 and not stands_among_indicators(row, part)
    notes = (
        labels_note(first) and row.columns_aligned and len(row.printed) == 2 and not stands_among_indicators(row, part)
    )
    asks = first.rstrip().endswith(COLONS) and level_of(first) is None and section_of(first) is None
    return asks or notes or closing(first) is not None or label not in {None, "unit"} or begins_field(first) or signs


def stands_below(row: PrintedRow, part: Part) -> bool:
    """Whether a row is a line beside a ruled table that holds a date or a value behind a colon: no indicator."""
    text = row.printed[0].text
    if row.grid is not None or len(row.printed) > 1 or not part.head[0].columns_aligned:
        return False
    return parse_date(text) is not None or any(colon in text for colon in COLONS)


def amounts(cell: Cell) -> str | None:
    """Whether a cell heads a column of amounts, as the role of one."""
    word = head_word(cell.text)
    return "money" if word.kind not in {None, "aside"} else None


def with_name(roles: list[str | None], *, labelled: bool) -> list[str | None]:
    """Roles of heads side by side of which an unknown one right before what tasks are about names the tasks.

    Amounts among the heads, or the label of tasks as the first cell, show that they head tasks.
    """
    if "name" in roles or not (labelled or {"money", "year_budget", "total_budget"} & set(roles)):
        return roles
    pairs = zip(roles, [*roles[1:], None], strict=True)
    return [
        "name" if role is None and after == "purpose" and (at or not labelled) else role
        for at, (role, after) in enumerate(pairs)
    ]


def is_project_head(row: PrintedRow) -> bool:
    """Whether a row is the head of a table of projects or tasks: two heads side by side, not a label and its value."""
    cells = row.cells if row.columns_aligned else row.printed
    labelled = section_of(row.printed[0].text) == "main_task"
    named = with_name([project_column(cell.text) or amounts(cell) for cell in cells], labelled=labelled)
    roles = set(named)
    if not row.columns_aligned and not roles - {None, "seq", "name", "category"}:
        return False
    beside = any(first is not None and second is not None for first, second in pairwise(named))
    return "name" in roles and len(roles - {None, "seq"}) >= 2 and beside
