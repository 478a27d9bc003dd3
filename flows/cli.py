"""The command `jixiao`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractors.ocr.engines import DEFAULT, ENGINES
from flows import names
from flows.review import commands as review
from mappings.correcting import CORRECTIONS
from schemas.errors import JixiaoError, StoreError, WrongUsage

NOTHING_READ = 3
"""Exit code of a run in which no document could be read."""
WRONG_USAGE = 2

app = typer.Typer(
    help="Performance-goal filings of Chinese local governments as normalised Parquet tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(names.app, name="names")
app.add_typer(review.app, name="review")
Paths = Annotated[list[Path], typer.Argument(help="Files, or folders that are searched for files.")]
Out = Annotated[Path, typer.Option(help="Root of the dataset; it is read at DIR/current.")]
City = Annotated[str | None, typer.Option(help="Only this city, by name or GB/T 2260 code.")]
Year = Annotated[int | None, typer.Option(help="Only this budget year.")]
AllCopies = Annotated[bool, typer.Option(help="Keep the rows of every copy of a filing, not of the best alone.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Engine = Annotated[str, typer.Option(help=f"What reads scans: {' or '.join(ENGINES)}.")]
DATASET = Path("data/tables")


@app.command()
def ingest(
    paths: Paths,
    out: Out = DATASET,
    city: City = None,
    year: Year = None,
    all_copies: AllCopies = False,
    engine: Engine = DEFAULT,
    corrections: review.Folder = CORRECTIONS,
    as_json: Json = False,
) -> None:
    """Read documents and publish their filings as one new generation of the dataset."""
    from flows import quiet  # noqa: PLC0415 Prefect takes a second to import, and reads its settings then.
    from flows.inputs import check  # noqa: PLC0415

    check(paths)
    quiet.settle()
    from flows.ingest import ingest as flow  # noqa: PLC0415
    from flows.progress import bar  # noqa: PLC0415
    from flows.report import as_dict, print_report  # noqa: PLC0415
    from flows.scanning import engine_of  # noqa: PLC0415
    from flows.selection import selection  # noqa: PLC0415

    engine_of(engine)
    chosen = selection(city, year)
    with bar("documents", shown=not as_json) as progress:
        report = flow(paths, out, chosen, progress, all_copies, engine, corrections)
    if as_json:
        typer.echo(json.dumps(as_dict(report), ensure_ascii=False, indent=1))
    else:
        print_report(report, out)
    if report.outcomes and all(outcome.document.outcome == "rejected" for outcome in report.outcomes):
        raise typer.Exit(NOTHING_READ)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="One document.")], engine: Engine = DEFAULT, as_json: Json = False
) -> None:
    """Read one document and print what was understood of it; nothing is stored."""
    from flows.extract import dumped, print_extraction, read_one  # noqa: PLC0415

    extraction = read_one(file, engine)
    if as_json:
        sys.stdout.buffer.write(dumped(extraction))
    else:
        print_extraction(extraction)
    if extraction.document.outcome == "rejected":
        raise typer.Exit(NOTHING_READ)


@app.command()
def draw(
    file: Annotated[Path, typer.Argument(help="A PDF or a picture.")],
    out: Annotated[Path, typer.Option(help="The picture to write, a PNG.")],
    page: Annotated[int, typer.Option(help="Page, from 1.")] = 1,
) -> None:
    """Paint a page with the rulings, cells, spans and text that were found on it."""
    from flows.draw import draw as run  # noqa: PLC0415

    run(file, page, out)


@app.command()
def audit(
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False, as_json: Json = False
) -> None:
    """Tell which rules every filing is audited by; `jixiao review list` tells what they found."""
    from flows.rules import as_dicts, print_rules  # noqa: PLC0415

    if not rules:
        raise WrongUsage("every ingested filing is audited; say --rules to list the rules")
    if as_json:
        typer.echo(json.dumps(as_dicts(), ensure_ascii=False, indent=1))
    else:
        print_rules()


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="DuckDB SQL over a view per table: filings, funding, indicators …")],
    data: Annotated[Path, typer.Option(help="Root of the dataset.")] = DATASET,
) -> None:
    """Run SQL over the newest generation."""
    from flows.report import print_table  # noqa: PLC0415
    from flows.store import query as run  # noqa: PLC0415

    print_table(run(data, sql))


@app.command()
def explain(
    filing_id: Annotated[str, typer.Argument(help="The filing, as `filing_id` tells it.")],
    table: Annotated[str, typer.Argument(help="indicators, funding, projects …")],
    row: Annotated[int, typer.Argument(help="The row, as `row_id` tells it.")],
    data: Annotated[Path, typer.Option(help="Root of the dataset.")] = DATASET,
    out: Annotated[Path | None, typer.Option(help="Picture of the place to write, a PNG.")] = None,
    as_json: Json = False,
) -> None:
    """Tell why a row says what it says: the print, each rule applied to it, the sums that bear it out."""
    from flows.explain import explained  # noqa: PLC0415
    from flows.explain.show import dumped, print_account  # noqa: PLC0415

    account = explained(data, filing_id, table, row, out)
    if as_json:
        sys.stdout.buffer.write(dumped(account))
    else:
        print_account(account)


def main() -> None:
    """The command, with its errors on standard error and in its exit code."""
    try:
        app()
    except WrongUsage as error:
        typer.echo(f"jixiao: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except (StoreError, JixiaoError) as error:
        typer.echo(f"jixiao: {error}", err=True)
        sys.exit(1)
