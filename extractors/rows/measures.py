"""What an indicator's row measures: its name, and the unit, level and value beside it."""

from extractors.values import unit_kind
from mappings.metrics import Evidence, Measured, measured, unit_behind


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
