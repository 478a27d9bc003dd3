"""Printed indicators to rows, one for each value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.findings import finding
from extractors.rows.facts import Facts
from extractors.rows.indicator_findings import point_findings, value_findings
from extractors.rows.measures import called, measure
from extractors.rows.points import parse_points
from extractors.rows.years import year_of
from extractors.values import is_unit, parse_value, tidy, unit_factor
from mappings.labels import labels
from mappings.levels import fused
from mappings.names import Name, match
from mappings.normal import bracketed, plain, squeezed
from schemas.form import FormRecord, Horizon, PrintedIndicator, PrintedValue, Role
from schemas.tables import Finding, Indicator
from schemas.value import Value

NOTHING = Value(raw="", kind="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a value stands among the others."""

    horizon: Horizon
    seq: int
    role: Role | None
    year: int | None


def indicator_rows(
    record: FormRecord, known: Facts, filing_id: str
) -> tuple[tuple[Indicator, ...], tuple[int, ...], tuple[Finding, ...]]:
    """The rows, the first row_id of each printed indicator, and the findings about them."""
    rows: list[Indicator] = []
    starts: list[int] = []
    findings: list[Finding] = []
    counts: dict[Horizon, int] = {}
    for printed_entry in record.indicators:
        starts.append(len(rows))
        entry, own_name = apart(printed_entry)
        name = match(own_name)
        for horizon in horizons(entry):
            counts[horizon] = counts.get(horizon, 0) + 1
            start = len(rows)
            if name.misprint is not None:
                findings.append(misprint(entry, name, len(rows), filing_id))
            own: list[PrintedValue | None] = [value for value in entry.values if value.horizon == horizon]
            for printed in own or [None]:
                value = read(printed, own_name)
                year = value_year(printed, record, known) if printed is not None else None
                role = role_of(printed, year, own, known) if printed is not None else None
                stand = Stand(horizon=horizon, seq=counts[horizon], role=role, year=year)
                rows.append(indicator_row(entry, name, value, stand, len(rows), filing_id))
                findings += value_findings(entry, value, len(rows) - 1, filing_id)
            findings += point_findings(entry, start, filing_id)
    return tuple(rows), tuple(starts), tuple(findings)


def role_of(printed: PrintedValue, year: int | None, own: Sequence[PrintedValue | None], known: Facts) -> Role | None:
    """Whose a value is: under the bare head of the budget year it is aimed at, where no head says what is.

    Under that of a later year it is aimed at in any case, and what came of an earlier one is no result of this one.
    """
    if printed.role == "actual" and year is not None and known.year is not None and year < known.year:
        return "prior"
    if printed.role != "prior" or printed.when.base or printed.when.distance is not None:
        return printed.role
    if year is None or known.year is None or year < known.year:
        return printed.role
    aimed = any(other is not None and other.role == "target" for other in own)
    return "target" if year > known.year or not aimed else printed.role


def horizons(entry: PrintedIndicator) -> tuple[Horizon, ...]:
    """The horizons that an indicator's values stand for, in the order printed."""
    return tuple(dict.fromkeys(value.horizon for value in entry.values)) or (entry.horizon,)


def read(printed: PrintedValue | None, name: str) -> Value:
    """What a printed value says; a number without unit has the one that the name prints at its end: 完成率（%）."""
    if printed is None:
        return NOTHING
    value = parse_value(printed.text, op=printed.op, unit=printed.unit)
    unit = unit_of_name(name) if value.number is not None and value.unit is None else None
    if unit is None or value.number is None:
        return value
    factor = unit_factor(unit)
    si = None if factor is None else float(Decimal(str(value.number)) * factor)
    return replace(value, unit=unit, si=si)


def unit_of_name(name: str) -> str | None:
    """The unit in the brackets that a name ends in."""
    notes = bracketed(name) if plain(name).endswith(")") else ()
    return tidy(notes[-1]) if notes and is_unit(notes[-1]) else None


def value_year(printed: PrintedValue, record: FormRecord, known: Facts) -> int | None:
    """The year of a value; a long-term goal's is the last year of the goals."""
    if printed.role == "target" and printed.horizon == "long_term":
        return record.long_term_until
    return year_of(printed.when, known.year)


def without_prefix(text: str) -> str:
    """The name without a list's mark: 指标1：保障完成情况 → 保障完成情况."""
    raw = squeezed(text)
    for word in labels().item_words:
        head, mark, rest = raw.replace(":", "：", 1).partition("：")
        if mark and rest and (head == word or (head.startswith(word) and head.removeprefix(word).isdigit())):
            return rest
    return raw


def apart(entry: PrintedIndicator) -> tuple[PrintedIndicator, str]:
    """The indicator under the levels that are printed before its name in one cell, and its name alone."""
    name = without_prefix(entry.level3)
    levels = fused(name)
    if levels is None:
        return entry, name
    level1, level2, rest = levels
    return replace(entry, level1=level1, level2=level2), without_prefix(rest)


def indicator_row(
    entry: PrintedIndicator, name: Name, value: Value, stand: Stand, row_id: int, filing_id: str
) -> Indicator:
    """One row."""
    weight, score = (parse_points(text) for text in (entry.weight, entry.score))
    level2 = squeezed(entry.level2) if entry.level2 is not None else None
    told = measure(name.corrected, level2, value.unit, value.raw, value.kind)
    indicator_id, indicator, method, match_score = called(name, told.metric)
    return Indicator(
        filing_id=filing_id,
        row_id=row_id,
        page=entry.place.page,
        bbox=entry.place.bbox,
        confidence=entry.place.confidence,
        horizon=stand.horizon,
        goal=entry.goal,
        seq=stand.seq,
        level1=squeezed(entry.level1) if entry.level1 is not None else None,
        level2=level2,
        level3_raw=squeezed(entry.level3),
        level3=name.corrected,
        indicator_id=indicator_id,
        indicator=indicator,
        metric=told.metric,
        subject=told.subject,
        subject_class=told.subject_class,
        match_method=method,
        match_score=match_score,
        role=stand.role,
        year=stand.year,
        value_raw=value.raw or None,
        kind=value.kind,
        op=value.op,
        value=value.number,
        value_si=value.si,
        unit=value.unit,
        weight=weight,
        score=score,
        basis=entry.basis,
        class_=entry.class_,
        scoring=entry.scoring,
        explanation=entry.explanation,
        remark=entry.remark,
    )


def misprint(entry: PrintedIndicator, name: Name, row: int, filing_id: str) -> Finding:
    """A corrected name."""
    evidence = f"（{'；'.join(name.evidence)}）" if name.by_evidence else ""
    return finding(
        filing_id,
        "misprint",
        "indicators",
        f"“{name.printed}”应为“{name.corrected}”{evidence}。",
        row=row,
        field="level3",
        expected=name.corrected,
        observed=name.printed,
        place=entry.place,
    )
