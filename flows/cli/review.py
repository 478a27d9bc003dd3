"""`jixiao review`: what a person should look at, and what they decide."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DATASET, City, Data, Decisions, Json, Year
from flows.cli.places import check_corrections
from schemas.errors import WrongUsage
from schemas.filing_id import of_form

if TYPE_CHECKING:
    from mappings.decisions import Entry

SHOWN = 10
"""Addresses that are printed of findings that remain."""
app = typer.Typer(help="The review queue: list what is in doubt, accept, edit or reject it.", no_args_is_help=True)
Together = Annotated[bool, typer.Option("--all", help="Decide on all open findings of the same cause.")]
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
    folder: Decisions = None,
    as_json: Json = False,
) -> None:
    """List what a person should look at, by cause, what matters most first."""
    from flows.review.queue import queue  # noqa: PLC0415 Help need not load the dataset's libraries.
    from flows.review.show import print_queue  # noqa: PLC0415
    from flows.selection import selection  # noqa: PLC0415

    check_corrections(folder, data)
    found = queue(data, selection(city, year), limit, decisions(data, folder), everything)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_queue(found)


def deciding(decision: str) -> Callable[..., None]:
    """The command of a decision that says no value."""

    def command(
        filing_id: FilingId,
        why: Why,
        finding: Number = None,
        table: Table = None,
        row: Row = None,
        field: Field = None,
        who: Who = None,
        data: Data = DATASET,
        folder: Decisions = None,
        together: Together = False,
    ) -> None:
        verdict = (decision, None, why, who)
        decided(verdict, filing_id, finding, (table, row, field), data, folder, together)

    return command


app.command("accept", help="It stands as it is: no one need look at it again.")(deciding("accept"))


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
    folder: Decisions = None,
    together: Together = False,
) -> None:
    """It means something else than what was read."""
    verdict = ("edit", meant, why, who)
    decided(verdict, filing_id, finding, (table, row, field), data, folder, together)


app.command(
    "reject",
    help="It is no value: the cell is emptied, or the row taken out where the cell is never empty; a repair is undone.",
)(deciding("reject"))


@app.command()
def undo(who: Who = None, data: Data = DATASET, folder: Decisions = None) -> None:
    """Take back the last decision of a person, and say what it was; it stays in its file as undone."""
    from flows.review.deciding import person  # noqa: PLC0415
    from mappings.decisions import undo as take_back  # noqa: PLC0415

    check_corrections(folder, data)
    gone = take_back(who or person(), decisions(data, folder))
    for entry in gone:
        correction = entry.correction
        typer.echo(f"undone: {decision_line(entry)} ({correction.who}, {correction.when}: {correction.why})")
    tell_next(gone, data, folder)


def decisions(data: Path, folder: Path | None) -> Path:
    """The folder of decisions: that of the dataset unless another one is named."""
    from flows.store import layout  # noqa: PLC0415

    return layout.decisions(data) if folder is None else folder


def decided(
    said: tuple[str, str | None, str, str | None],
    filing_id: str,
    finding: int | None,
    cell: tuple[str | None, int | None, str | None],
    data: Path,
    folder: Path | None,
    together: bool,
) -> None:
    """Write a decision and say what is to be done next. Raises WrongUsage."""
    from flows.review.deciding import Spot, Verdict, decide, person  # noqa: PLC0415

    decision, meant, why, who = said
    table, row, field = cell
    about: int | Spot
    if finding is not None and cell == (None, None, None):
        about = finding
    elif finding is None and table is not None and row is not None:
        about = Spot(table=table, row=row, field=field)
    else:
        raise WrongUsage("say what it is about: either the number of a finding, or --table, --row and --field")
    verdict = Verdict(decision=decision, meant=meant, why=why, who=who or person())
    done = decide(data, filing_id, about, verdict, decisions(data, folder), together=together)
    for entry, path in zip(done.entries, done.paths, strict=True):
        typer.echo(f"{decision_line(entry)}; written to {path}")
    if done.remaining:
        shown = ", ".join(done.remaining[:SHOWN]) + (" …" if len(done.remaining) > SHOWN else "")
        more = "" if together else "; --all decides on them too"
        typer.echo(f"{len(done.remaining)} findings of this cause remain{more}: {shown}")
    tell_next(done.entries, data, folder)


def decision_line(entry: "Entry") -> str:
    """A decision in one line."""
    own = entry.correction
    parts = (of_form(entry.sha256, own.filing), own.table, own.row, own.field)
    at = " ".join(str(part) for part in parts if part is not None)
    becomes = f" → {own.meant}" if own.meant is not None else ""
    return f"{at}: {own.decision} “{own.printed or ''}”{becomes}"


def tell_next(entries: "tuple[Entry, ...]", data: Path, folder: Path | None) -> None:
    """Say which command makes the dataset follow."""
    from flows.workers.file_names import path_of  # noqa: PLC0415

    sources = dict.fromkeys(path_of(entry.source) for entry in entries if entry.source)
    again = ["jixiao", "ingest", *sources, "--data", data]
    again += ["--accept-loss"] if any(entry.correction.decision == "reject" for entry in entries) else []
    again += [] if folder is None else ["--corrections", folder]
    typer.echo(f"next: {shlex.join(map(str, again))}")
