"""Which copy of a filing is current where several documents hold the same one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mappings.normal import unquoted
from schemas.filing import FilingRows, Partition
from schemas.tables import Filing

SCANS = frozenset({"pdf-scan", "image"})
Identity = tuple[int, int, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What tells a filing from others, and how good a copy of it a document holds."""

    filing_id: str
    source_uri: str
    identity: Identity | None
    """Division, year, department, scope, stage, project; None where one that tells it is unknown."""
    rank: tuple[date, bool]
    """The later filed is better, then text before scan."""


def copy_of(filing: Filing, partition: Partition) -> Copy:
    """A filing as one of possibly several copies."""
    identity: Identity | None = None
    told = filing.scope == "department" or filing.project is not None
    if told and filing.adcode is not None and partition.fiscal_year is not None and filing.department is not None:
        department, project = unquoted(filing.department), unquoted(filing.project or "")
        identity = (filing.adcode, partition.fiscal_year, department, filing.scope, filing.stage, project)
    return Copy(
        filing_id=filing.filing_id,
        source_uri=filing.source_uri,
        identity=identity,
        rank=(filing.filed_on or date.min, filing.media not in SCANS),
    )


def superseded(copies: Iterable[Copy]) -> Mapping[str, str]:
    """filing_id → the current copy's, for each filing that is not current. Forms of one document never compete."""
    groups: dict[Identity, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.identity is not None:
            groups[copy.identity].append(copy)
    found = {}
    for group in groups.values():
        best = max(sorted(group, key=lambda copy: copy.filing_id), key=lambda copy: copy.rank)
        for copy in group:
            if copy.source_uri != best.source_uri:
                found[copy.filing_id] = best.filing_id
    return found


def settled(rows: FilingRows, by: str | None) -> FilingRows:
    """A filing's rows as they are published: of a superseded one, its own row alone."""
    if by is None:
        return rows
    filing = replace(rows.filing, status="superseded", superseded_by=by)
    return FilingRows(partition=rows.partition, filing=filing)
