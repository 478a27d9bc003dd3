"""What the audit says of the published filings: every slip of their arithmetic, and no more than was weighed."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.audit import audit
from extractors.extract import extract
from flows.workers.inputs import find_inputs, load
from schemas.filing import FilingRows
from tests.scanning import SCANNER

pytestmark = pytest.mark.corpus

ARITHMETIC = ("sum_mismatch", "income_expenditure_mismatch", "share_mismatch", "project_sum_mismatch")
FOUND = {
    "ezhou-office-2024": {"missing_value": 5, "other": 6, "out_of_bound": 1, "sum_mismatch": 1, "unit_suspect": 1},
    "ezhou-services-2024": {
        "duplicate_level": 2,
        "other": 4,
        "prior_year_order": 1,
        "sum_mismatch": 2,
        "truncated": 1,
        "unit_suspect": 4,
    },
    "ezhou-staffing-2023": {
        "other": 2,
        "out_of_bound": 2,
        "prior_year_order": 1,
        "project_sum_mismatch": 1,
        "sum_mismatch": 1,
        "unit_suspect": 5,
    },
    "guangshui-data-2024": {
        "ambiguous_value": 1,
        "income_expenditure_mismatch": 3,
        "missing_value": 1,
        "other": 11,
        "project_sum_mismatch": 1,
        "share_mismatch": 2,
        "truncated": 1,
    },
    "hengyang-office-2022": {"unit_suspect": 8},
    "beijing-audit-2026": {},
    "changsha-petition-2026": {"shifted_row": 2},
    "chongqing-office-2026": {},
    "guangzhou-data-2026": {"unit_suspect": 1},
    "xian-emergency-2026": {"duplicate_level": 2, "misprint": 3, "out_of_bound": 3, "unit_suspect": 2},
    "xian-office-2026": {"unit_suspect": 1},
}
"""Findings of the audit by kind, weighed one by one against the page."""


def filings(corpus: Path, name: str) -> tuple[FilingRows, ...]:
    """The audited filings of one document."""
    folder = "text" if (corpus / "text" / f"{name}.txt").exists() else "real"
    (source,) = find_inputs(list((corpus / folder).glob(f"{name}.*")))
    return extract(load(source), "test", SCANNER).filings


@pytest.mark.parametrize("name", FOUND)
def test_findings_are_those_that_were_weighed(corpus: Path, name: str) -> None:
    found: Counter[str] = Counter()
    for rows in filings(corpus, name):
        found += Counter(entry.kind for entry in audit(replace(rows, findings=())))
    assert dict(found) == FOUND[name]


@pytest.mark.parametrize("name", [name for name in FOUND if not name.endswith("-2026")])
@pytest.mark.parametrize("kind", ARITHMETIC)
def test_every_slip_of_arithmetic_is_named_and_none_besides(corpus: Path, name: str, kind: str) -> None:
    gold = json.loads((corpus / "gold" / f"{name}.json").read_text("utf-8"))["findings"]
    (rows,) = filings(corpus, name)
    assert sum(row.kind == kind for row in rows.findings) == sum(entry["kind"] == kind for entry in gold)
