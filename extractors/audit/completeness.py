"""Rules about what is missing."""

from collections.abc import Iterator, Sequence
from typing import Literal

from extractors.audit.printed import Printed, printed_rows
from extractors.audit.rule import rule
from extractors.findings import Note, names
from schemas.columns import column_name
from schemas.filing import FilingRows

MOST = 0.5
"""Share of a table's rows that fill a column in before an empty cell of it is missing."""
APART = 2
"""Long-term rows before the first annual one that tell two tables from one with two columns of values."""
HEADS = {"basis": "指标值确定依据", "class_": "指标分类"}
TABLES = {"long_term": "长期", "annual": "年度"}


def of_horizon(filing: FilingRows, horizon: Literal["long_term", "annual"]) -> list[Printed]:
    """The printed rows of one table."""
    return [entry for entry in printed_rows(filing) if entry.head.horizon == horizon]


@rule("table-ends-early", "truncated", "warning")
def ends_early(filing: FilingRows) -> Iterator[Note]:
    """An annual table that stops before the last levels of the long-term one."""
    long_term, annual = of_horizon(filing, "long_term"), of_horizon(filing, "annual")
    if not long_term or not annual:
        return
    whole, own = level1s(long_term), level1s(annual)
    if own == whole[: len(own)] and len(own) < len(whole):
        last = annual[-1].head
        yield Note(
            row=last,
            table="indicators",
            message=f"年度指标在“{last.level3}”之后中断，长期指标中的{names(whole[len(own) :])}在年度表中没有。",
            expected="、".join(whole),
            observed="、".join(own),
            cause="ends",
        )


def level1s(entries: Sequence[Printed]) -> list[str]:
    """The first levels of a table in their order."""
    return list(dict.fromkeys(entry.head.level1 or "" for entry in entries))


@rule("annual-table-missing", "truncated", "warning")
def missing_table(filing: FilingRows) -> Iterator[Note]:
    """Long-term indicators without any annual ones."""
    if of_horizon(filing, "long_term") and not of_horizon(filing, "annual"):
        yield Note(table="indicators", message="只有长期绩效指标，没有年度绩效指标。", cause="ends")


@rule("value-missing", "missing_value", "info")
def empty_values(filing: FilingRows) -> Iterator[Note]:
    """An indicator without a value."""
    for horizon, title in TABLES.items():
        entries = [entry for entry in printed_rows(filing) if entry.head.horizon == horizon]
        empty = [entry for entry in entries if all(row.value_raw is None for row in entry.rows)]
        yield from missing(empty, entries, "value", f"{title}绩效指标{{}}没有指标值。", ("value", horizon))


@rule("past-missing", "missing_value", "info")
def empty_past(filing: FilingRows) -> Iterator[Note]:
    """An indicator without values of past years where the others have them."""
    entries = [entry for entry in of_horizon(filing, "annual") if entry.target is not None]
    empty = [entry for entry in entries if not entry.prior]
    if len(empty) * 2 < len(entries):
        yield from missing(empty, entries, "value", "{}没有往年指标值。", "past")


@rule("cell-missing", "missing_value", "info")
def empty_columns(filing: FilingRows) -> Iterator[Note]:
    """An empty 指标值确定依据 or 指标分类 where most rows have one."""
    for horizon, title in TABLES.items():
        entries = [entry for entry in printed_rows(filing) if entry.head.horizon == horizon]
        for column, head in HEADS.items():
            empty = [entry for entry in entries if getattr(entry.head, column) is None]
            yield from missing(
                empty, entries, column_name(column), f"{title}绩效指标{{}}的{head}为空。", (column, horizon)
            )


def missing(
    empty: Sequence[Printed], entries: Sequence[Printed], field: str, message: str, cause: object
) -> Iterator[Note]:
    """One finding about the empty cells of a column that most rows fill in."""
    if empty and len(entries) - len(empty) > MOST * len(entries):
        yield Note(
            row=empty[0].head,
            table="indicators",
            field=field,
            message=message.format(names([entry.head.level3 for entry in empty])),
            cause=("missing", cause),
        )


@rule("goal-missing", "missing_value", "info")
def goals_untold(filing: FilingRows) -> Iterator[Note]:
    """Indicators of a horizon whose goal is told in no words."""
    rows = {horizon: [row.row_id for row in filing.indicators if row.horizon == horizon] for horizon in TABLES}
    if len(rows["long_term"]) < APART or not rows["annual"] or max(rows["long_term"]) > min(rows["annual"]):
        return
    sections = {row.section for row in filing.narratives}
    for horizon, title in TABLES.items():
        if f"{horizon}_goal" not in sections:
            yield Note(
                table="narratives",
                field="text",
                message=f"有{title}绩效指标，{title}目标的文字为空。",
                cause=("goal", horizon),
            )


RULES = (
    ends_early,
    missing_table,
    empty_values,
    empty_past,
    empty_columns,
    goals_untold,
)
