"""The flow that takes what is new or changed in some folders: the nightly ingestion."""

from collections.abc import Sequence

from prefect import flow, get_run_logger

from extractors.ocr.engines import DEFAULT
from flows.cache.results import Interim
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
    corrections: str | None = None,
    all_copies: bool = False,
    accept_loss: bool = False,
    drop_decisions: bool = False,
    dry_run: bool = False,
    runner: str = "local",
    address: str | None = None,
) -> Report:
    """Read what is new or changed under the paths of `inbox`, and publish it as one generation.

    Of several documents that hold one filing, the best copy's rows are published; with `all_copies` everyone's.
    `city` is a name or a code. `engine` reads the scans; `corrections` is the folder of
    what people decided, `out`/decisions if left out.
    A partition that would lose rows stays as it is unless `accept_loss` is set.

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
        corrections=corrections,
        all_copies=all_copies,
        accept_loss=accept_loss,
        dry_run=dry_run,
        runner=runner,
        address=address,
        drop_decisions=drop_decisions,
    )

    log = get_run_logger()

    def choose(known: Known, interim: Interim) -> Offered:
        check_filled(paths, known.documents)
        mention = aside(lambda text, usual: None if usual else log.warning(text))
        found = list(find_inputs(paths, lambda path, why, usual: mention(f"left out: {uri_of(path)}: {why}", usual)))
        fresh = tuple(source for source in found if not known.holds(source, interim))
        return Offered(fresh=fresh, unchanged=len(found) - len(fresh))

    report = run(asked, choose, {"paths": [uri_of(path.absolute()) for path in paths]})
    show(report)
    tell(report)
    return report
