"""Findings about slips in running text, which stays as it is printed."""

from collections.abc import Iterator, Sequence

from extractors.findings import finding, place_of
from mappings.prose import slips
from schemas.tables import Finding, Narrative


def slip_findings(rows: Sequence[Narrative], filing_id: str) -> Iterator[Finding]:
    """One finding for each slip in a filing's prose."""
    for row in rows:
        for slip in slips(row.text):
            meant = f"，应为“{slip.meant}”" if slip.meant is not None else ""
            yield finding(
                filing_id,
                "misprint",
                "narratives",
                f"“{slip.printed}”疑有错漏{meant}，按原样保留。",
                row=row.row_id,
                field="text",
                expected=slip.meant,
                observed=slip.printed,
                place=place_of(row),
            )
