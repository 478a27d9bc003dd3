"""What an indicator's row measures: its name, and the unit, level and value beside it."""

from dataclasses import replace

from extractors.values import unit_kind
from mappings.composing import composed
from mappings.metrics import Evidence, Measured, measured, unit_behind, unmarked
from mappings.names import Name, match
from schemas.tables import Indicator


def measure(name: str, level2: str | None, unit: str | None, value: str | None, kind: str) -> Measured:
    """Metric and subject of a name; `kind` is that of the value, `value` what is printed there."""
    counted = unit or unit_behind(name)
    evidence = Evidence(
        level2=level2,
        unit=counted,
        unit_kind=unit_kind(counted) if counted is not None else None,
        value=value,
        in_words=kind == "qualitative",
    )
    return measured(name, evidence)


def called(name: Name, metric: str | None) -> tuple[str | None, str | None, str, float | None]:
    """Id, name, method and score of a name's indicator: the catalogue's, else one composed of its own words.

    The marks of a list before a name, which `level3` keeps as printed, are no part of what is looked up.
    """
    if name.indicator_id is None and (plain := unmarked(name.corrected)) != name.corrected:
        name = match(plain)
    if name.indicator_id is None and (own := composed(name.corrected, metric)) is not None:
        return own.indicator_id, own.indicator, "composed", 1.0
    return name.indicator_id, name.indicator, name.method, name.score


def remeasured(row: Indicator, value: str | None) -> Indicator:
    """The row with what follows from it and from its value as text: metric, subject, class, own indicator."""
    told = measure(row.level3, row.level2, row.unit, value, row.kind)
    row = replace(row, metric=told.metric, subject=told.subject, subject_class=told.subject_class)
    if row.match_method not in ("none", "composed"):
        return row
    indicator_id, indicator, method, score = called(match(row.level3), told.metric)
    return replace(row, indicator_id=indicator_id, indicator=indicator, match_method=method, match_score=score)
