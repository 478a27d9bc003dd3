"""What someone is told who is not looking: events of a run that Prefect's automations hand on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prefect.events import emit_event
from prefect.settings import get_current_settings

from flows.processed import is_quarantined
from flows.reports.run_tables import lost
from flows.run import Report
from schemas.run_tables import DocumentRow

HELD = "jixiao.partition-held"
QUARANTINED = "jixiao.document-quarantined"
EVENTS = frozenset({HELD, QUARANTINED})
DATASET = "jixiao.dataset."
"""Begins the resource of every event: the dataset, by its root."""
SHOWN = 5
"""Partitions or documents that a notice names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that waits for a person. Nothing in it was printed in a document: contacts stay where they are."""

    event: str
    what: str
    where: str
    todo: str

    @property
    def text(self) -> str:
        """All of it, as a message."""
        return f"jixiao: {self.what}\nwhere: {self.where}\nwhat to do: {self.todo}"


def notices(report: Report) -> Iterator[Notice]:
    """What a run leaves for someone to decide; nothing after a dry run."""
    if report.commit is None:
        return
    held = lost(report)
    if held:
        places = dict.fromkeys(str(row["partitions"]) for row in held)
        yield Notice(
            event=HELD,
            what=f"rows would be lost in {named(places)}: not published, all else is",
            where=report.job.root.as_posix(),
            todo="look at the documents that changed; to publish them as they are, run again with --accept-loss",
        )
    yield from quarantined((outcome.document for outcome in report.outcomes), report.job.root.as_posix())


def quarantined(rows: Iterable[DocumentRow], root: str) -> Iterator[Notice]:
    """The documents that were tried often enough."""
    names = [f"{row.source_name} ({row.error})" for row in rows if is_quarantined(row)]
    if names:
        yield Notice(
            event=QUARANTINED,
            what=f"{len(names)} documents are left alone after several tries: {named(names)}",
            where=root,
            todo="`jixiao rejects` tells why; they are tried again once their files or the code change",
        )


def named(names: Iterable[str]) -> str:
    """The first of some names."""
    found = list(names)
    return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")


def tell(report: Report) -> None:
    """Hand a run's notices to Prefect's server, where there is one that outlives the run."""
    if get_current_settings().api.url is None:
        return
    for notice in notices(report):
        resource = {"prefect.resource.id": f"{DATASET}{notice.where}", "prefect.resource.name": notice.where}
        emit_event(notice.event, resource, payload={"text": notice.text})
