"""`/queue`: what waits, by cause; `/cause/ID`: one cause as a grid of crops, decided at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.visit import V
from flows.desk.waiting import Filter, counted
from flows.review.open_findings import OpenFinding, filings_of, yuan_of

router = APIRouter()
SIZE = 50
"""Causes on a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseLine:
    """One cause."""

    id: str
    first: OpenFinding
    count: int
    filings: int
    yuan: Decimal


def line(group: Sequence[OpenFinding]) -> CauseLine:
    """A cause on one line."""
    first = group[0]
    return CauseLine(id=first.cause, first=first, count=len(group), filings=filings_of(group), yuan=yuan_of(group))


@router.get("/queue")
def queue(visit: V, page: int = 1) -> HTMLResponse:
    """What waits, by cause, narrowed down as the address tells."""
    everything = visit.pinned.waiting(visit.desk.settings.decisions, Filter(severity="all")).order
    waiting = visit.waiting
    pages = max(1, -(-len(waiting.causes) // SIZE))
    page = min(max(page, 1), pages)
    return visit.page(
        "queue.html",
        lines=[line(group) for group in waiting.causes[(page - 1) * SIZE : page * SIZE]],
        number=page,
        pages=pages,
        causes=len(waiting.causes),
        left=len(waiting.order),
        cities=list(counted(everything, "city_code")),
        years=sorted(counted(everything, "fiscal_year"), reverse=True),
        kinds=list(counted(everything, "kind")),
    )


@router.get("/next")
def first(visit: V) -> RedirectResponse:
    """What matters most of all that is wanted."""
    found = visit.waiting.order
    return visit.go(
        f"/item/{found[0].filing_id}/{found[0].row_id}{visit.wanted.query}" if found else f"/queue{visit.wanted.query}"
    )
