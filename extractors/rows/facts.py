"""The facts about a filing that its header tells, and where folder names stand in for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.findings import finding
from extractors.forms.printed_rows import place
from extractors.rows.document_context import DocumentContext
from extractors.rows.years import fiscal_year
from extractors.values import money_unit, parse_date
from mappings.divisions import DivisionPath, hint, locate, year_hint
from mappings.labels import is_placeholder
from mappings.layouts import coded, uncoded
from mappings.near_divisions import NearPlace, locate_near
from mappings.normal import bracketed, squeezed
from schemas import form
from schemas.form import FormRecord, PrintedField
from schemas.tables import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a filing as a whole."""

    department: str | None
    department_code: str | None
    unit: str | None
    project: str | None
    project_code: str | None
    place: DivisionPath | None
    year: int | None
    filed_on: date | None
    amount_unit: str | None
    printed_unit: str | None
    """The unit that the form prints for all its amounts; `amount_unit` may be what its labels agree on."""
    contact_person: str | None
    contact_phone: str | None
    contact_place: form.Place
    findings: tuple[Finding, ...]


def facts(record: FormRecord, context: DocumentContext, folders: Sequence[str], filing_id: str) -> Facts:
    """The facts of a form; the rest of the document, then folder names count only where the form does not tell."""
    department, project, swapped = names(record, filing_id)
    unit = value(record, "unit")
    printed_place, near = placed(department if department is not None else unit, folders)
    printed_year = fiscal_year(record)
    year = next((year for year in (printed_year, context.year, year_hint(folders)) if year is not None), None)
    filed = field(record, "filed_on")
    filed_on = parse_date(filed.text) if filed is not None else None
    contact = (field(record, "contact_person") or field(record, "leader"), field(record, "contact_phone"))
    return Facts(
        department=department,
        department_code=code(record, "department_code", "department"),
        project_code=code(record, "project_code", "project"),
        unit=unit,
        project=project,
        place=printed_place or context.place or hint(folders),
        year=year,
        filed_on=filed_on,
        amount_unit=amount_unit(record),
        printed_unit=printed_unit(record),
        contact_person=value(record, "contact_person") or value(record, "leader"),
        contact_phone=value(record, "contact_phone"),
        contact_place=place(*(entry.place for entry in contact if entry is not None)),
        findings=(
            *contradictions(printed_place, printed_year, folders, filing_id),
            *undated(filed, filed_on is None and (filed is not None or record.page is None), filing_id),
            *yearless(year, filing_id),
            *misprinted(near, filing_id),
            *swapped,
        ),
    )


def names(record: FormRecord, filing_id: str) -> tuple[str | None, str | None, tuple[Finding, ...]]:
    """Department and project; an office as 项目名称 and a project as 主管部门 stand in each other's place."""
    department, project = value(record, "department"), value(record, "project")
    if department is None or project is None or locate(department) is not None or locate(project) is None:
        return department, project, ()
    message = f"项目名称“{project}”是单位名称，主管部门“{department}”是项目名称，两栏填反，已对调。"
    found = finding(
        filing_id, "shifted_row", "filings", message, field="project", expected=department, observed=project
    )
    return project, department, (found,)


def placed(department: str | None, folders: Sequence[str]) -> tuple[DivisionPath | None, NearPlace | None]:
    """The place that a department's name tells, and the misprint of its division where only that leads to it."""
    if department is None:
        return None, None
    place = locate(department)
    if place is not None and (place.city is not None or place.adcode != place.city_code or place.adcode is None):
        return place, None
    near = locate_near(department, hint(folders))
    return (near.place if near is not None else place), near


def misprinted(near: NearPlace | None, filing_id: str) -> tuple[Finding, ...]:
    """A division with a wrong character."""
    if near is None:
        return ()
    message = f"单位名称中的“{near.printed}”应为“{near.meant}”（{near.why}），按后者确定行政区划。"
    return (
        finding(
            filing_id, "misprint", "filings", message, field="department", expected=near.meant, observed=near.printed
        ),
    )


def field(record: FormRecord, name: str) -> PrintedField | None:
    """The first header field of a name."""
    return next((entry for entry in record.fields if entry.name == name), None)


def value(record: FormRecord, name: str) -> str | None:
    """A header field's text, whitespace removed; None where it is empty."""
    entry = field(record, name)
    return None if entry is None or is_placeholder(entry.text) else uncoded(squeezed(entry.text))


def code(record: FormRecord, name: str, named: str) -> str | None:
    """A code in a field of its own, else the one that is printed with the name."""
    own, beside = field(record, name), field(record, named)
    if own is not None and not is_placeholder(own.text):
        return squeezed(own.text)
    return None if beside is None else coded(squeezed(beside.text))[1]


def printed_unit(record: FormRecord) -> str | None:
    """The unit that the form prints for all its amounts, in a field of its own or behind its title."""
    entry = field(record, "amount_unit")
    if entry is not None and (found := money_unit(entry.text)) is not None:
        return found
    behind = {unit for label in bracketed(record.title or "") if (unit := money_unit(label)) is not None}
    return behind.pop() if len(behind) == 1 else None


def amount_unit(record: FormRecord) -> str | None:
    """The unit of the form's amounts: the one it prints for all, else the one that all its labels agree on."""
    printed = printed_unit(record)
    if printed is not None:
        return printed
    told = {amount.unit for amount in record.funding}
    told |= {unit for project in record.projects for unit in (project.unit, project.total_unit)}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def contradictions(
    place: DivisionPath | None, year: int | None, folders: Sequence[str], filing_id: str
) -> tuple[Finding, ...]:
    """Folder names that say otherwise than the document; the document wins."""
    found = []
    folder_place, folder_year = hint(folders), year_hint(folders)
    if place is not None and folder_place is not None and place.city_code != folder_place.city_code:
        found.append(
            finding(
                filing_id,
                "other",
                "filings",
                f"文件夹名指向行政区划{folder_place.adcode}，表中单位属于{place.adcode}，以表为准。",
                field="adcode",
                expected=str(folder_place.adcode),
                observed=str(place.adcode),
            )
        )
    if year is not None and folder_year is not None and year != folder_year:
        found.append(
            finding(
                filing_id,
                "other",
                "filings",
                f"文件夹名为{folder_year}年，表中预算年度为{year}年，以表为准。",
                field="fiscal_year",
                expected=str(folder_year),
                observed=str(year),
            )
        )
    return tuple(found)


def undated(filed: PrintedField | None, unknown: bool, filing_id: str) -> tuple[Finding, ...]:
    """A filing of its own without a date, or any form with a date that is none; forms in a budget bear no dates."""
    if not unknown:
        return ()
    message = "表中没有填报日期。" if filed is None else "填报日期无法识别。"
    observed = None if filed is None else filed.text
    return (finding(filing_id, "not_dated", "filings", message, field="filed_on", observed=observed),)


def yearless(year: int | None, filing_id: str) -> tuple[Finding, ...]:
    """A form whose budget year neither it nor its document, file or folder tells."""
    if year is not None:
        return ()
    message = "表中、文件其他部分、文件名和文件夹名都没有预算年度，年度留空。"
    return (finding(filing_id, "not_dated", "filings", message, field="fiscal_year"),)
