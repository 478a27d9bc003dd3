"""Printed indicators to rows, one for each value."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.findings import finding
from extractors.rows.facts import Facts
from extractors.rows.years import year_of
from extractors.values import parse_amount, parse_value
from mappings.labels import labels
from mappings.levels import fused
from mappings.mending import mend_quality
from mappings.names import Name, match
from mappings.normal import squeezed
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
            if name.misprint is not None:
                findings.append(misprint(entry, name, len(rows), filing_id))
            own: list[PrintedValue | None] = [value for value in entry.values if value.horizon == horizon]
            for printed in own or [None]:
                value = read(printed)
                year = value_year(printed, record, known) if printed is not None else None
                stand = Stand(horizon=horizon, seq=counts[horizon], role=printed.role if printed else None, year=year)
                rows.append(indicator_row(entry, name, value, stand, len(rows), filing_id))
                findings += doubts(entry, value, len(rows) - 1, filing_id)
    return tuple(rows), tuple(starts), tuple(findings)


def horizons(entry: PrintedIndicator) -> tuple[Horizon, ...]:
    """The horizons that an indicator's values stand for, in the order printed."""
    return tuple(dict.fromkeys(value.horizon for value in entry.values)) or (entry.horizon,)


def read(printed: PrintedValue | None) -> Value:
    """What a printed value says."""
    return NOTHING if printed is None else parse_value(printed.text, op=printed.op, unit=printed.unit)


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
    return replace(entry, level1=level1, level2=level2), rest


def indicator_row(
    entry: PrintedIndicator, name: Name, value: Value, stand: Stand, row_id: int, filing_id: str
) -> Indicator:
    """One row."""
    weight, score = (parse_points(text) for text in (entry.weight, entry.score))
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
        level2=squeezed(entry.level2) if entry.level2 is not None else None,
        level3_raw=squeezed(entry.level3),
        level3=name.mended,
        indicator_id=name.indicator_id,
        indicator=name.indicator,
        match_method=name.method,
        match_score=name.score,
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


def parse_points(text: str | None) -> float | None:
    """Points: 10, 10分, 10%; None where the cell holds none."""
    if text is None:
        return None
    amount = parse_amount(text.strip().rstrip("分%％"))
    return float(amount.number) if amount is not None else None


def doubts(entry: PrintedIndicator, value: Value, row: int, filing_id: str) -> Iterator[Finding]:
    """A cell with several numbers, and a misprinted quality word; the value itself stays as printed."""
    if value.several:
        yield finding(
            filing_id,
            "ambiguous_value",
            "indicators",
            f"“{entry.level3}”的指标值含有多个数，数值留空。",
            row=row,
            field="value",
            observed=value.raw,
            place=entry.place,
        )
    mended = mend_quality(value.raw) if value.kind == "qualitative" else None
    if mended is not None and mended.misprint:
        yield finding(
            filing_id,
            "misprint",
            "indicators",
            f"指标值“{value.raw}”疑为“{mended.meant}”（{'；'.join(mended.why)}），按原样保留。",
            row=row,
            field="value_raw",
            expected=mended.meant,
            observed=value.raw,
            place=entry.place,
        )


def misprint(entry: PrintedIndicator, name: Name, row: int, filing_id: str) -> Finding:
    """A mended name."""
    evidence = f"（{'；'.join(name.evidence)}）" if name.method == "fuzzy" else ""
    return finding(
        filing_id,
        "misprint",
        "indicators",
        f"“{name.printed}”应为“{name.mended}”{evidence}。",
        row=row,
        field="level3",
        expected=name.mended,
        observed=name.printed,
        place=entry.place,
    )
