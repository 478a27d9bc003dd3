"""The flow that turns offered files into the next generation of the dataset."""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import uuid4

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from extractors.ocr.engines import DEFAULT
from extractors.rows.vouching import vouched
from flows.copies import settled
from flows.inputs import Input, find_inputs
from flows.interim import Interim
from flows.process import Known, Outcome
from flows.selection import Selection
from flows.settlement import Settlement, settle
from flows.store import Change, Commit, Offer, commit, layout
from flows.versions import stage_version, versions
from flows.witnesses import Witnesses
from flows.workers import PROCESSES, Workers, workers
from mappings.correcting import CORRECTIONS, all_corrections
from schemas.filing import FilingRows
from schemas.tables import RunRow

BATCH = 20
"""Documents per task: a task of the workflow engine costs about as much as reading one text filing."""
AHEAD = 2 * PROCESSES
"""Batches handed out before the first of them is done."""
RUNNER = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(PROCESSES))
Progress = Callable[[int, int], None]
"""Told how many documents are done, and how many were offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did."""

    outcomes: tuple[Outcome, ...]
    """Of the documents that this run publishes; not of those that the dataset already held as they are."""
    unchanged: int
    superseded: frozenset[str]
    """Filings among them that are no current copies."""
    commit: Commit
    run: RunRow


Value = TypeVar("Value")


def opaque(value: Value) -> Value:
    """A task's argument that the workflow engine need not search for futures: that takes longer than the work."""
    return cast("Value", quote(value))


@task(name="process documents", persist_result=False, cache_policy=NO_CACHE)
def process_batch(batch: Sequence[Input], interim: Interim, crew: Workers) -> list[Outcome]:
    """Read a batch of documents."""
    return crew.run(batch, interim)


@task(name="publish", persist_result=False, cache_policy=NO_CACHE)
def publish(root: Path, change: Change) -> Commit:
    """Make the next generation."""
    return commit(root, change)


@flow(name="ingest", persist_result=False, validate_parameters=False, task_runner=RUNNER)
def ingest(
    paths: Sequence[Path],
    root: Path,
    selection: Selection,
    progress: Progress,
    all_copies: bool = False,
    engine: str = DEFAULT,
    corrections: Path = CORRECTIONS,
) -> Report:
    """Read what is new or changed under the paths, and publish it as one generation.

    Of several documents that hold one filing, the best copy's rows are published; with `all_copies` everyone's.
    `engine` reads the scans; `corrections` is the folder of what people decided.
    """
    started = datetime.now(UTC)
    all_corrections(corrections)  # a wrong one ends the run before anything is read
    version = stage_version(engine)
    interim = Interim(folder=layout.interim(root), version=version, engine=engine, corrections=corrections)
    offered = list(find_inputs(paths))
    known = Known.of(root)
    fresh = [source for source in offered if not known.holds(source, interim)]
    unchanged = done = len(offered) - len(fresh)
    progress(done, len(offered))
    outcomes: list[Outcome] = []
    for results in in_batches(fresh, interim):
        outcomes += [within(outcome, selection) for outcome in results if selection.wants(outcome.places.values())]
        done += len(results)
        progress(done, len(offered))
    run = run_row(started, paths, selection, outcomes, unchanged, engine)
    settlement = settle(outcomes, root, selection.holds, all_copies)
    witnesses = Witnesses(settlement, interim, root)
    stirred = [within(outcome, selection) for outcome in settlement.stirred]
    offers = [offer(outcome, interim, settlement, witnesses) for outcome in (*outcomes, *stirred)]
    change = Change(offers=offers, run=run, within=selection.holds)
    return Report(
        outcomes=tuple(outcomes),
        unchanged=unchanged,
        superseded=frozenset(settlement.by),
        commit=publish(root, opaque(change)),
        run=run,
    )


def within(outcome: Outcome, selection: Selection) -> Outcome:
    """An outcome that says whether the run publishes all of its filings."""
    complete = all(map(selection.holds, outcome.places.values()))
    return replace(outcome, document=replace(outcome.document, complete=complete))


def in_batches(fresh: Sequence[Input], interim: Interim) -> Iterator[list[Outcome]]:
    """The outcomes of each batch, in order; only a few batches are under way at a time, so memory stays flat."""
    if not fresh:
        return
    waiting: deque[PrefectFuture[list[Outcome]]] = deque()
    sources = iter(fresh)
    with workers() as crew:
        while batch := tuple(islice(sources, BATCH)):
            waiting.append(process_batch.submit(opaque(batch), interim, opaque(crew)))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def offer(outcome: Outcome, interim: Interim, settlement: Settlement, witnesses: Witnesses) -> Offer:
    """An outcome as the store takes it: its rows are read from `interim` when they are written."""

    def read() -> Iterator[FilingRows]:
        kept = interim.of(outcome.document)
        corrections = interim.corrected(outcome.document.source_sha256 or "")
        for rows in kept.filings if kept is not None else ():
            by = settlement.by.get(rows.filing.filing_id)
            yield settled(rows if by is not None else vouched(witnesses.compared(rows), corrections), by)

    return Offer(document=outcome.document, places=outcome.places, read=read)


def run_row(
    started: datetime,
    paths: Sequence[Path],
    selection: Selection,
    outcomes: Sequence[Outcome],
    unchanged: int,
    engine: str,
) -> RunRow:
    """The run as its table tells it."""
    seconds: Counter[str] = Counter()
    for outcome in outcomes:
        seconds.update(outcome.seconds)
    parameters = {"paths": [path.as_posix() for path in paths], "city": selection.city_code, "year": selection.year}
    return RunRow(
        run_id=str(uuid4()),
        started_at=started,
        finished_at=datetime.now(UTC),
        parameters=json.dumps(parameters, ensure_ascii=False),
        versions=json.dumps(versions(engine)),
        documents=len(outcomes) + unchanged,
        unchanged=unchanged,
        filings=sum(len(outcome.places) for outcome in outcomes),
        outcomes=json.dumps(Counter(outcome.document.outcome for outcome in outcomes), sort_keys=True),
        seconds=json.dumps({stage: round(spent, 3) for stage, spent in sorted(seconds.items())}),
        changed="[]",
    )
