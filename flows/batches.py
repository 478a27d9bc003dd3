"""Documents read in batches by a task runner: in processes of this machine, or on the workers of a Dask cluster."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.cache.results import Interim
from flows.outcome import Outcome
from flows.progress import paging
from flows.request import Job
from flows.workers.inputs import Input
from flows.workers.pool import PROCESSES, pool
from schemas.errors import WrongUsage

BATCH = 20
"""Documents per task: a task of the workflow engine costs about as much as reading one text filing."""
AHEAD = 2 * PROCESSES
"""Batches handed out before the first of them is done."""


@task(name="process documents", persist_result=False, cache_policy=NO_CACHE)
def process_batch(batch: Sequence[Input], interim: Interim, processes: int) -> list[Outcome]:
    """Read a batch of documents in the processes of whichever machine this runs on."""
    return pool(processes).run(batch, interim, paging())


def in_batches(fresh: Sequence[Input], interim: Interim, job: Job) -> Iterator[list[Outcome]]:
    """The outcomes of each batch, in order; only a few batches are under way at a time, so memory stays flat."""
    if not fresh:
        return
    processes = PROCESSES if job.runner == "local" else 1
    waiting: deque[PrefectFuture[list[Outcome]]] = deque()
    sources = iter(fresh)
    with runner(job) as tasks:
        while batch := tuple(islice(sources, BATCH)):
            parameters = {"batch": batch, "interim": interim, "processes": processes}
            waiting.append(tasks.submit(process_batch, parameters))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def runner(job: Job) -> AbstractContextManager[TaskRunner[PrefectFuture[Any]]]:
    """Where a job's tasks run. Raises WrongUsage where Dask is asked for and is not installed."""
    if job.runner == "local":
        return cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(PROCESSES))
    try:
        from dask import config  # noqa: PLC0415 An optional extra.

        # Dask reads this as it is imported; what goes wrong there is raised here.
        config.set({"logging": {"distributed": "error", "bokeh": "error", "tornado": "critical"}})
        from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415
    except ImportError:
        raise WrongUsage(
            "--runner dask needs prefect-dask; install jixiao with its extra: pip install 'jixiao[dask]'"
        ) from None
    # A document's process is a child of the worker's, which a daemon may not have.
    config.set({"distributed.worker.daemon": False})
    if job.address is not None:
        return cast("TaskRunner[PrefectFuture[Any]]", DaskTaskRunner(address=job.address))
    here = {"n_workers": PROCESSES, "threads_per_worker": 1, "dashboard_address": None}
    return cast("TaskRunner[PrefectFuture[Any]]", DaskTaskRunner(cluster_kwargs=here))
