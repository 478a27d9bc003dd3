"""What became of an offered file: its document, and its filings as copies that may compete with others."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from mappings.normal import unquoted
from schemas.filing import Extraction, Partition
from schemas.run_tables import DocumentRow
from schemas.tables import Filing

SCANS = frozenset({"pdf-scan", "ofd-scan", "image"})
HASH = 16
"""Hexadecimal digits that begin a filing's id and tell its document's bytes."""


class Identity(NamedTuple):
    """What is the same in all copies of a filing."""

    adcode: int
    fiscal_year: int
    department: str
    scope: str | None
    stage: str
    project: str
    """Empty for what is no project's."""

    @property
    def before(self) -> "Identity":
        """The same filing of the year before."""
        return self._replace(fiscal_year=self.fiscal_year - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What tells a filing from others, and how good a copy of it a document holds."""

    filing_id: str
    source_uri: str
    partition: Partition
    identity: Identity | None
    """None where a part of it is unknown."""
    rank: tuple[date, bool]
    """The later filed is better, then text before scan."""

    @property
    def document(self) -> str:
        """The document's bytes; the same ones may be offered in several places."""
        return self.filing_id[:HASH]


def copy_of(filing: Filing, partition: Partition) -> Copy:
    """A filing as one of possibly several copies."""
    identity: Identity | None = None
    told = filing.scope == "department" or filing.project is not None
    if told and filing.adcode is not None and partition.fiscal_year is not None and filing.department is not None:
        department, project = unquoted(filing.department), unquoted(filing.project or "")
        identity = Identity(filing.adcode, partition.fiscal_year, department, filing.scope, filing.stage, project)
    return Copy(
        filing_id=filing.filing_id,
        source_uri=filing.source_uri,
        partition=partition,
        identity=identity,
        rank=(filing.filed_on or date.min, filing.media not in SCANS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one offered file, without its rows: those wait in `interim`."""

    document: DocumentRow
    places: Mapping[str, Partition]
    """filing_id → partition."""
    copies: tuple[Copy, ...]
    """Each filing as one of possibly several copies."""
    findings: Mapping[str, Mapping[str, int]]
    """Findings per severity, of each filing."""
    seconds: Mapping[str, float]
    """Per stage; empty where the result was kept."""


def outcome_of(result: Extraction, seconds: Mapping[str, float] = MappingProxyType({})) -> Outcome:
    """A result without its rows."""
    return Outcome(
        document=result.document,
        places={rows.filing.filing_id: rows.partition for rows in result.filings},
        copies=tuple(copy_of(rows.filing, rows.partition) for rows in result.filings),
        findings={
            rows.filing.filing_id: Counter(finding.severity for finding in rows.findings) for rows in result.filings
        },
        seconds=dict(seconds),
    )
