"""`jixiao desk`: the desk opened, and told where it is."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import typer

from schemas.errors import WrongUsage


def open_desk(
    data: Path, host: str, port: int, password_file: Path | None, *, contacts: bool, folder: Path | None
) -> None:
    """Serve a desk until it is interrupted. Raises WrongUsage."""
    from flows.desk.serving import listening, server  # noqa: PLC0415 Help need not load the web server.
    from flows.desk.settings import Settings  # noqa: PLC0415
    from flows.review.deciding import person  # noqa: PLC0415
    from flows.store import layout, open_dataset  # noqa: PLC0415

    open_dataset(data)
    root = data.absolute()
    settings = Settings(
        root=root,
        decisions=layout.decisions(root) if folder is None else folder.absolute(),
        host=host,
        port=port,
        password=password_of(password_file),
        contacts=contacts,
        person=person(),
    )
    found = listening(settings)
    address = replace(settings, port=found.getsockname()[1]).address
    typer.echo(f"the desk of {data}: {address}/ (Ctrl-C closes it)")
    with suppress(KeyboardInterrupt):
        server(settings, found).run(sockets=[found])


def password_of(file: Path | None) -> str | None:
    """The first line of a file. Raises WrongUsage where it holds none."""
    if file is None:
        return None
    try:
        word = file.read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage(f"{file}: no password can be read there ({error}); name a text file") from error
    if not word:
        raise WrongUsage(f"{file}: its first line is empty; write a password there")
    return word
