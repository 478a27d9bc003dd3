"""A dataset in which every text that a filing prints, and every name of a file, tries to run or to be a formula."""

import hashlib
from dataclasses import fields, replace
from itertools import product
from pathlib import Path
from typing import TypeVar

from benchmarks.made_rows import EZHOU, FILING, FINDING, FUNDING, INDICATOR, document, run, sparse
from flows.store import Change, commit, update_of
from schemas.columns import Row, column_name, columns
from schemas.filing import Extraction, FilingRows
from schemas.tables import Contact, Filing, Finding, Funding, Indicator, Narrative, Project, ProjectFunding

T = TypeVar("T", bound=Row)
RAN = "ran"
"""Title of a page on which something ran."""
ATTACKS = (
    f"<script>document.title='{RAN}'</script>",
    f"<img src=x onerror=\"document.title='{RAN}'\">",
    f"\"'><svg onload=document.title='{RAN}'></svg>",
    f"</textarea></title></style><iframe srcdoc='<script>parent.document.title=\"{RAN}\"</script>'></iframe>",
    f"<a href=\"javascript:document.title='{RAN}'\">a</a>",
    "{{ 7 * 191 }}{% raw %}${7*191}",
    "&lt;b&gt;\\u003cscript\\u003e",
)
FORMULA = "=HYPERLINK(1)"
OWN = frozenset(
    {
        "filing_id",
        "source_uri",
        "source_sha256",
        "unit",
        "city",
        "superseded_by",
        "engine",
        "decided_by",
        "table_name",
        "metric",
        "field",
    }
)
"""Columns that jixiao fills, not the print."""


def hostile(name: str) -> str:
    """What the column of a name says."""
    return f"{FORMULA}{name}{''.join(ATTACKS)}"


def attacking(row: T) -> T:
    """A row whose every printed text is hostile."""
    told = columns(type(row))
    free = {each.name for each in told if each.arrow == "string" and each.allowed is None and each.name not in OWN}
    return replace(row, **{field.name: hostile(field.name) for field in fields(row) if column_name(field.name) in free})


def made(folder: Path) -> Path:
    """The dataset: one filing with two rows in each table, and a document that could not be read."""
    name = hostile("name").replace("/", "∕") + ".txt"
    source = replace(document(f"/{name}", "a", forms=1), source_name=name, message=hostile("message"))
    filing_id = f"{(source.source_sha256 or '')[:16]}-p0-1"

    def rows(kind: type[T], /, **values: object) -> tuple[T, ...]:
        return tuple(attacking(sparse(kind, filing_id=filing_id, row_id=row_id, **values)) for row_id in range(2))

    own = {"source_name": name, "source_uri": source.source_uri, "source_sha256": source.source_sha256}
    filing = attacking(sparse(Filing, filing_id=filing_id, row_id=0, **own, **FILING))
    kinds = ("other", "unread_text", "unmatched_indicator", "misprint", "sum_mismatch")
    findings = [
        attacking(
            sparse(
                Finding,
                filing_id=filing_id,
                row_id=row_id,
                **FINDING | {"kind": kind, "severity": "error", "table_name": table},
                target_row_id=target,
            )
        )
        for row_id, (kind, table, target) in enumerate(product(kinds, ("funding", "indicators"), (0, 1)))
    ]
    made_rows = FilingRows(
        partition=EZHOU,
        filing=filing,
        contacts=rows(Contact),
        funding=rows(Funding, **FUNDING),
        projects=rows(Project, seq=1, verified=False),
        project_funding=rows(ProjectFunding, project_seq=1, period="current", measure="budget", amount=1.5),
        narratives=rows(Narrative, section="main_task", seq=1),
        indicators=rows(Indicator, seq=1, **INDICATOR),
        findings=tuple(replace(each, field=None) for each in findings),
    )
    lost = replace(
        document("/lost", "b", forms=0),
        source_name=name,
        message=hostile("lost"),
        outcome="rejected",
        error="FormNotFound",
        source_sha256=hashlib.sha256(b"b").hexdigest(),
    )
    updates = [update_of(Extraction(document=source, filings=(made_rows,)))]
    updates.append(update_of(Extraction(document=lost, filings=())))
    commit(folder / "data", Change(updates=updates, run=run("r")))
    return folder / "data"
