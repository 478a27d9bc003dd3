"""What reading a form's structure could not settle, or settled against the print."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.forms.alignment import FEW
from extractors.forms.column_assignment import LaidRow
from extractors.forms.column_headers import misprint
from extractors.forms.indicators import Levels, indicator, lost_column
from extractors.forms.misprints import misprint_doubts
from extractors.forms.printed_rows import place
from extractors.forms.role_scores import gives_points
from extractors.forms.sections import Part
from extractors.forms.shifts import doubled_values, moved_rows, shared_values, shifted_runs, unplaced
from extractors.values import is_sign, is_unit, parse_value, print_value
from mappings.levels import is_level_name
from mappings.misprints import Corrected
from mappings.names import listed
from mappings.normal import joined
from schemas.form import Doubt, PrintedIndicator
from schemas.grid import Cell
from schemas.head import Head

WHOLE = frozenset({"functions", "annual_tasks"})
"""Sections that are never part of another one, whose side labels therefore stand in the form's first column."""
HORIZONS = {"long_term": "长期", "annual": "年度"}


def indicator_doubts(
    rows: Sequence[LaidRow], levels: Sequence[Levels], head: Head, part: Part, start: int, stray: Sequence[Cell]
) -> tuple[list[PrintedIndicator], list[Doubt]]:
    """The indicators of a table, and the doubts about them; `start` is the place of the first in the record."""
    found: list[PrintedIndicator] = []
    doubts: list[Doubt] = []
    at: list[int] = []
    lost = lost_column(rows, head)
    above: tuple[Corrected, ...] = ()
    for row, own in zip(rows, levels, strict=True):
        at.append(start + len(found))
        read = indicator(row, own, head, part.goal, lost)
        if read is None:
            above += own.corrected
            continue
        entry, known = read
        if not known and entry.values:
            doubts.append(untold(entry, at[-1], head))
        doubts += [*name_as_level(entry, at[-1]), *no_name(entry, at[-1])]
        doubts += misprint_doubts(row, (*above, *own.corrected), entry, at[-1])
        above = ()
        found.append(entry)
    doubts += shared_values(rows, at, head)
    last = start + len(found) - 1
    doubts += [
        *shifted_runs(rows, at, head, last),
        *moved_rows(rows, at, head),
        *doubled_values(rows, at, head),
        *unplaced(rows, at),
    ]
    doubts += displaced_runs(levels, at, last)
    doubts += odd_runs(levels, at, last)
    doubts += lost_head(head, part)
    doubts += [swallowed(cell, part) for cell in stray if misprint(cell) is None]
    doubts += head_misprints(part)
    return found, doubts


def untold(entry: PrintedIndicator, index: int, head: Head) -> Doubt:
    """Fewer values than year heads."""
    heads = sum(column.role == "value" for column in head.columns)
    return Doubt(
        kind="ambiguous_value",
        table="indicators",
        index=index,
        field="year",
        message=f"表头有{heads}个年度的指标值，“{entry.level3}”一行只有{len(entry.values)}个，无法判断各属哪一年，年度留空。",
        expected=f"{heads}个指标值",
        observed="；".join(joined(value.text) for value in entry.values),
        place=entry.place,
    )


def name_as_level(entry: PrintedIndicator, index: int) -> Iterator[Doubt]:
    """A known indicator's name in the column of level 2."""
    level2 = entry.level2 or ""
    name, own = listed(level2), listed(entry.level3)
    if is_level_name(level2) or name is None or (own is not None and own.indicator_id == name.indicator_id):
        return
    yield Doubt(
        kind="shifted_row",
        table="indicators",
        index=index,
        field="level2",
        message=f"二级指标一栏的“{entry.level2}”是三级指标的名称，三级指标一栏另有“{entry.level3}”，疑为错位，按原样保留。",
        observed=entry.level2,
        place=entry.place,
    )


def no_name(entry: PrintedIndicator, index: int) -> Iterator[Doubt]:
    """A unit, a comparator, a value or a rule of points where a name should stand."""
    value = parse_value(entry.level3)
    bare_value = value.number is not None and print_value(value) == value.raw
    if is_unit(entry.level3) or is_sign(entry.level3) or bare_value or gives_points(entry.level3):
        yield Doubt(
            kind="shifted_row",
            severity="warning",
            table="indicators",
            index=index,
            field="level3",
            message=f"指标名称一栏读到的是“{entry.level3}”，不是名称，疑为整行错位，请核对本行。",
            observed=entry.level3,
            place=entry.place,
        )


