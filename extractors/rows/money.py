"""Printed amounts to the rows of funding and projects."""

from dataclasses import dataclass

from extractors.findings import finding
from extractors.rows.facts import Facts
from extractors.rows.years import year_of
from extractors.values import parse_amount, parse_share, to_yuan
from mappings.labels import is_placeholder
from mappings.money_lines import line_name, money_line
from mappings.normal import squeezed
from schemas.form import FormRecord, PrintedProject
from schemas.tables import Finding, Funding, Project


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
        line = money_line(entry.item)
        unit = amount.unit or entry.unit or known.amount_unit
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
                period="current" if entry.when.distance == 0 or (year is not None and year == known.year) else "prior",
                measure=entry.measure,
                amount_yuan=to_yuan(amount.number, unit),
                amount=float(amount.number),
                unit=unit,
                share=parse_share(entry.share) if entry.share is not None else None,
                raw=squeezed(entry.text),
                verified=False,
            )
        )
    return FundingRows(rows=tuple(rows), findings=tuple(findings))


def project_rows(record: FormRecord, known: Facts, filing_id: str) -> ProjectRows:
    """The projects of a form."""
    rows: list[Project] = []
    findings: list[Finding] = []
    for number, entry in enumerate(record.projects):
        unit = entry.unit or known.amount_unit
        total, year = (parse_amount(text or "") for text in (entry.total_budget, entry.year_budget))
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
                total_budget_yuan=to_yuan(total.number, total.unit or unit) if total is not None else None,
                year_budget_yuan=to_yuan(year.number, year.unit or unit) if year is not None else None,
                total_budget=float(total.number) if total is not None else None,
                year_budget=float(year.number) if year is not None else None,
                unit=unit,
                purpose=entry.purpose,
                verified=False,
            )
        )
    return ProjectRows(rows=tuple(rows), findings=tuple(findings))


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
