"""A release for people and for programs."""

import json
from dataclasses import asdict

import typer
from rich.console import Console
from rich.filesize import decimal
from rich.table import Table

from flows.publishing.changelog import totals
from flows.publishing.publish import Published


def print_published(done: Published) -> None:
    """What was published, and what it changes by table."""
    of = f"release {done.release} of {done.place}"
    if not done.new:
        typer.echo(f"Nothing to do: {of} holds the same already.")
        return
    without = f" without {', '.join(done.left_out)}" if done.left_out else ""
    typer.echo(f"Generation {done.generation} is {of}{without}.")
    typer.echo(f"{done.files} files, {decimal(done.bytes)}; sent {done.sent}, {decimal(done.bytes_sent)}.")
    table = Table("table", "rows added", "removed", "changed")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, own in totals(done.changes).items():
        table.add_row(name, *(str(own[what]) for what in ("added", "removed", "changed")))
    Console().print(table)


def dumped(done: Published) -> str:
    """The same as JSON."""
    return json.dumps(asdict(done), ensure_ascii=False, indent=1)
