"""The flow that reads documents of the dataset again: of one city or year, those that need it or all."""

from collections.abc import Iterator

from prefect import flow

from extractors.ocr.engines import DEFAULT
from flows.cache.results import Interim
from flows.cache.versions import is_stale
from flows.processed import Known
from flows.reports.artifacts import show
from flows.reports.coverage import by_folders, city_name
from flows.reports.notices import tell
from flows.reports.run_names import run_name
from flows.request import Job, Only, job, only_of
from flows.run import Offered, Report, run
from flows.selection import Selection
from flows.store import open_dataset
from flows.workers.inputs import input_of
from schemas.errors import WrongUsage
from schemas.filing import Partition
from schemas.run_tables import DocumentRow

PLACES = "SELECT DISTINCT source_uri, city_code, fiscal_year FROM filings"


@flow(name="rerun", flow_run_name=run_name, persist_result=False, validate_parameters=False)
def rerun(
    *,
    only: str = "all",
    out: str = "data/tables",
    city: str | int | None = None,
    year: str | int | None = None,
    engine: str = DEFAULT,
    verify: bool = False,
    corrections: str | None = None,
    all_copies: bool = False,
    accept_loss: bool = False,
    drop_decisions: bool = False,
    dry_run: bool = False,
    runner: str = "local",
    address: str | None = None,
) -> Report:
    """Read documents of the dataset again and publish their filings of one city, one year, or all.

    `only` chooses among them: missing (not all of their filings are published), failed (rejects, and documents with
    unread pages), stale (read by other versions of the models, forms, names or rules than today's), decided (people
    decided about them since, or took that back) or all. What `interim` still holds is not done again.

    Raises:
        WrongUsage: there is no dataset, or no such city, choice, engine or runner.
    """
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
    chosen = only_of(only)
    open_dataset(asked.root)

    def choose(known: Known, interim: Interim) -> Offered:
        about = list(within(known, asked))
        if not about and asked.selection != Selection():
            raise WrongUsage(
                f"{described(asked.selection)}: the dataset holds no document of it; "
                "`jixiao status` tells what it holds"
            )
        sources = {row.source_uri: input_of(row.source_uri) for row in about if is_meant(row, chosen, interim)}
        fresh = tuple(source for source in sources.values() if source is not None)
        gone = tuple(uri for uri, source in sources.items() if source is None)
        return Offered(fresh=fresh, gone=gone, idle=not sources)

    report = run(asked, choose, {"only": chosen})
    show(report)
    tell(report)
    return report


def described(chosen: Selection) -> str:
    """A city and year as people call them."""
    city = city_name(chosen.city_code) if chosen.city_code is not None else None
    return " ".join(str(part) for part in (city, chosen.year) if part is not None)


def within(known: Known, asked: Job) -> Iterator[DocumentRow]:
    """The documents of the city and year that a re-run is about."""
    places = lying(asked)
    for uri, row in known.documents.items():
        own = places.get(uri) or {by_folders(uri)}
        if asked.selection.wants(own):
            yield row


def lying(asked: Job) -> dict[str, set[Partition]]:
    """Where the filings of each document lie."""
    found: dict[str, set[Partition]] = {}
    with open_dataset(asked.root).duckdb() as connection:
        for uri, city, year in connection.execute(PLACES).fetchall():
            found.setdefault(uri, set()).add(Partition(city_code=city, fiscal_year=year))
    return found


def is_meant(row: DocumentRow, only: Only, interim: Interim) -> bool:
    """Whether a document is one of those that are chosen."""
    match only:
        case "missing":
            return not row.complete
        case "failed":
            return row.outcome in {"rejected", "partial"}
        case "stale":
            return is_stale(row.stages)
        case "decided":
            return interim.is_overtaken(row)
        case "all":
            return True
