"""Rules over copies of one filing: two witnesses of every figure."""

from collections.abc import Iterator, Sequence

from extractors.audit.comparable_rows import ComparableRow, comparable_rows
from extractors.audit.pair_rule import Others, pair_rule
from extractors.audit.side_by_side import Compared, Difference, all_tables, tables
from extractors.findings import Note, names
from schemas.closed_sets import MEDIA
from schemas.filing import FilingRows
from schemas.tables import Filing

FEW = 8
"""Figures of one table that are told one by one; with more of them something greater is the matter."""
TABLES = {"funding": "资金", "projects": "项目", "indicators": "指标"}
FIELDS = {
    "amount": "金额",
    "share": "占比",
    "total_budget": "项目总预算",
    "year_budget": "项目本年度预算",
    "value": "指标值",
    "weight": "分值",
    "score": "得分",
}
SCANS = frozenset({"pdf-scan", "ofd-scan", "image"})
"""Media that a recogniser read."""


def source(filing: Filing) -> str:
    """A copy in words."""
    return f"“{filing.source_name}”（{MEDIA[filing.media]}）"


def hint(found: Compared) -> str:
    """What may be behind a difference."""
    scanned = {found.own.media, found.copy.media} & SCANS
    return "；扫描件的内容由识别得出，差异可能出自识别，请核对原件。" if scanned else "，请核对原件。"


def spoken(each: Difference) -> str:
    """What a figure is of, in words."""
    year = f"{each.entry.year}年" if each.entry.year is not None else ""
    return f"“{each.entry.name}”{year}{FIELDS[each.field]}"


@pair_rule("copy-figures", "duplicate_filing", "warning")
def figures_differ(own: FilingRows, others: Others) -> Iterator[Note]:
    """A number that another copy of the filing prints otherwise."""
    for found in all_tables(own, others):
        differences = found.figures
        if len(differences) > FEW:
            yield listed(found, differences, f"{TABLES[found.table]}表有{len(differences)}处数字")
            continue
        for each in differences:
            yield Note(
                row=each.entry.row,
                table=found.table,
                field=each.field,
                message=f"{spoken(each)}各份不同：本件{source(found.own)}为“{each.own}”，"
                f"另一份{source(found.copy)}为“{each.other}”{hint(found)}",
                expected=each.other,
                observed=each.own,
                cause=(each.entry.row.row_id, each.field, each.other),
            )


@pair_rule("copy-words", "duplicate_filing", "warning")
def words_differ(own: FilingRows, others: Others) -> Iterator[Note]:
    """Names, levels, years and values in words that another copy of the filing prints otherwise."""
    for found in all_tables(own, others):
        differences = found.words
        if differences:
            yield listed(found, differences, f"{TABLES[found.table]}表有{len(differences)}处文字")


def listed(found: Compared, differences: Sequence[Difference], what: str) -> Note:
    """Many differences of a table in one note."""
    first = differences[0]
    shown = names([f"{each.own}/{each.other}" for each in differences])
    return Note(
        row=first.entry.row,
        table=found.table,
        field=first.field,
        message=f"{what}与另一份{source(found.copy)}不同（本件/另一份）：{shown}{hint(found)}",
        expected=first.other,
        observed=first.own,
        cause=("listed", what, tuple((each.entry.row.row_id, each.field, each.other) for each in differences)),
    )


@pair_rule("copy-rows", "duplicate_filing", "warning")
def rows_missing(own: FilingRows, others: Others) -> Iterator[Note]:
    """Rows that one copy of the filing has and another one has not."""
    for found in all_tables(own, others):
        mine, theirs = found.matching.own, found.matching.other
        if mine:
            yield missing(found, mine, f"另一份{source(found.copy)}没有本件{source(found.own)}", mine[0])
        if theirs:
            yield missing(found, theirs, f"本件{source(found.own)}没有另一份{source(found.copy)}", None)


def missing(found: Compared, rows: Sequence[ComparableRow], who: str, at: ComparableRow | None) -> Note:
    """Rows of a table that one copy alone has."""
    return Note(
        row=at.row if at is not None else None,
        table=found.table,
        message=f"{who}的{len(rows)}条{TABLES[found.table]}：{names([entry.name for entry in rows])}{hint(found)}",
        expected=None if at is not None else rows[0].name,
        observed=rows[0].name if at is not None else None,
        cause=("missing", found.table, at is None, tuple(entry.keys[0] for entry in rows)),
    )


@pair_rule("copy-agrees", "duplicate_filing", "info")
def agreeing(own: FilingRows, others: Others) -> Iterator[Note]:
    """Other copies of the filing say the same."""
    same = [copy for copy in others if all(found.agrees for found in tables(own, copy))]
    if same:
        sources = "、".join(source(copy.filing) for copy in same)
        counts = "、".join(f"{len(rows)}条{TABLES[table]}" for table, rows in comparable_rows(own).items() if rows)
        yield Note(
            table="filings",
            message=f"本表另有{len(same)}份：{sources}，逐项比对{counts}，内容一致。",
            cause="agree",
        )


RULES = (
    figures_differ,
    rows_missing,
    words_differ,
    agreeing,
)
