"""`jixiao review`: what a person should look at, and what they decide."""

import json
import shlex
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DATASET, City, Data, Json, Year
from mappings.correcting import CORRECTIONS
from schemas.errors import WrongUsage

app = typer.Typer(help="The review queue: list what is in doubt, accept, edit or reject it.", no_args_is_help=True)
Folder = Annotated[Path, typer.Option("--corrections", help="Folder of corrections.", show_default=False)]
FilingId = Annotated[str, typer.Argument(help="The filing.")]
Number = Annotated[int | None, typer.Argument(help="row_id of the finding.", metavar="[FINDING]")]
Table = Annotated[str | None, typer.Option(help="Table of a cell without a finding.")]
Row = Annotated[int | None, typer.Option(help="row_id of it.")]
Field = Annotated[str | None, typer.Option(help="Column of it; without one the whole row.")]
Why = Annotated[str, typer.Option(help="The reason, kept with the decision.")]
Who = Annotated[str | None, typer.Option(help="Who decides; git's user name if left out.")]


@app.command("list")
def show(
    data: Data = DATASET,
    city: City = None,
    year: Year = None,
    limit: Annotated[int, typer.Option(help="Causes to list.", min=1)] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Findings for information as well.")] = False,
    folder: Folder = CORRECTIONS,
    as_json: Json = False,
) -> None:
    """List what a person should look at, by cause, what matters most first."""
    from flows.review.queue import queue  # noqa: PLC0415 Help need not load the dataset's libraries.
    from flows.review.show import print_queue  # noqa: PLC0415
    from flows.selection import selection  # noqa: PLC0415

    found = queue(data, selection(city, year), limit, folder, everything)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_queue(found)


@app.command()
def accept(
    filing_id: FilingId,
    why: Why,
    finding: Number = None,
    table: Table = None,
    row: Row = None,
    field: Field = None,
    who: Who = None,
    data: Data = DATASET,
    folder: Folder = CORRECTIONS,
) -> None:
    """It stands as it is: no one need look at it again."""
    decide("accept", filing_id, finding, (table, row, field), None, why, who, data, folder)


@app.command()
def edit(
    filing_id: FilingId,
    meant: Annotated[str, typer.Option(help="What the cell means, as a form would print it: 1,234 or ≥95%.")],
    why: Why,
    finding: Number = None,
    table: Table = None,
    row: Row = None,
    field: Field = None,
    who: Who = None,
    data: Data = DATASET,
    folder: Folder = CORRECTIONS,
) -> None:
    """It means something else than what was read."""
    decide("edit", filing_id, finding, (table, row, field), meant, why, who, data, folder)


@app.command()
def reject(
    filing_id: FilingId,
    why: Why,
    finding: Number = None,
    table: Table = None,
    row: Row = None,
    field: Field = None,
    who: Who = None,
    data: Data = DATASET,
    folder: Folder = CORRECTIONS,
) -> None:
    """It is no value: the cell is emptied, or the row taken out where the cell is never empty; a repair is undone."""
    decide("reject", filing_id, finding, (table, row, field), None, why, who, data, folder)


def decide(
    decision: str,
    filing_id: str,
    finding: int | None,
    cell: tuple[str | None, int | None, str | None],
    meant: str | None,
    why: str,
    who: str | None,
    data: Path,
    folder: Path,
) -> None:
    """Write a decision and say what is to be done next. Raises WrongUsage."""
    from flows.review.deciding import Spot, Verdict, on_cell, on_finding, person  # noqa: PLC0415
    from flows.store import open_dataset  # noqa: PLC0415
    from flows.store.rows import filing_rows  # noqa: PLC0415

    table, row, field = cell
    verdict = Verdict(decision=decision, meant=meant, why=why, who=who or person())
    if finding is not None and cell == (None, None, None):
        written = on_finding(data, filing_id, finding, verdict, folder)
    elif finding is None and table is not None and row is not None:
        filing = filing_rows(open_dataset(data), filing_id)
        written = on_cell(filing, Spot(table=table, row=row, field=field), verdict, folder)
    else:
        raise WrongUsage("say what it is about: either the number of a finding, or --table, --row and --field")
    entry = written.correction
    at = " ".join(str(part) for part in (filing_id, entry.table, entry.row, entry.field) if part is not None)
    becomes = f" → {entry.meant}" if entry.meant is not None else ""
    typer.echo(f"{at}: {entry.decision} “{entry.printed or ''}”{becomes}; written to {written.path}")
    again = ["jixiao", "ingest", written.source, "--out", data]
    again += ["--accept-loss"] if entry.decision == "reject" else []
    again += [] if folder == CORRECTIONS else ["--corrections", folder]
    typer.echo(f"next: {shlex.join(map(str, again))}")
