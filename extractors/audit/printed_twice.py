"""Forms that one document prints twice: each stands in the dataset, so that the second is told."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from extractors.findings import finding, numbered, status_of
from schemas.filing import FilingRows
from schemas.form import Place


def printed_twice(forms: Sequence[FilingRows]) -> list[FilingRows]:
    """The forms of a document, each that repeats an earlier one with a finding that says so."""
    first: dict[Hashable, FilingRows] = {}
    found = []
    for rows in forms:
        same = first.setdefault(contents(rows), rows)
        found.append(rows if same is rows or not rows.indicators else with_finding(rows, same))
    return found


def contents(rows: FilingRows) -> Hashable:
    """What a form prints, wherever it does."""
    own = rows.filing
    return (
        (own.scope, own.stage, own.department, own.unit, own.project, rows.partition),
        tuple((row.section, row.item_raw, row.year, row.measure, row.raw) for row in rows.funding),
        tuple((row.name, row.year_budget, row.total_budget) for row in rows.projects),
        tuple((row.section, row.text) for row in rows.narratives),
        tuple((row.horizon, row.level2, row.level3_raw, row.role, row.value_raw) for row in rows.indicators),
    )


def with_finding(rows: FilingRows, same: FilingRows) -> FilingRows:
    """A form with the finding that it repeats another one."""
    page = same.filing.page
    where = f"第{page}页的" if page is not None else "前面的"
    note = finding(
        rows.filing.filing_id,
        "duplicate_filing",
        "filings",
        f"本表与本文件{where}表内容逐项相同，两份都已写入，汇总时请只取一份。",
        observed=same.filing.filing_id,
        place=Place(page=rows.filing.page),
    )
    findings = numbered([*rows.findings, note])
    status = status_of(findings) if rows.filing.status == "ok" else rows.filing.status
    return replace(rows, filing=replace(rows.filing, status=status), findings=findings)
