"""The flow that takes what is new or changed in some folders: the nightly ingestion."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from prefect import flow, get_run_logger

from extractors.ocr.engines import DEFAULT
from flows.cache.results import Interim
from flows.cache.stamps import FORGETFUL
from flows.processed import Known
from flows.progress import aside
from flows.reports.artifacts import show
from flows.reports.notices import tell
from flows.reports.run_names import run_name
from flows.request import job
from flows.run import Offered, Report, run
from flows.workers.file_names import uri_of
from flows.workers.inbox_check import check, check_filled
from flows.workers.inputs import find_inputs


@flow(name="ingest", flow_run_name=run_name, persist_result=False, validate_parameters=False)
def ingest(
    *,
    inbox: Sequence[str],
    out: str = "data/tables",
    city: str | int | None = None,
    year: str | int | None = None,
    engine: str = DEFAULT,
    verify: bool = False,
    corrections: str | None = None,
    all_copies: bool = False,
    accept_loss: bool = False,
    drop_decisions: bool = False,
    rehash: bool = False,
    dry_run: bool = False,
    runner: str = "local",
    address: str | None = None,
) -> Report:
    """Read what is new or changed under the paths of `inbox`, and publish it as one generation.

    Of several documents that hold one filing, the best copy's rows are published; with `all_copies` everyone's.
    `city` is a name or a code. `engine` reads the scans, and with `verify` the pages of PDFs that
    have text too; `corrections` is the folder of what people decided, `out`/decisions if left out.
    A partition that would lose rows stays as it is unless `accept_loss` is set. A file that the system tells to stand
    as it did is not read again unless `rehash` is set.

    Raises:
        InboxGone: a path is not there or cannot be read, or is empty where the dataset holds documents of it.
        WrongUsage: no city, engine or runner has this name.
    """
    paths = check(inbox)
    asked = job(
        out=out,
        city=city,
        year=year,
        engine=engine,
        verify=verify,
        corrections=corrections,
        all_copies=all_copies,
        accept_loss=accept_loss,
        dry_run=dry_run,
        runner=runner,
        address=address,
        drop_decisions=drop_decisions,
    )
    parameters = {"paths": [uri_of(path.absolute()) for path in paths]} | ({"rehash": True} if rehash else {})
    report = run(asked, partial(new_or_changed, paths, rehash=rehash), parameters)
    show(report)
    tell(report)
    return report


def new_or_changed(paths: Sequence[Path], known: Known, interim: Interim, *, rehash: bool) -> Offered:
    """The documents under some paths that the dataset does not hold as they are. Raises InboxGone."""
    check_filled(paths, known.documents)
    log = get_run_logger()
    mention = aside(lambda text, usual: None if usual else log.warning(text))

    def left_out(path: Path, why: str, usual: bool) -> None:
        mention(f"left out: {uri_of(path)}: {why}", usual)

    fresh, unchanged = [], 0
    for source in find_inputs(paths, left_out, FORGETFUL if rehash else known.stamps):
        if known.holds(source, interim, rehash=rehash):
            unchanged += 1
        else:
            fresh.append(source)
    return Offered(fresh=tuple(fresh), unchanged=unchanged)
