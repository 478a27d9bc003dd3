"""Rules about the names of indicators and the levels above them."""

import re
from collections.abc import Iterator
from statistics import median_high

from extractors.audit.printed import Printed, printed_rows
from extractors.audit.rule import rule
from extractors.findings import Note, names
from mappings.auditing import misplaced
from mappings.labels import labels
from mappings.metric_words import vocabulary
from mappings.misprints import corrected_listed
from mappings.normal import bare
from schemas.filing import FilingRows
from schemas.tables import Indicator

VALUE_AT_END = re.compile(r"[\u4e00-\u9fff][<>≤≥=]*[0-9]+(?:\.[0-9]+)?%$")


@rule("name-repeated", "duplicate_level", "info")
def repeated_names(filing: FilingRows) -> Iterator[Note]:
    """A name that one table prints for several rows."""
    seen: set[tuple[object, ...]] = set()
    twice: dict[str, list[Indicator]] = {}
    for entry in printed_rows(filing):
        row = entry.head
        place = None if row.indicator_id is not None and row.match_method == "exact" else (row.level1, row.level2)
        own = (row.horizon, row.goal, place, row.level3)
        if own in seen:
            twice.setdefault(row.level3, []).append(row)
        seen.add(own)
    if twice:
        first = next(iter(twice.values()))[0]
        yield Note(
            row=first,
            table="indicators",
            field="level3",
            message=f"三级指标{names(list(twice))}在同一张表中印了不止一行。",
            observed=first.level3_raw,
            cause="twice",
        )


@rule("name-is-level", "duplicate_level", "info")
def named_as_level(filing: FilingRows) -> Iterator[Note]:
    """A level-3 name that is that of its level 2."""
    rows = [entry.head for entry in printed_rows(filing) if entry.head.level3 == entry.head.level2]
    if rows:
        yield Note(
            row=rows[0],
            table="indicators",
            field="level3",
            message=f"三级指标{names([row.level3 for row in rows])}与二级指标同名，没有说明衡量什么。",
            observed=rows[0].level3_raw,
            cause="level",
        )


@rule("metric-under-level", "shifted_row", "info")
def misplaced_metrics(filing: FilingRows) -> Iterator[Note]:
    """A measure that cannot stand under its level 2: a satisfaction among costs."""
    for entry in printed_rows(filing):
        row = entry.head
        if row.metric is not None and (row.level2, row.metric) in misplaced():
            yield Note(
                row=row,
                table="indicators",
                field="level2",
                message=f"“{row.level3}”（{vocabulary().metrics[row.metric].name}）列在“{row.level2}”之下，"
                "与所衡量的内容不符，请核对是否错位。",
                observed=row.level2,
                cause=("misplaced", row.level2, row.level3_raw),
            )


@rule("value-is-name", "misprint", "info")
def value_is_name(filing: FilingRows) -> Iterator[Note]:
    """A value that repeats the indicator's name."""
    for row in filing.indicators:
        if row.value_raw is not None and row.kind == "qualitative" and row.value_raw in (row.level3_raw, row.level3):
            yield Note(
                row=row,
                table="indicators",
                field="value_raw",
                message=f"“{row.level3}”的指标值与指标名称相同，疑为误填。",
                observed=row.value_raw,
                cause=("name", row.level2, row.level3_raw),
            )


@rule("name-with-value", "shifted_row", "warning")
def name_with_value(filing: FilingRows) -> Iterator[Note]:
    """On scans, a name that ends in a value, in a row that has fewer values than others."""
    if filing.filing.engine is None:
        return
    entries = printed_rows(filing)
    usual = {
        horizon: median_high(filled(entry) for entry in entries if entry.head.horizon == horizon)
        for horizon in {entry.head.horizon for entry in entries}
    }
    for entry in entries:
        if VALUE_AT_END.search(entry.head.level3_raw) is None or filled(entry) >= usual[entry.head.horizon]:
            continue
        for row in entry.rows:
            yield Note(
                row=row,
                table="indicators",
                field="level3",
                message=f"指标名称“{row.level3_raw}”末尾带有数值，疑与相邻单元格粘连，这一行的数值请核对原件。",
                observed=row.level3_raw,
                cause=("glued", row.row_id),
            )


def filled(entry: Printed) -> int:
    """How many values a printed row has."""
    return sum(row.value_raw is not None for row in entry.rows)


@rule("basis-unlisted", "other", "info")
def odd_basis(filing: FilingRows) -> Iterator[Note]:
    """Grounds of a value that are none of the standards the form lists."""
    entries = [entry for entry in printed_rows(filing) if entry.head.basis is not None]
    odd = [entry.head for entry in entries if not listed(entry)]
    if odd and len(odd) * 2 < len(entries):
        yield Note(
            row=odd[0],
            table="indicators",
            field="basis",
            message=f"{names([row.level3 for row in odd])}的指标值确定依据{names([row.basis or '' for row in odd])}"
            "不是填报说明所列的标准。",
            expected="、".join(sorted(labels().basis)),
            observed="；".join(dict.fromkeys(row.basis or "" for row in odd)),
            cause="basis",
        )


def listed(entry: Printed) -> bool:
    """Whether a row's ground is a listed one, a misprint of one, or told of as repeating the value."""
    basis = entry.head.basis or ""
    repeats = basis in {row.value_raw for row in entry.rows}
    return repeats or bare(basis) in labels().basis or corrected_listed(basis, "basis") is not None


RULES = (
    name_with_value,
    repeated_names,
    named_as_level,
    misplaced_metrics,
    value_is_name,
    odd_basis,
)
