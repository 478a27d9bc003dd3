"""Rows of an invented filing, written with nothing but what an example is about."""

from dataclasses import replace
from decimal import Decimal

from extractors.values import parse_amount, parse_share, parse_value, to_yuan
from schemas.filing import FilingRows, Partition
from schemas.tables import Contact, Filing, Funding, Indicator, Narrative, Project, ProjectFunding

ID = "0123456789abcdef-p0-1"
YEAR = 2024


def money(
    section: str,
    item: str | None,
    raw: str,
    *,
    name: str = "某项",
    year: int = YEAR,
    share: str | None = None,
    unit: str = "万元",
    measure: str = "budget",
    rate: float | None = None,
) -> Funding:
    """One amount."""
    amount = parse_amount(raw)
    assert amount is not None
    return Funding(
        filing_id=ID,
        row_id=0,
        page=None,
        bbox=None,
        confidence=None,
        section=section,
        item=item,
        item_name="合计" if item == "total" else name,
        item_raw="合计" if item == "total" else name,
        year=year,
        period="current" if year == YEAR else "prior",
        measure=measure,
        amount_yuan=to_yuan(amount.number, unit),
        amount=float(amount.number),
        unit=unit,
        execution_rate=rate,
        share=parse_share(share) if share is not None else None,
        raw=raw,
        verified=False,
    )


def project(name: str, year: float | None, total: float | None = None, category: str | None = "特定目标类") -> Project:
    """One project, in 万元."""
    return Project(
        filing_id=ID,
        row_id=0,
        page=None,
        bbox=None,
        confidence=None,
        seq=1,
        name=name,
        category=category,
        total_budget_yuan=Decimal(str(total * 10000)) if total is not None else None,
        year_budget_yuan=Decimal(str(year * 10000)) if year is not None else None,
        total_budget=total,
        year_budget=year,
        unit="万元",
        purpose=None,
        verified=False,
    )


def spent(seq: int, item: str, raw: str, *, measure: str = "budget") -> ProjectFunding:
    """One amount of a task besides its budget, in 万元."""
    own = money("income", item, raw, name=item, measure=measure)
    return ProjectFunding(
        filing_id=ID,
        row_id=0,
        page=None,
        bbox=None,
        confidence=None,
        project_seq=seq,
        item=own.item,
        item_name=own.item_name,
        item_raw=own.item_raw,
        year=own.year,
        period=own.period,
        measure=own.measure,
        amount_yuan=own.amount_yuan,
        amount=own.amount,
        unit=own.unit,
        raw=raw,
    )


def value(
    level3: str,
    raw: str | None,
    *,
    seq: int = 1,
    horizon: str = "annual",
    role: str | None = "target",
    level1: str = "产出指标",
    level2: str = "质量指标",
    indicator_id: str | None = None,
    basis: str | None = None,
    scoring: str | None = None,
    weight: float | None = None,
    score: float | None = None,
    explanation: str | None = None,
    metric: str | None = None,
) -> Indicator:
    """One value of an indicator."""
    read = parse_value(raw or "")
    return Indicator(
        filing_id=ID,
        row_id=0,
        page=None,
        bbox=None,
        confidence=None,
        horizon=horizon,
        goal=None,
        seq=seq,
        level1=level1,
        level2=level2,
        level3_raw=level3,
        level3=level3,
        indicator_id=indicator_id,
        indicator=level3 if indicator_id is not None else None,
        match_method="exact" if indicator_id is not None else "none",
        match_score=1.0 if indicator_id is not None else None,
        role=role,
        year=YEAR - 1 if role == "prior" else YEAR,
        value_raw=raw,
        metric=metric,
        kind=read.kind,
        op=read.op,
        value=read.number,
        value_si=read.si,
        unit=read.unit,
        weight=weight,
        score=score,
        basis=basis,
        class_=None,
        scoring=scoring,
        explanation=explanation,
        remark=None,
    )


def prose(section: str, text: str) -> Narrative:
    """One item of running text."""
    return Narrative(
        filing_id=ID, row_id=0, page=None, bbox=None, confidence=None, section=section, seq=1, title=None, text=text
    )


def contact(person: str) -> Contact:
    """A contact."""
    return Contact(
        filing_id=ID,
        row_id=0,
        page=None,
        bbox=None,
        confidence=None,
        contact_person=person,
        contact_phone=None,
    )


FILING = Filing(
    filing_id=ID,
    row_id=0,
    page=None,
    bbox=None,
    confidence=None,
    source_name="示例.txt",
    source_uri="示例.txt",
    source_sha256="0" * 64,
    media="text",
    form="generic",
    scope="department",
    stage="target",
    title="部门整体绩效目标申报表",
    project=None,
    department="示例局",
    unit=None,
    province=None,
    city=None,
    county=None,
    adcode=None,
    filed_on=None,
    amount_unit="万元",
    long_term_until=None,
    pages=None,
    engine=None,
    status="ok",
    superseded_by=None,
)


def filing(*rows: Funding | Project | ProjectFunding | Indicator | Narrative | Contact) -> FilingRows:
    """A filing of the rows, numbered within their tables."""
    funding = [row for row in rows if isinstance(row, Funding)]
    projects = [row for row in rows if isinstance(row, Project)]
    amounts = [row for row in rows if isinstance(row, ProjectFunding)]
    indicators = [row for row in rows if isinstance(row, Indicator)]
    narratives = [row for row in rows if isinstance(row, Narrative)]
    contacts = [row for row in rows if isinstance(row, Contact)]
    return FilingRows(
        partition=Partition(city_code=None, fiscal_year=YEAR),
        filing=FILING,
        contacts=tuple(replace(row, row_id=number) for number, row in enumerate(contacts)),
        funding=tuple(replace(row, row_id=number) for number, row in enumerate(funding)),
        projects=tuple(replace(row, row_id=number, seq=number + 1) for number, row in enumerate(projects)),
        project_funding=tuple(replace(row, row_id=number) for number, row in enumerate(amounts)),
        narratives=tuple(replace(row, row_id=number) for number, row in enumerate(narratives)),
        indicators=tuple(replace(row, row_id=number) for number, row in enumerate(indicators)),
    )
