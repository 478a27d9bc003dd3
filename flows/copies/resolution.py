"""What a run's filings mean for others in the dataset: for copies of them, and for those of the year after."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.copies.copies import Groups, best, grouped, superseded, told_apart
from flows.copies.published import CurrentFiling, current_copies, document_rows, kept_outcomes, left_partitions
from flows.outcome import Copy, Identity, Outcome
from schemas.filing import Partition
from schemas.run_tables import DocumentRow

Holds = Callable[[Partition], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which copies are current once the run is published, and what each is compared with."""

    by: Mapping[str, str]
    """filing_id of a superseded copy → the current copy's."""
    affected: tuple[Outcome, ...]
    """Documents that the run was not offered, and of which a filing's place or findings may change."""
    before: Mapping[str, Copy]
    """filing_id → the current filing of the year before, of the filings that are published."""
    copies: Mapping[str, tuple[Copy, ...]]
    """filing_id → the copies whose place it took, likewise."""
    documents: Mapping[str, DocumentRow]
    """source_uri → the document, of each that is published or holds one of the `copies`."""


def resolve(outcomes: Sequence[Outcome], root: Path, holds: Holds, all_copies: bool = False) -> Resolution:
    """Choose among the copies of each filing, those of the run and those that stand, and pair the years.

    `holds` tells which partitions the run is about. With `all_copies` every copy stays, and none is compared with
    another; last year's filing is still the best copy of it.
    """
    if not outcomes:
        return Resolution(by={}, affected=(), before={}, copies={}, documents={})
    offered = {outcome.document.source_uri for outcome in outcomes}
    own = [copy for outcome in outcomes for copy in outcome.copies if holds(copy.partition)]
    near = {copy.partition for copy in own} | set(left_partitions(root, offered))
    seen = near | {shifted(partition, 1) for partition in near}
    standing = list(current_copies(root, seen))
    left = [entry for entry in standing if entry.copy.source_uri in offered and holds(entry.copy.partition)]
    gone = {entry.copy.filing_id for entry in left}
    staying = [entry for entry in standing if entry.copy.filing_id not in gone]
    touched = {copy.identity for copy in (*own, *(entry.copy for entry in left)) if copy.identity is not None}
    by = superseded(grouped((*own, *(entry.copy for entry in staying))))
    affected = tuple(kept_outcomes(root, affected_documents(staying, by, touched, all_copies) - offered))
    places = {partition for outcome in (*outcomes, *affected) for partition in outcome.places.values()}
    further = (places | {shifted(partition, -1) for partition in places}) - seen
    copies = [*own, *(entry.copy for entry in (*staying, *current_copies(root, further)))]
    resolution = paired((*outcomes, *affected), grouped(copies), all_copies)
    silent = {copy.source_uri for group in resolution.copies.values() for copy in group} - resolution.documents.keys()
    documents = {**resolution.documents, **document_rows(root, silent)}
    return replace(resolution, affected=affected, documents=documents)


def shifted(partition: Partition, years: int) -> Partition:
    """The same city in another year."""
    year = partition.fiscal_year
    return replace(partition, fiscal_year=None if year is None else year + years)


def affected_documents(
    standing: Iterable[CurrentFiling], by: Mapping[str, str], touched: set[Identity], all_copies: bool
) -> set[str]:
    """source_uri of the documents of which a copy's place changes, or a current filing is compared anew."""
    found = set()
    for entry in standing:
        copy, identity = entry.copy, entry.copy.identity
        if identity is None:
            continue
        moves = not all_copies and identity in touched and by.get(copy.filing_id) != entry.by
        current = copy.filing_id not in by and (identity in touched or identity.before in touched)
        if moves or current or (all_copies and identity.before in touched):
            found.add(copy.source_uri)
    return found


def paired(outcomes: Sequence[Outcome], groups: Groups, all_copies: bool) -> Resolution:
    """What each published filing is compared with, among all copies that there are."""
    by = {} if all_copies else superseded(groups)
    before: dict[str, Copy] = {}
    others: dict[str, tuple[Copy, ...]] = {}
    for copy in (copy for outcome in outcomes for copy in outcome.copies):
        if copy.identity is None or copy.filing_id in by or not told_apart(groups.get(copy.identity, ())):
            continue
        earlier = groups.get(copy.identity.before, ())
        if earlier and told_apart(earlier):
            before[copy.filing_id] = best(earlier)
        if not all_copies:
            found = (each for each in groups.get(copy.identity, ()) if by.get(each.filing_id) == copy.filing_id)
            others[copy.filing_id] = tuple(found)
    return Resolution(
        by=by,
        affected=(),
        before=before,
        copies={filing_id: found for filing_id, found in others.items() if found},
        documents={outcome.document.source_uri: outcome.document for outcome in outcomes},
    )
