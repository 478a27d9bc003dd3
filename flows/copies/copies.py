"""Which copy of a filing is current where several documents hold the same one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from mappings.normal import unquoted
from schemas.filing import FilingRows, Partition
from schemas.tables import Filing

SCANS = frozenset({"pdf-scan", "image"})
HASH = 16
"""Hexadecimal digits that begin a filing's id and tell its document's bytes."""


class Identity(NamedTuple):
    """What is the same in all copies of a filing."""

    adcode: int
    fiscal_year: int
    department: str
    scope: str
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


Groups = Mapping[Identity, tuple[Copy, ...]]
"""All copies of each filing, by filing_id."""


def grouped(copies: Iterable[Copy]) -> Groups:
    """Copies by what they are copies of, each once; those of which that is unknown are in no group."""
    groups: dict[Identity, dict[str, Copy]] = defaultdict(dict)
    for copy in copies:
        if copy.identity is not None:
            groups[copy.identity].setdefault(copy.filing_id, copy)
    return {
        identity: tuple(sorted(group.values(), key=lambda copy: copy.filing_id)) for identity, group in groups.items()
    }


def best(group: Sequence[Copy]) -> Copy:
    """The copy that is current; of equally good ones the first."""
    return max(group, key=lambda copy: copy.rank)


def superseded(groups: Groups) -> Mapping[str, str]:
    """filing_id → the current copy's, for each filing that is not current. Forms of one document never compete."""
    found: dict[str, str] = {}
    for group in groups.values():
        current = best(group)
        found |= {copy.filing_id: current.filing_id for copy in group if copy.document != current.document}
    return found


def told_apart(group: Sequence[Copy]) -> bool:
    """Whether each document holds but one of these copies; of several nothing tells which is which."""
    return len({copy.document for copy in group}) == len(group)


def settled(rows: FilingRows, by: str | None) -> FilingRows:
    """A filing's rows as they are published: of a superseded one, its own row alone."""
    if by is None:
        return rows
    filing = replace(rows.filing, status="superseded", superseded_by=by)
    return FilingRows(partition=rows.partition, filing=filing)
