"""One run, from what it is asked to the next generation of the dataset; the flows are thin covers of it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar, cast
from uuid import uuid4

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from extractors.corrections.acceptance import mark_accepted, with_findings
from extractors.findings import finding
from flows.batches import in_batches
from flows.cache.cleanup import sweep
from flows.cache.results import Interim
from flows.cache.stamps import stamps
from flows.cache.versions import stage_version, versions
from flows.copies.copies import resolved
from flows.copies.cross_checks import CrossChecks
from flows.copies.resolution import Resolution, resolve
from flows.outcome import Outcome
from flows.processed import Known, is_due
from flows.progress import telling
from flows.request import Job
from flows.review.dropped import check_decisions
from flows.selection import Selection
from flows.store import Change, Commit, DocumentUpdate, Preview, commit, layout, preview
from flows.store.run_locks import run_lock
from flows.workers.archives import lister
from flows.workers.inputs import Input
from mappings.correcting import Correction
from schemas.filing import FilingRows
from schemas.run_tables import RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The documents that a run is about."""

    fresh: tuple[Input, ...]
    """To be read."""
    unchanged: int = 0
    """Documents that the dataset holds as they are."""
    gone: tuple[str, ...] = ()
    """source_uri of documents whose files are there no more; what the dataset holds of them stays."""
    idle: bool = False
    """Whether none of the dataset's documents is meant: then no generation is made."""


Choose = Callable[[Known, Interim], Offered]
"""Called when the run holds its lock, with what the dataset holds by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    job: Job
    offered: Offered
    outcomes: tuple[Outcome, ...]
    """Of the documents that this run publishes; not of those that the dataset already held as they are."""
    superseded: frozenset[str]
    """Filings among them that are no current copies."""
    run: RunRow
    commit: Commit | None
    """None after a dry run, or where nothing was to be done."""
    preview: Preview | None
    """What a dry run would have done."""
    reasons: Mapping[str, str]
    """source_uri → why the document was read."""


Value = TypeVar("Value")


def opaque(value: Value) -> Value:
    """A task's argument that the workflow engine need not search for futures: that takes longer than the work."""
    return cast("Value", quote(value))


@task(name="publish", persist_result=False, cache_policy=NO_CACHE)
def publish(job: Job, change: Change) -> Commit:
    """Make the next generation."""
    return commit(job.root, change)


def run(job: Job, choose: Choose, asked: Mapping[str, object]) -> Report:
    """Read what `choose` chooses and publish it as one generation, or tell what that would change.

    Runs over the same city wait for each other. `asked` is what the table of runs tells of it besides city and year.
    """
    started = datetime.now(UTC)
    tell = get_run_logger().warning
    with run_lock(job.root, job.selection, tell):
        check_decisions(job.root, job.corrections, drop=job.drop_decisions)
        interim = Interim(
            folder=layout.interim(job.root),
            version=stage_version(job.engine, verify=job.verify),
            engine=job.engine,
            verify=job.verify,
            corrections=job.corrections,
        )
        with stamps(interim.folder, lister()) as seen:
            known = Known.of(job.root, seen)
            offered = choose(known, interim)
            outcomes = tuple(read(job, offered, interim, known))
        reasons = {outcome.document.source_uri: known.reason(outcome.document) for outcome in outcomes}
        resolution = resolve(outcomes, job.root, job.selection.holds, job.all_copies)
        row = run_row(started, job, offered, outcomes, asked)
        change = changed(job, outcomes, resolution, interim, row)
        published = None if job.dry_run or offered.idle else publish(opaque(job), opaque(change))
        if published is not None and job.selection == Selection():
            sweep(job.root)
        return Report(
            job=job,
            offered=offered,
            outcomes=outcomes,
            superseded=frozenset(resolution.by),
            run=row,
            commit=published,
            preview=preview(job.root, change) if job.dry_run else None,
            reasons=reasons,
        )


