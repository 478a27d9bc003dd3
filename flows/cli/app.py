"""The command `jixiao`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from extractors.ocr.engines import DEFAULT
from flows.cli import layouts, names, review, runs
from flows.cli.exits import run_app
from flows.cli.options import (
    DATASET,
    City,
    Data,
    Decisions,
    Engine,
    Json,
    Raw,
    Verify,
    Year,
)
from flows.cli.places import check_apart, check_document, check_output, check_root
from schemas.errors import WrongUsage

NOTHING_READ = 3
"""Exit code where a document could not be read."""

app = typer.Typer(
    help="Performance-goal filings of Chinese local governments as normalised Parquet tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(names.app, name="names")
app.add_typer(review.app, name="review")
app.add_typer(layouts.app, name="layouts")


app.command()(runs.ingest)
app.command()(runs.rerun)


@app.command()
def status(data: Data = DATASET, as_json: Json = False) -> None:
    """The coverage board: what the dataset holds of each city and year, and what waits for someone."""
    from flows.reports.coverage import board  # noqa: PLC0415
    from flows.reports.coverage_view import cells, print_board  # noqa: PLC0415

    found = board(data)
    if as_json:
        typer.echo(json.dumps(cells(found), ensure_ascii=False, indent=1))
    else:
        print_board(found)


@app.command()
def rejects(data: Data = DATASET, as_json: Json = False) -> None:
    """List the documents that could not be read, why, and when they are tried again."""
    from flows.reports.rejects import print_rejects  # noqa: PLC0415
    from flows.reports.rejects import rejects as listed  # noqa: PLC0415

    found = listed(data)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_rejects(found)


app.command()(runs.serve)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="One document.")],
    engine: Engine = DEFAULT,
    verify: Verify = False,
    as_json: Json = False,
) -> None:
    """Read one document and print what was understood of it; nothing is stored."""
    from flows.cli.extract import dumped, print_extraction, read_one  # noqa: PLC0415

    extraction = read_one(file, engine, verify=verify)
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
    from flows.explain.overlay import draw as run  # noqa: PLC0415

    check_document(file)
    check_output(out)
    run(file, page, out)


@app.command()
def audit(
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False, as_json: Json = False
) -> None:
    """Tell which rules every filing is audited by; `jixiao review list` tells what they found."""
    from flows.cli.audit_rules import as_dicts, print_rules  # noqa: PLC0415

    if not rules:
        raise WrongUsage("every ingested filing is audited; say --rules to list the rules")
    if as_json:
        typer.echo(json.dumps(as_dicts(), ensure_ascii=False, indent=1))
    else:
        print_rules()


@app.command()
def query(
    sql: Annotated[
        str, typer.Argument(help="DuckDB SQL over the tables and joined views: funding, indicators_named …")
    ],
    data: Data = DATASET,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    bom: Annotated[bool, typer.Option("--bom", help="Mark the CSV as UTF-8, for Excel.")] = False,
    raw: Raw = False,
    as_json: Json = False,
    parquet: Annotated[Path | None, typer.Option(help="Parquet file to write.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Excel file to write.")] = None,
    explain: Annotated[
        int | None, typer.Option(help="Row of the answer, from 1, to explain; SELECT its filing_id and row_id.")
    ] = None,
) -> None:
    """Run SQL over the newest generation."""
    from flows.explain.show import print_account  # noqa: PLC0415
    from flows.query.ask import Form, because, give  # noqa: PLC0415
    from flows.store import query as run  # noqa: PLC0415

    check_output(parquet)
    check_output(xlsx)
    form = Form(csv=as_csv, bom=bom, raw=raw, json=as_json, parquet=parquet, xlsx=xlsx)
    if explain is not None:
        print_account(because(data, sql, explain))
    else:
        give(run(data, sql), form)


@app.command()
def export(
    table: Annotated[list[str], typer.Option(help="Table or joined view; several for as many sheets.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    city: City = None,
    year: Year = None,
    form: Annotated[
        str | None, typer.Option("--format", help="xlsx or csv, where the file's ending does not tell.")
    ] = None,
    raw: Raw = False,
    codes: Annotated[bool, typer.Option("--codes", help="Codes of the dataset, not Chinese words.")] = False,
    data: Data = DATASET,
) -> None:
    """Write tables for Excel: Chinese heads with units, explained beside each, and numbers that are numbers."""
    from flows.query.export import export as run  # noqa: PLC0415

    check_output(out)
    for name, rows in run(data, table, city, year, form, out, raw=raw, codes=codes).items():
        typer.echo(f"{out}: {rows:,} rows of {name}")


@app.command()
def explain(
    filing_id: Annotated[str, typer.Argument(help="The filing, as `filing_id` tells it.")],
    table: Annotated[str, typer.Argument(help="indicators, funding, projects …")],
    row: Annotated[int, typer.Argument(help="The row, as `row_id` tells it.")],
    data: Data = DATASET,
    out: Annotated[Path | None, typer.Option(help="Picture of the place to write, a PNG.")] = None,
    as_json: Json = False,
) -> None:
    """Tell why a row says what it says: the print, each rule applied to it, the sums that bear it out."""
    from flows.explain import explained  # noqa: PLC0415
    from flows.explain.show import dumped, print_account  # noqa: PLC0415

    check_output(out)
    account = explained(data, filing_id, table, row, out)
    if as_json:
        sys.stdout.buffer.write(dumped(account))
    else:
        print_account(account)


@app.command()
def desk(
    data: Data = DATASET,
    port: Annotated[int, typer.Option(help="Of the pages; 0 takes one that is free.", min=0, max=65535)] = 8321,
    host: Annotated[
        str, typer.Option(help="Where to listen; beyond this machine with a password alone.")
    ] = "127.0.0.1",
    password_file: Annotated[Path | None, typer.Option(help="File whose first line is asked of everybody.")] = None,
    contacts: Annotated[bool, typer.Option("--contacts", help="Show personal data too.")] = False,
    folder: Decisions = None,
) -> None:
    """Open the desk: pages to review doubts with a few keys, to browse tables, to see why a value is so."""
    from flows.cli.desk import open_desk  # noqa: PLC0415

    open_desk(data, host, port, password_file, contacts=contacts, folder=folder)


@app.command()
def publish(
    place: Annotated[str, typer.Argument(help="A folder, or s3://bucket/prefix.")],
    data: Data = DATASET,
    generation: Annotated[int | None, typer.Option(help="Another generation than the newest.")] = None,
    contacts: Annotated[bool, typer.Option("--contacts", help="Publish personal data too.")] = False,
    endpoint: Annotated[str | None, typer.Option(help="Of a store other than AWS; else AWS_ENDPOINT_URL.")] = None,
    keep: Annotated[int, typer.Option(help="Releases that stay, the new one among them.")] = 3,
    as_json: Json = False,
) -> None:
    """Copy one generation to others, with manifest, checksums and changelog, and without personal data."""
    from flows.progress import bar  # noqa: PLC0415
    from flows.publishing import publish as run  # noqa: PLC0415
    from flows.publishing.show import dumped, print_published  # noqa: PLC0415
    from flows.store import open_dataset  # noqa: PLC0415

    open_dataset(data, generation)
    if "://" not in place:
        check_apart(Path(place), data)
        check_root(Path(place))
    with bar("files", shown=not as_json):
        done = run(data, place, generation=generation, contacts=contacts, endpoint=endpoint, keep=keep)
    if as_json:
        typer.echo(dumped(done))
    else:
        print_published(done)


@app.command()
def report(
    city: Annotated[str, typer.Option(help="The city, by name or GB/T 2260 code.")],
    year: Annotated[int, typer.Option(help="The budget year.")],
    out: Annotated[Path, typer.Option(help="The page to write, HTML.")],
    data: Data = DATASET,
    desk: Annotated[str | None, typer.Option(help="Address of a desk that references lead to.")] = None,
) -> None:
    """Write a page about a city and year: coverage, money, targets against other cities, doubts beside their print."""
    from flows.city_report import city_report, write  # noqa: PLC0415

    check_output(out)
    size = write(city_report(data, city, year, desk), out)
    typer.echo(f"{out}: {size:,} bytes")


def main() -> None:
    """The command, with its errors in one line on standard error and in its exit code."""
    sys.exit(run_app(app))
