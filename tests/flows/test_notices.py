"""Someone is told: a real server of Prefect's, and a web hook of the test's own."""

import json
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread

import httpx
import pytest
from jinja2 import Template

from flows.automations import FAILURE, OURS, notify
from flows.reports.notices import QUARANTINED, quarantined
from schemas.errors import WrongUsage
from schemas.run_tables import DocumentRow
from tests.filings import filing_text
from tests.flows.conftest import write
from tests.flows.served import BIN, Served, serving

WAIT = 120.0
"""Seconds after which a call is given up."""
NAME, PHONE = "李某某", "13800001111"
Calls = Queue[str]


@pytest.fixture(scope="module")
def hook() -> Iterator[tuple[str, Calls]]:
    """The address of a web hook, and the texts that it was called with."""
    calls: Calls = Queue()

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            calls.put(json.loads(body)["text"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/told", calls
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, hook: tuple[str, Calls]) -> Iterator[Served]:
    """An inbox that is served, and whoever is told of it."""
    with serving(tmp_path_factory.mktemp("told"), "--notify", hook[0]) as served:
        yield served


def test_a_night_that_holds_a_partition_back_is_told(served: Served, hook: tuple[str, Calls]) -> None:
    contact = f"填报人：{NAME}  联系电话：{PHONE}\n"
    served.ask("ingest/nightly")
    text = filing_text()
    write(served.inbox, a__txt=contact + "\n".join(line for line in text.splitlines() if "合计" not in line))
    served.ask("ingest/nightly")
    told = hook[1].get(timeout=WAIT)
    assert "rows would be lost in 鄂州市 2024" in told
    assert f"where: {served.root}" in told
    assert "what to do: look at the documents" in told
    assert not {NAME, PHONE} & {word for word in (NAME, PHONE) if word in told}


def test_a_night_that_finds_its_inbox_gone_is_told(served: Served, hook: tuple[str, Calls]) -> None:
    away = served.inbox.rename(served.inbox.with_name("away"))
    served.ask("ingest/nightly")
    told = hook[1].get(timeout=WAIT)
    away.rename(served.inbox)
    assert f"failed: {served.inbox}" in told
    assert f"where: {served.root}" in told
    assert "what to do: nothing was published" in told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Flow run encountered an exception: WrongUsage: /in: no such folder: check it",
            "/in: no such folder: check it",
        ),
        (f"Flow run encountered an exception: KeyError: '{PHONE}'", "Failed KeyError"),
        ("Flow run process exited with non-zero status code -9.", "Failed "),
        (None, "Failed "),
    ],
)
def test_of_an_error_that_is_none_of_ours_the_class_is_told(message: str | None, told: str) -> None:
    event = {"payload": {"validated_state": {"message": message, "name": "Failed"}}}
    run = {"name": "ingest 2026-01-31", "parameters": {"out": "/data"}}
    text = json.loads(Template(FAILURE).render(event=event, flow_run=run))["text"]
    assert text.startswith(f"jixiao: ingest 2026-01-31 failed: {told}\nwhere: /data\nwhat to do: ")


def test_set_up_again_nothing_is_told_twice(served: Served, hook: tuple[str, Calls]) -> None:
    script = f"from flows.automations import notify; notify({hook[0]!r})"
    subprocess.run([BIN / "python", "-c", script], env=served.environment, check=True)
    found = httpx.post(f"{served.api}/automations/filter", json={}).json()
    assert sorted(each["name"] for each in found) == ["jixiao: a run failed", "jixiao: something waits for a person"]


def test_a_document_that_is_left_alone_is_told_by_name_and_class() -> None:
    row = DocumentRow(
        source_uri="/in/a.pdf",
        source_name="a.pdf",
        source_sha256="0" * 64,
        media=None,
        bytes=1,
        pages=None,
        outcome="rejected",
        forms=0,
        error="WorkerDied",
        message="…",
        pages_read=None,
        stages="1",
        tries=2,
        complete=True,
    )
    (notice,) = quarantined([row], "/data")
    assert (notice.event, "a.pdf (WorkerDied)" in notice.text, "jixiao rejects" in notice.todo) == (
        QUARANTINED,
        True,
        True,
    )


@pytest.mark.parametrize("url", ["nonsense", "file:///hook", "http://", "https:///told"])
def test_an_address_that_cannot_be_called_is_refused_before_anyone_is_asked(url: str) -> None:
    with pytest.raises(WrongUsage, match="no web hook"):
        notify(url)


def test_our_errors_are_those_that_say_what_to_do() -> None:
    assert {"WrongUsage", "StoreError", "BadMapping"} <= set(OURS)