def read(job: Job, offered: Offered, interim: Interim, known: Known) -> Iterator[Outcome]:
    """The outcomes of the documents that take part in the run."""
    tell = telling()
    done, total = offered.unchanged, offered.unchanged + len(offered.fresh)
    tell(done, total)
    sources = {source.uri: source for source in offered.fresh}
    for results in in_batches(offered.fresh, interim, job):
        for outcome in results:
            if not is_due(outcome.document):
                known.remember(sources[outcome.document.source_uri], outcome.document.source_sha256)
            if job.selection.wants(outcome.places.values()):
                yield within(known.counted(outcome), job)
        done += len(results)
        tell(done, total)


def within(outcome: Outcome, job: Job) -> Outcome:
    """An outcome that says whether the run publishes all of its filings."""
    complete = all(map(job.selection.holds, outcome.places.values()))
    return replace(outcome, document=replace(outcome.document, complete=complete))


def changed(job: Job, outcomes: Sequence[Outcome], resolution: Resolution, interim: Interim, row: RunRow) -> Change:
    """All that the run publishes."""
    cross_checks = CrossChecks(resolution, interim, job.root)
    affected = [within(outcome, job) for outcome in resolution.affected]
    updates = [outcome_update(outcome, interim, resolution, cross_checks) for outcome in (*outcomes, *affected)]
    return Change(updates=updates, run=row, within=job.selection.holds, accept_loss=job.accept_loss)


def outcome_update(
    outcome: Outcome, interim: Interim, resolution: Resolution, cross_checks: CrossChecks
) -> DocumentUpdate:
    """An outcome as the store takes it: its rows are read from `interim` when they are written."""

    def rows() -> Iterator[FilingRows]:
        document = outcome.document
        kept = interim.of(document)
        corrections = interim.corrected(document.source_sha256 or "", document.source_uri)
        for each in kept.filings if kept is not None else ():
            by = resolution.by.get(each.filing.filing_id)
            yield resolved(each if by is not None else cross_checked(each, cross_checks, corrections), by)

    return DocumentUpdate(document=outcome.document, places=outcome.places, read=rows)


def cross_checked(rows: FilingRows, cross_checks: CrossChecks, corrections: Sequence[Correction]) -> FilingRows:
    """A filing with what other filings make doubtful of it; as it was read, and saying so, where that fails."""
    try:
        return mark_accepted(cross_checks.compared(rows), corrections)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 a fault in one comparison is no fault of the filing
        message = f"与其他申报表的核对出错（{type(error).__name__}），未作核对；请将文件报告给开发者。"
        told = replace(finding(rows.filing.filing_id, "other", "filings", message), severity="error")
        return with_findings(rows, [*rows.findings, told])


def run_row(
    started: datetime, job: Job, offered: Offered, outcomes: Sequence[Outcome], asked: Mapping[str, object]
) -> RunRow:
    """The run as its table tells it."""
    seconds: Counter[str] = Counter()
    for outcome in outcomes:
        seconds.update(outcome.seconds)
    return RunRow(
        run_id=str(uuid4()),
        started_at=started,
        finished_at=datetime.now(UTC),
        parameters=json.dumps({**asked, **asked_of(job)}, ensure_ascii=False),
        versions=json.dumps(versions(job.engine, verify=job.verify)),
        documents=len(outcomes) + offered.unchanged,
        unchanged=offered.unchanged,
        filings=sum(len(outcome.places) for outcome in outcomes),
        outcomes=json.dumps(Counter(outcome.document.outcome for outcome in outcomes), sort_keys=True),
        seconds=json.dumps({stage: round(spent, 3) for stage, spent in sorted(seconds.items())}),
        changed=None,
    )


def asked_of(job: Job) -> dict[str, object]:
    """What the table of runs tells of a job: where it is about, and decisions that are not the dataset's own."""
    told: dict[str, object] = {"city": job.selection.city_code, "year": job.selection.year}
    if job.corrections != layout.decisions(job.root):
        told["corrections"] = job.corrections.as_posix()
    if job.drop_decisions:
        told["drop_decisions"] = True
    return told
