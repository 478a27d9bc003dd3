"""Printed amounts to the rows of funding and projects."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.findings import finding, place_of
from extractors.forms.money_heads import head_word
from extractors.rows.facts import Facts
from extractors.rows.same_years import later_years, same_years
from extractors.rows.years import year_of
from extractors.values import parse_amount, parse_share, to_yuan
from mappings.labels import is_placeholder
from mappings.money_lines import Item, line_name, money_head, total
from mappings.normal import squeezed
from schemas.form import FormRecord, PrintedProject, PrintedShare, When
from schemas.tables import Finding, Funding, Project, ProjectFunding


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingRows:
    """Rows of funding, one for each printed amount of the record, and their findings."""

    rows: tuple[Funding, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRows:
    """Rows of projects, one for each of the record, and their findings."""

    rows: tuple[Project, ...]
    findings: tuple[Finding, ...]


def funding_rows(record: FormRecord, known: Facts, filing_id: str) -> FundingRows:
    """The money lines of a form."""
    rows: list[Funding] = []
    findings: list[Finding] = []
    for entry in record.funding:
        amount = parse_amount(entry.text)
        assert amount is not None
        line = money_head(entry.item) or (total() if head_word(entry.item).label else None)
        unit = amount.unit or entry.unit or (known.printed_unit if entry.unit_beside else known.amount_unit)
        year = year_of(entry.when, known.year)
        if year is None and known.year is not None:
            message = f"“{entry.item}”的一笔金额没有可对应的年度，年度留空。"
            findings.append(
                finding(
                    filing_id,
                    "ambiguous_value",
                    "funding",
                    message,
                    row=len(rows),
                    field="year",
                    observed=entry.text,
                    place=entry.place,
                )
            )
        rows.append(
            Funding(
                filing_id=filing_id,
                row_id=len(rows),
                page=entry.place.page,
                bbox=entry.place.bbox,
                confidence=entry.place.confidence,
                section=entry.section,
                item=line.id if line is not None else None,
                item_name=line.name if line is not None else line_name(entry.item),
                item_raw=line_name(entry.item),
                year=year,
                period=period(entry.when, year, known.year),
                measure=entry.measure,
                amount_yuan=to_yuan(amount.number, unit),
                amount=float(amount.number),
                unit=unit,
                share=parse_share(entry.share) if entry.share is not None else None,
                raw=squeezed(entry.text),
                verified=False,
                execution_rate=rate(entry.execution_rate),
                weight=points(entry.weight),
                score=points(entry.score),
            )
        )
    findings += [*same_years(record.funding, rows, filing_id), *later_years(rows, known.year, filing_id)]
    findings += without_unit(rows, [row for row in rows if row.unit is None], filing_id)
    return FundingRows(rows=tuple(rows), findings=tuple(findings))


def project_rows(record: FormRecord, known: Facts, filing_id: str) -> ProjectRows:
    """The projects of a form."""
    rows: list[Project] = []
    findings: list[Finding] = []
    for number, entry in enumerate(record.projects):
        own = known.printed_unit if entry.unit_beside else known.amount_unit
        total, year = (parse_amount(text or "") for text in (entry.total_budget, entry.year_budget))
        total_unit = (total.unit if total is not None else None) or entry.total_unit or own
        unit = (year.unit if year is not None else None) or entry.unit or own
        findings += unreadable(entry, number, filing_id)
        rows.append(
            Project(
                filing_id=filing_id,
                row_id=number,
                page=entry.place.page,
                bbox=entry.place.bbox,
                confidence=entry.place.confidence,
                seq=number + 1,
                name=entry.name,
                category=entry.category,
                total_budget_yuan=to_yuan(total.number, total_unit) if total is not None else None,
                year_budget_yuan=to_yuan(year.number, unit) if year is not None else None,
                total_budget=float(total.number) if total is not None else None,
                year_budget=float(year.number) if year is not None else None,
                unit=one_unit(total is not None, total_unit, year is not None, unit),
                purpose=entry.purpose,
                verified=False,
                execution_rate=rate(entry.execution_rate),
                weight=points(entry.weight),
                score=points(entry.score),
            )
        )
    findings += without_unit(rows, [row for row in rows if lacks_unit(row)], filing_id)
    return ProjectRows(rows=tuple(rows), findings=tuple(findings))


def one_unit(has_total: bool, total: str | None, has_year: bool, year: str | None) -> str | None:
    """The unit of a project's two budgets; None where they have different ones."""
    if has_total and has_year:
        return year if total == year else None
    return total if has_total else year


