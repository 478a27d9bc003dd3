"""Filings for the joined views: one department's, with what a test says of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks.made_rows import FILING, FINDING, FUNDING, INDICATOR, document, run, sparse
from flows.store import Change, Dataset, commit, open_dataset, update_of
from schemas.filing import Extraction, FilingRows, Partition
from schemas.tables import Filing, Finding, Funding, Indicator

Cells = Mapping[str, object]
OWN = {"department": "鄂州市示例局", "city": "鄂州市", "adcode": 420700}
TARGET = {"role": "target", "kind": "quantitative", "level3": "办件量"}


def money(year: int | None, yuan: str | None, **cells: object) -> Cells:
    """An amount of the total income: this year's unless said otherwise."""
    told = {"item": "total", "item_name": "合计", "year": year, "raw": yuan or ""}
    return FUNDING | told | {"amount_yuan": Decimal(yuan) if yuan is not None else None} | cells


def target(year: int | None, number: float | None, **cells: object) -> Cells:
    """An annual target of an indicator."""
    told = {"year": year, "value": number, "value_si": number, "unit": "件", "op": ">=", "value_raw": f"≥{number}件"}
    return INDICATOR | TARGET | {"seq": 1, "metric": "count"} | told | cells


def extraction(
    uri: str,
    year: int | None,
    *,
    funding: Sequence[Cells] = (),
    indicators: Sequence[Cells] = (),
    findings: Sequence[Cells] = (),
    **cells: object,
) -> Extraction:
    """A document that holds one filing."""
    source = document(uri, uri)
    filing_id = f"{(source.source_sha256 or '')[:16]}-p0-1"
    named = {name: getattr(source, name) for name in ("source_name", "source_uri", "source_sha256")}
    rows = FilingRows(
        partition=Partition(city_code=420700, fiscal_year=year),
        filing=sparse(Filing, filing_id=filing_id, row_id=0, **named, **(FILING | OWN | cells)),
        funding=tuple(
            sparse(Funding, **(row | {"filing_id": filing_id, "row_id": n})) for n, row in enumerate(funding)
        ),
        indicators=tuple(
            sparse(Indicator, **(row | {"filing_id": filing_id, "row_id": n})) for n, row in enumerate(indicators)
        ),
        findings=tuple(
            sparse(Finding, **(FINDING | {"message": "疑"} | row | {"filing_id": filing_id, "row_id": n}))
            for n, row in enumerate(findings)
        ),
    )
    return Extraction(document=source, filings=(rows,))


def put(root: Path, *extractions: Extraction) -> Dataset:
    """Publish and open."""
    commit(root, Change(updates=[update_of(each) for each in extractions], run=run("r")))
    return open_dataset(root)


def rows(dataset: Dataset, view: str, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of a view, in its order."""
    return [tuple(row.values()) for row in dataset.arrow(view).select(list(names)).to_pylist()]