def displaced_runs(levels: Sequence[Levels], at: Sequence[int], last: int) -> Iterator[Doubt]:
    """One doubt for each run of rows whose printed level 1 cannot hold their level 2."""
    for displaced, group in groupby(enumerate(levels), key=lambda pair: pair[1].displaced):
        run = list(group)
        if displaced:
            number, entry = run[0]
            yield Doubt(
                kind="shifted_row",
                table="indicators",
                index=min(at[number], last) if last >= 0 else None,
                field="level1",
                message=f"“{entry.level2}”不属于其左侧的一级指标，按指标体系归入“{entry.level1}”（共{len(run)}行）。",
                expected=entry.level1,
            )


def lost_heads(part: Part) -> Iterator[Doubt]:
    """A table without its head, whose columns are told by what stands in them."""
    if part.lost:
        yield Doubt(
            kind="other",
            table="indicators",
            index=None,
            message="指标表没有表头，各列按其内容判定（级别、名称、指标值），请核对原件。",
            place=place(*part.rows[0].printed),
        )


def odd_runs(levels: Sequence[Levels], at: Sequence[int], last: int) -> Iterator[Doubt]:
    """One doubt for each run of rows that the form itself puts under a level 1 of another kind."""
    for odd, group in groupby(enumerate(levels), key=lambda pair: (pair[1].odd, pair[1].level2)):
        run = list(group)
        if odd[0]:
            number, entry = run[0]
            yield Doubt(
                kind="other",
                table="indicators",
                index=min(at[number], last) if last >= 0 else None,
                field="level1",
                message=f"“{entry.level2}”印在“{entry.level1}”之下（共{len(run)}行），与指标体系不符，按原样保留。",
                observed=entry.level1,
            )


def lost_head(head: Head, part: Part) -> Iterator[Doubt]:
    """Year heads for past years only."""
    if head.target_lost:
        yield Doubt(
            kind="missing_value",
            table="indicators",
            index=None,
            field="year",
            message=f"{HORIZONS[part.horizon]}绩效指标的表头缺少预期当年实现值一栏，最后一个指标值按当年目标值读取。",
        )


def swallowed(cell: Cell, part: Part) -> Doubt:
    """A text among the column heads that heads no column."""
    return Doubt(
        kind="shifted_row",
        table="indicators",
        index=None,
        message=f"{HORIZONS[part.horizon]}绩效指标的表头中夹有“{joined(cell.text)}”，疑为下方一级指标错位。",
        observed=joined(cell.text),
        place=place(cell),
    )


def head_misprints(part: Part) -> Iterator[Doubt]:
    """Column heads that are read as they are meant."""
    for cell in (cell for row in part.head for cell in row.printed):
        corrected = misprint(cell)
        if corrected is not None:
            yield Doubt(
                kind="misprint",
                table="indicators",
                index=None,
                message=f"表头“{corrected.printed}”应为“{corrected.meant}”（{'；'.join(corrected.why)}）。",
                expected=corrected.meant,
                observed=corrected.printed,
                place=place(cell),
            )


def shifted_labels(parts: Iterable[Part]) -> Iterator[Doubt]:
    """A doubt for each section of prose whose side label stands right of those of the form's other sections."""
    labels = [(part.kind, part.label) for part in parts if part.label is not None]
    usual, seen = Counter(label.col for _, label in labels).most_common(1)[0] if labels else (0, 0)
    for kind, label in labels:
        if kind in WHOLE and seen >= FEW and label.col > usual:
            yield Doubt(
                kind="shifted_row",
                table="narratives",
                index=None,
                field="section",
                message=f"“{joined(label.text)}”一栏比其他各栏的标签靠右，疑为错位，已按内容归位。",
                observed=joined(label.text),
                place=place(label),
            )


def unread_doubts(cells: Iterable[Cell]) -> Iterator[Doubt]:
    """One doubt for each printed cell that no rule consumed."""
    for cell in cells:
        yield Doubt(
            kind="unread_text",
            table="filings",
            index=None,
            message="这段文字没有对应的栏目，未写入任何表。",
            observed=joined(cell.text),
            place=place(cell),
        )
