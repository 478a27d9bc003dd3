"""`jixiao names`: what printed names become, which ones match nothing, and what a person decides of them."""

import json
import sys
from typing import Annotated

import typer

from flows.cli.options import DATASET, Data, Json
from schemas.errors import BadMapping, WrongUsage

app = typer.Typer(help="Indicator names: look them up, review what matches nothing, decide.", no_args_is_help=True)


@app.command()
def match(
    names: Annotated[list[str] | None, typer.Argument(help="Names as printed.")] = None,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read names from standard input, one a line.")] = False,
    as_json: Json = False,
) -> None:
    """Say what printed names become, by which evidence, and what came next."""
    from flows.reports.name_review import looked_up, print_matches  # noqa: PLC0415 Help need not load the catalogue.

    asked = [*(names or []), *(line.strip() for line in (sys.stdin if stdin else ()) if line.strip())]
    if not asked:
        raise WrongUsage("no name given; write one behind the command, or use --stdin")
    found = [looked_up(name) for name in asked]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_matches(found)


@app.command()
def report(
    data: Data = DATASET,
    limit: Annotated[int, typer.Option(help="Names to list.", min=1)] = 50,
    as_json: Json = False,
) -> None:
    """Tell the spread of each metric, and the names that match nothing, the widest spread first, with the nearest."""
    from flows.reports.name_review import print_review, review  # noqa: PLC0415

    found = review(data, limit)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_review(found)


@app.command()
def drift(
    before: Annotated[int, typer.Option("--from", help="Number of the older generation.")],
    data: Data = DATASET,
    after: Annotated[int | None, typer.Option("--to", help="Number of the newer one; the newest if left out.")] = None,
    as_json: Json = False,
) -> None:
    """Tell two generations apart: new names, and names that match otherwise."""
    from flows.reports.name_drift import compared, print_drift  # noqa: PLC0415

    found = compared(data, before, after)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_drift(found)


@app.command()
def accept(
    printed: Annotated[str, typer.Argument(help="The name as printed; with --subject the subject of names.")],
    why: Annotated[str, typer.Option(help="The reason, kept with the entry.")],
    indicator: Annotated[str | None, typer.Option("--as", help="Id of the indicator that it means.")] = None,
    never: Annotated[bool, typer.Option("--never", help="It means no indicator of the catalogue.")] = False,
    metric: Annotated[str | None, typer.Option(help="Id of what it measures.")] = None,
    subject: Annotated[str | None, typer.Option(help="The subject that is meant by it.")] = None,
) -> None:
    """Write a decision into the mappings, once the whole catalogue agrees with it; the next run applies it."""
    from mappings import accepting  # noqa: PLC0415

    if [indicator is not None, never, metric is not None, subject is not None].count(True) != 1:
        raise WrongUsage("say what the name means: one of --as ID, --never, --metric ID and --subject WORDS")
    try:
        if metric is not None:
            accepting.accept_metric(printed, metric, why)
        elif subject is not None:
            accepting.accept_subject(printed, subject, why)
        else:
            accepting.accept(printed, indicator, why)
    except BadMapping as error:  # the decision is what does not fit
        raise WrongUsage(str(error)) from None
    meant = indicator or metric or subject or "no indicator"
    typer.echo(f"{printed}: {meant}; written to {accepting.FILE.name}")
