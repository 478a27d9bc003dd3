"""`jixiao layouts`: what forms print that no label knows, and what a person decides that it means."""

import json
from typing import Annotated

import typer

from flows.cli.options import DATASET, Data, Json
from schemas.errors import WrongUsage

app = typer.Typer(help="Layouts: list the heads, side labels and titles that nothing knows, and decide what they mean.")
SHOWN = 6
"""Forms that are named in an error."""


@app.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    data: Data = DATASET,
    limit: Annotated[int, typer.Option(help="Texts to list.", min=1)] = 40,
    as_json: Json = False,
) -> None:
    """List what a dataset prints that no label knows, what most cities print first, with the nearest known label."""
    if context.invoked_subcommand is not None:
        return
    from flows.layouts.show import print_unread  # noqa: PLC0415 Help need not load the dataset's libraries.
    from flows.layouts.unread import unread  # noqa: PLC0415

    found = unread(data)
    if as_json:
        typer.echo(json.dumps(found[:limit], ensure_ascii=False, indent=1))
    else:
        print_unread(found, limit)


@app.command()
def roles(as_json: Json = False) -> None:
    """List the roles that a printed text may be accepted as."""
    from flows.layouts.show import print_roles  # noqa: PLC0415
    from mappings.label_decisions import roles as known  # noqa: PLC0415

    if as_json:
        found = [{"id": role.id, "name": role.name} for role in known().values()]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        print_roles(known().values())


@app.command()
def accept(
    printed: Annotated[str, typer.Argument(help="The head, side label, line of money or title as printed.")],
    role: Annotated[str, typer.Option("--as", help="Its role, one of those that `jixiao layouts roles` lists.")],
    why: Annotated[str, typer.Option(help="The reason, kept with the entry.")],
    dry_run: Annotated[bool, typer.Option(help="Check it against the drawn forms, and write nothing.")] = False,
) -> None:
    """Write what a text means into the mappings, once all drawn forms are read as before with it; rerun applies it."""
    from flows.layouts.drawn import effect  # noqa: PLC0415
    from flows.layouts.show import effect_line  # noqa: PLC0415
    from mappings.accepting_labels import FILE, decided, write  # noqa: PLC0415

    decision = decided(printed, role, why)
    found = effect(decision)
    if found.worse:
        named = "、".join(found.worse[:SHOWN])
        raise WrongUsage(
            f"{decision.printed} as {role}: {len(found.worse)} of {found.forms} drawn forms that do not print it are "
            f"read otherwise, or lose rows ({named}); nothing is written; choose a longer text or another role"
        )
    typer.echo(effect_line(found))
    if not dry_run:
        name = write(decision).name
        typer.echo(f"{decision.printed}：{name}；已写入 mappings/forms/{FILE.name}，rerun --only stale 后生效。")
