"""What an auditor would ask about an undamaged filing."""

from collections.abc import Iterator, Sequence

from benchmarks.render.truth import Finding, Indicator


def reversed_years(funding: tuple[int, ...], values: tuple[int, ...]) -> Iterator[Finding]:
    """Past years that are printed newest first."""
    for table, years in (("funding", funding), ("indicators", values)):
        if list(years) != sorted(years):
            printed = "|".join(map(str, years))
            yield Finding(table=table, key="prior", kind="prior_year_order", message=f"{printed}: newest first")


def ambiguous(rows: Sequence[Indicator]) -> Iterator[Finding]:
    """Cells that hold several numbers."""
    for row in rows:
        for value in row.values:
            if value.kind == "quantitative" and value.number is None:
                key = f"{row.horizon}/{row.level3}/{value.year}"
                yield Finding(table="indicators", key=key, kind="ambiguous_value", message=f"two numbers: {value.raw}")


def absent(rows: Sequence[Indicator], years: tuple[int, ...]) -> Iterator[Finding]:
    """Past years' values that are left empty."""
    for row in rows:
        for year in sorted(set(years) - {value.year for value in row.values}) if row.horizon == "annual" else ():
            key = f"annual/{row.level3}/{year}"
            yield Finding(table="indicators", key=key, kind="missing_value", message="left empty")


def bare(rows: Sequence[Indicator]) -> Iterator[Finding]:
    """Numbers without a unit."""
    for row in rows:
        for value in row.values:
            if value.number is not None and value.unit is None:
                key = f"{row.horizon}/{row.level3}/{value.year}"
                yield Finding(table="indicators", key=key, kind="unit_suspect", message=f"no unit: {value.raw}")