def rate(text: str | None) -> float | None:
    """执行率 as a fraction: 98% and 98 are 0.98; None for no text."""
    if text is None:
        return None
    share = parse_share(text)
    amount = parse_amount(text)
    if share is not None and (text.rstrip()[-1:] in {"%", "％"} or amount is None):
        return share
    return float(amount.number / 100) if amount is not None and abs(amount.number) > 1 else share


def points(text: str | None) -> float | None:
    """分值 or 得分."""
    amount = parse_amount(text) if text is not None else None
    return float(amount.number) if amount is not None else None


def project_funding_rows(record: FormRecord, known: Facts, filing_id: str) -> tuple[ProjectFunding, ...]:
    """The amounts of projects besides their budgets."""
    rows: list[ProjectFunding] = []
    for number, project in enumerate(record.projects):
        for entry in project.amounts:
            amount = parse_amount(entry.text)
            assert amount is not None
            line = money_head(entry.item) or whole_of(entry)
            own = known.printed_unit if project.unit_beside else known.amount_unit
            unit = amount.unit or entry.unit or own
            year = year_of(entry.when, known.year)
            rows.append(
                ProjectFunding(
                    filing_id=filing_id,
                    row_id=len(rows),
                    page=entry.place.page,
                    bbox=entry.place.bbox,
                    confidence=entry.place.confidence,
                    project_seq=number + 1,
                    item=line.id if line is not None else None,
                    item_name=line.name if line is not None else line_name(entry.item),
                    item_raw=line_name(entry.item),
                    year=year,
                    period=period(entry.when, year, known.year),
                    measure=entry.measure,
                    amount_yuan=to_yuan(amount.number, unit),
                    amount=float(amount.number),
                    unit=unit,
                    raw=squeezed(entry.text),
                )
            )
    return tuple(rows)


def whole_of(entry: PrintedShare) -> Item | None:
    """The line of the sum, for a column that only says of which year or measure it is: 执行数."""
    word = head_word(entry.item)
    return total() if word.line is None and (word.kind == "amount" or word.when is not None) else None


def period(when: When, year: int | None, fiscal: int | None) -> Literal["current", "prior"]:
    """Whether an amount is of the budget year."""
    return "current" if when.distance == 0 or (year is not None and year == fiscal) else "prior"


def lacks_unit(row: Project) -> bool:
    """Whether a printed budget could not be turned into yuan."""
    return (row.total_budget is not None and row.total_budget_yuan is None) or (
        row.year_budget is not None and row.year_budget_yuan is None
    )


def without_unit(
    rows: Sequence[Funding] | Sequence[Project], lacking: Sequence[Funding | Project], filing_id: str
) -> Iterator[Finding]:
    """Findings for amounts whose unit nothing tells: one where it is all of a table."""
    if lacking and len(lacking) == len(rows):
        message = f"{len(rows)}笔金额没有印出单位，折合元的金额留空。"
        yield finding(filing_id, "unit_suspect", rows[0].table, message, field="unit")
        return
    for row in lacking:
        name = row.item_raw if isinstance(row, Funding) else row.name
        message = f"“{name}”的金额没有印出单位，同表其他金额另有单位，折合元的金额留空。"
        yield finding(filing_id, "unit_suspect", row.table, message, row=row.row_id, field="unit", place=place_of(row))


def unreadable(entry: PrintedProject, number: int, filing_id: str) -> list[Finding]:
    """A finding for each amount cell of a project that holds text but no amount."""
    return [
        finding(
            filing_id,
            "ambiguous_value",
            "projects",
            f"项目“{entry.name}”的金额“{text}”不是一个数，金额留空。",
            row=number,
            field=name,
            observed=text,
            place=entry.place,
        )
        for name, text in (("total_budget", entry.total_budget), ("year_budget", entry.year_budget))
        if text is not None and not is_placeholder(text) and parse_amount(text) is None
    ]
