"""A desk that runs beside the test, on a port that was free."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx

from flows.desk.serving import listening, server
from flows.desk.settings import Settings
from mappings import accepting_labels
from mappings.accepting import FILE

START_SECONDS = 300.0


@contextmanager
def desk(
    root: Path,
    decisions: Path | None = None,
    *,
    password: str | None = None,
    contacts: bool = False,
    accepted: Path = FILE,
    labels: Path = accepting_labels.FILE,
) -> Iterator[str]:
    """Serve a dataset; give the desk's address."""
    settings = Settings(
        root=root,
        decisions=decisions or root / "decisions",
        port=0,
        password=password,
        contacts=contacts,
        accepted=accepted,
        labels=labels,
        person="测试员",
    )
    found = listening(settings)
    running = server(settings, found)
    thread = Thread(target=running.run, kwargs={"sockets": [found]})
    thread.start()
    address = f"http://127.0.0.1:{found.getsockname()[1]}"
    try:
        httpx.get(address, timeout=START_SECONDS, auth=("某人", password) if password else None).raise_for_status()
        yield address
    finally:
        running.should_exit = True
        thread.join()


def token_of(client: httpx.Client) -> str:
    """What a form of the desk carries."""
    return client.get("/").text.partition('name="token" value="')[2].partition('"')[0]
