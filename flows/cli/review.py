"""`jixiao review`: what a person should look at, and what they decide."""

import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DATASET, City, Data, Decisions, Json, Year
from flows.cli.parameters import taking
from flows.cli.places import check_corrections
from schemas.errors import WrongUsage
from schemas.filing_id import of_form

if TYPE_CHECKING:
    from mappings.decisions import Entry

SHOWN = 10
"""Addresses that are printed of findings that remain."""
app = typer.Typer(help="The review queue: list what is in doubt, accept, edit or reject it.", no_args_is_help=True)
Who = Annotated[str | None, typer.Option(help="Who decides; git's user name if left out.")]
FilingId = Annotated[str, typer.Argument(help="The filing.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is decided about and by whom, as `accept`, `edit` and `reject` take it alike."""

    why: Annotated[str, typer.Option(help="The reason, kept with the decision.")]
    finding: Annotated[int | None, typer.Argument(help="row_id of the finding.", metavar="[FINDING]")] = None
    table: Annotated[str | None, typer.Option(help="Table of a cell without a finding.")] = None
    row: Annotated[int | None, typer.Option(help="row_id of it.")] = None
    field: Annotated[str | None, typer.Option(help="Column of it; without one the whole row.")] = None
    who: Who = None
    data: Data = DATASET
    folder: Decisions = None
    together: Annotated[bool, typer.Option("--all", help="Decide on all open findings of the same cause.")] = False


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


@app.command(help="It stands as it is: no one need look at it again.")
@taking(Decision)
def accept(filing_id: FilingId, decision: Decision) -> None:
    """Let it stand."""
    decided("accept", None, filing_id, decision)


@app.command()
@taking(Decision)
def edit(
    filing_id: FilingId,
    meant: Annotated[str, typer.Option(help="What the cell means, as a form would print it: 1,234 or ≥95%.")],
    decision: Decision,
) -> None:
    """It means something else than what was read."""
    decided("edit", meant, filing_id, decision)


@app.command(
    help="It is no value: the cell is emptied, or the row taken out where the cell is never empty; a repair is undone."
)
@taking(Decision)
def reject(filing_id: FilingId, decision: Decision) -> None:
    """Take it out."""
    decided("reject", None, filing_id, decision)


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


def decided(verb: str, meant: str | None, filing_id: str, said: Decision) -> None:
    """Write a decision and say what is to be done next. Raises WrongUsage."""
    from flows.review.deciding import Spot, Verdict, decide, person  # noqa: PLC0415

    about: int | Spot
    if said.finding is not None and (said.table, said.row, said.field) == (None, None, None):
        about = said.finding
    elif said.finding is None and said.table is not None and said.row is not None:
        about = Spot(table=said.table, row=said.row, field=said.field)
    else:
        raise WrongUsage("say what it is about: either the number of a finding, or --table, --row and --field")
    verdict = Verdict(decision=verb, meant=meant, why=said.why, who=said.who or person())
    folder = decisions(said.data, said.folder)
    done = decide(said.data, filing_id, about, verdict, folder, together=said.together)
    for entry, path in zip(done.entries, done.paths, strict=True):
        typer.echo(f"{decision_line(entry)}; written to {path}")
    if done.remaining:
        shown = ", ".join(done.remaining[:SHOWN]) + (" …" if len(done.remaining) > SHOWN else "")
        more = "" if said.together else "; --all decides on them too"
        typer.echo(f"{len(done.remaining)} findings of this cause remain{more}: {shown}")
    tell_next(done.entries, said.data, said.folder)


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
