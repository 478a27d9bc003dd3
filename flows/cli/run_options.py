"""The options of commands that start a run, as `ingest` and `rerun` take them alike."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

from typer import Option

from extractors.ocr.engines import DEFAULT
from flows.cli.options import DATASET, City, Decisions, Engine, Out, Verify, Year
from flows.cli.places import check_address, check_corrections, check_root

if TYPE_CHECKING:
    from flows.request import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What `flows.request.job` is asked with."""

    out: Out = DATASET
    city: City = None
    year: Year = None
    all_copies: Annotated[bool, Option(help="Keep the rows of every copy of a filing, not of the best alone.")] = False
    accept_loss: Annotated[bool, Option(help="Publish partitions that end with fewer rows than they had.")] = False
    dry_run: Annotated[bool, Option(help="Tell what would change, and publish nothing.")] = False
    engine: Engine = DEFAULT
    verify: Verify = False
    corrections: Decisions = None
    drop_decisions: Annotated[bool, Option(help="Leave decisions out that the dataset was made with.")] = False
    runner: Annotated[str, Option(help="Where documents are read: local or dask.")] = "local"
    address: Annotated[str | None, Option(help="Dask scheduler address; starts a local one if omitted.")] = None


def job_of(options: RunOptions) -> "Job":
    """The run that is asked for, its places looked at before anything starts. Raises WrongUsage."""
    from flows.request import job  # noqa: PLC0415 Help need not load the dataset's libraries.

    check_root(options.out)
    check_address(options.address, options.runner)
    check_corrections(options.corrections, options.out)
    return job(**asdict(options))
