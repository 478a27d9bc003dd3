"""Which copy of a filing is current where several documents hold the same one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from flows.outcome import Copy, Identity
from schemas.filing import FilingRows

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


def resolved(rows: FilingRows, by: str | None) -> FilingRows:
    """A filing's rows as they are published: of a superseded one, its own row alone."""
    if by is None:
        return rows
    filing = replace(rows.filing, status="superseded", superseded_by=by)
    return FilingRows(partition=rows.partition, filing=filing)
