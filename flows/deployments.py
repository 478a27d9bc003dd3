"""What Prefect runs by itself or on request: the two flows with their schedules and limits."""

from collections.abc import Sequence
from pathlib import Path

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.ingest import ingest
from flows.rerun import rerun
from flows.schedule import CRON, TIMEZONE

ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
"""A night that is not over when the next one begins goes on, and the next one is left out."""


def deployments(
    inbox: Sequence[Path], out: Path, cron: str = CRON, corrections: Path | None = None
) -> tuple[RunnerDeployment, RunnerDeployment]:
    """The nightly ingestion of some folders, and the re-run of one city or year, into one dataset."""
    into = {"out": out.absolute().as_posix()}
    if corrections is not None:
        into["corrections"] = corrections.absolute().as_posix()
    nightly = RunnerDeployment.from_flow(
        ingest,
        name="nightly",
        description="Takes what is new or changed in the inbox and publishes one generation.",
        schedules=[Cron(cron, timezone=TIMEZONE)],
        parameters={"inbox": [path.absolute().as_posix() for path in inbox], **into},
        concurrency_limit=ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    again = RunnerDeployment.from_flow(
        rerun,
        name="rerun",
        description="Reads documents of one city or year again; city is a name or a code.",
        parameters={**into},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return nightly, again
