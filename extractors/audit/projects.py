"""Rules about the table of projects."""

from collections.abc import Iterator

from extractors.audit.money import funding_of, missed
from extractors.audit.rule import rule
from extractors.findings import Note, figure
from extractors.reconcile.equations import Equation, project_sums, scaled, task_sums
from schemas.filing import FilingRows


@rule("project-sum", "project_sum_mismatch", "warning")
def project_mismatches(filing: FilingRows) -> Iterator[Note]:
    """Projects of the year that add up neither to the line they belong to nor to the total."""
    candidates = project_sums(filing)
    if not candidates or any(entry.ties or entry.rounding for entry in candidates) or scaled(candidates[0]):
        return
    entry = candidates[0]
    if entry.difference < 0 and not broken_down(filing):
        return
    yield Note(
        table="projects",
        field="year_budget",
        message=f"{len(entry.parts)}个项目的本年度预算合计{entry.sum:f}，“{entry.whole.name}”为{entry.whole.number:f}，"
        f"相差{abs(entry.difference):f}。",
        expected=f"{entry.whole.number:f}",
        observed=f"{entry.sum:f}",
        cause="projects",
    )


def broken_down(filing: FilingRows) -> bool:
    """Whether the rows are projects and must be all of them; tasks with amounts may be the main ones alone."""
    return any(row.category is not None or row.total_budget is not None for row in filing.projects)


@rule("project-above-total", "out_of_bound", "warning")
def above_total(filing: FilingRows) -> Iterator[Note]:
    """A project whose budget of the year exceeds its budget of all years."""
    for row in filing.projects:
        if row.year_budget is not None and row.total_budget is not None and row.year_budget > row.total_budget:
            yield Note(
                row=row,
                table="projects",
                field="year_budget",
                message=f"项目“{row.name}”的本年度预算{figure(row.year_budget)}大于项目总预算{figure(row.total_budget)}。",
                expected=f"≤{figure(row.total_budget)}",
                observed=figure(row.year_budget),
                cause=("above", row.row_id),
            )


@rule("task-sum", "sum_mismatch", "info")
def task_roundings(filing: FilingRows) -> Iterator[Note]:
    """Amounts of tasks by source and measure that miss their printed sum by no more than rounding."""
    return (task_note(entry, "，在四舍五入范围内") for entry in task_sums(filing) if entry.rounding)


@rule("tasks-above-sum", "sum_mismatch", "warning")
def task_excesses(filing: FilingRows) -> Iterator[Note]:
    """Amounts of tasks by source and measure that exceed their printed sum; they may be the main ones alone."""
    found = (entry for entry in task_sums(filing) if not entry.ties and not entry.rounding and entry.difference > 0)
    return (task_note(entry, "") for entry in found)


def task_note(entry: Equation, tail: str) -> Note:
    """A printed sum that its tasks miss."""
    row = funding_of(entry)
    message = (
        f"{len(entry.parts)}项任务的“{row.item_name}”合计{entry.sum:f}，印作{entry.whole.number:f}，"
        f"相差{abs(entry.difference):f}{tail}。"
    )
    return missed(entry, message, ("tasks", row.row_id))


RULES = (
    project_mismatches,
    task_roundings,
    task_excesses,
    above_total,
)
