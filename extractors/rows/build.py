"""One form as printed to all rows of its filing."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors import findings as found
from extractors.rows.document_context import DocumentContext
from extractors.rows.facts import Facts, facts
from extractors.rows.indicators import indicator_rows
from extractors.rows.money import funding_rows, project_funding_rows, project_rows
from extractors.rows.page_breaks import page_break_findings
from extractors.rows.points import parse_points
from extractors.rows.provenance import provenance
from extractors.rows.scanned import figured, scan_findings, second_readings
from extractors.rows.slips import slip_findings
from extractors.rows.undecoded import undecoded_findings
from extractors.rows.unruled import aligned_findings
from mappings.divisions import city_name
from mappings.normal import joined
from schemas import filing_id as filing_ids
from schemas.document import Document
from schemas.filing import FilingRows, Partition
from schemas.form import FormRecord
from schemas.grid import Content
from schemas.tables import Contact, Filing, Finding, Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a form comes from."""

    document: Document
    content: Content
    context: DocumentContext
    nth: int
    """Place of the form among those that begin on its page, from 1."""
    forms: tuple[FormRecord, ...] = ()
    """All forms of the document."""


def filing_rows(record: FormRecord, source: Source) -> FilingRows:
    """All rows of the filing that a form is."""
    filing_id = filing_ids.filing_id(source.document.sha256, record.page, source.nth)
    known = facts(record, source.context, source.document.folders, filing_id)
    funding = funding_rows(record, known, filing_id)
    projects = project_rows(record, known, filing_id)
    indicators, starts, doubts = indicator_rows(record, known, filing_id)
    narratives = narrative_rows(record, filing_id)
    people = contacts(known, filing_id)
    targets = found.Targets(
        rows={
            "indicators": starts,
            "funding": tuple(row.row_id for row in funding.rows),
            "projects": tuple(row.row_id for row in projects.rows),
        }
    )
    figures = figured(funding.rows, projects.rows, indicators)
    findings = [
        *known.findings,
        *(found.from_doubt(doubt, filing_id, targets) for doubt in record.doubts),
        *funding.findings,
        *projects.findings,
        *doubts,
        *slip_findings(narratives, filing_id),
        *undecoded_findings(source.content, filing_id),
        *aligned_findings(source.content, record, filing_id),
        *page_break_findings(source.content, record, filing_id, source.forms),
        *scan_findings(figures, people, source.content, record, filing_id),
    ]
    return FilingRows(
        partition=Partition(city_code=known.place.city_code if known.place else None, fiscal_year=known.year),
        filing=filing(record, source, known, filing_id, findings),
        contacts=people,
        funding=funding.rows,
        projects=projects.rows,
        project_funding=project_funding_rows(record, known, filing_id),
        narratives=narratives,
        indicators=indicators,
        findings=found.numbered(findings),
        second_readings=second_readings(figures, people, source.content, record),
        provenance=tuple(provenance(record, targets, len(indicators), known.contact_place.cells if people else ())),
    )


def filing(record: FormRecord, source: Source, known: Facts, filing_id: str, findings: Sequence[Finding]) -> Filing:
    """The filing's own row."""
    place = known.place
    return Filing(
        filing_id=filing_id,
        row_id=0,
        page=record.page,
        bbox=None,
        confidence=None,
        source_name=source.document.name,
        source_uri=source.document.uri,
        source_sha256=source.document.sha256,
        media=source.content.media,
        form=record.form,
        scope=record.scope,
        stage=record.stage,
        title=record.title,
        project=known.project,
        department=known.department,
        department_code=known.department_code,
        project_code=known.project_code,
        unit=known.unit,
        province=place.province if place else None,
        city=city_name(place) if place else None,
        county=place.county if place else None,
        adcode=place.adcode if place else None,
        filed_on=known.filed_on,
        amount_unit=known.amount_unit,
        long_term_until=record.long_term_until,
        pages=record.pages,
        engine=source.content.engine,
        total_score=parse_points(first_field(record, "total_score")),
        grade=first_field(record, "grade"),
        text_coverage=record.text_coverage,
        status=found.status_of(findings),
        superseded_by=None,
    )


def first_field(record: FormRecord, name: str) -> str | None:
    """The first text that the form prints for a field."""
    return next((entry.text for entry in record.fields if entry.name == name), None)


def contacts(known: Facts, filing_id: str) -> tuple[Contact, ...]:
    """The contact, where the form prints one."""
    if known.contact_person is None and known.contact_phone is None:
        return ()
    return (
        Contact(
            filing_id=filing_id,
            row_id=0,
            page=known.contact_place.page,
            bbox=known.contact_place.bbox,
            confidence=known.contact_place.confidence,
            contact_person=known.contact_person,
            contact_phone=known.contact_phone,
        ),
    )


def narrative_rows(record: FormRecord, filing_id: str) -> tuple[Narrative, ...]:
    """Prose, numbered within its section."""
    counts: dict[str, int] = {}
    rows: list[Narrative] = []
    for entry in record.narratives:
        counts[entry.section] = counts.get(entry.section, 0) + 1
        rows.append(
            Narrative(
                filing_id=filing_id,
                row_id=len(rows),
                page=entry.place.page,
                bbox=entry.place.bbox,
                confidence=entry.place.confidence,
                section=entry.section,
                seq=counts[entry.section],
                title=entry.title,
                text=joined(entry.text),
            )
        )
    return tuple(rows)
