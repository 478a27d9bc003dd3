"""`/layouts`: heads, side labels and titles that nothing knows, and what a person decides they mean."""

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.visit import Form, V, Visit
from flows.layouts.unread import PLACES, Seen, line, seen
from flows.store.documents import Documents
from mappings.accepting_labels import decided
from mappings.label_decisions import decisions, roles
from mappings.normal import bare
from schemas.errors import FormNotFound

router = APIRouter()
SIZE = 20
"""Texts on a page."""


@router.get("/layouts")
def layouts(visit: V, page: int = 1) -> HTMLResponse:
    """Texts that may be labels, the most widespread first, and documents whose words of a form gave none."""
    left = list(undecided(visit))
    pages = max(1, -(-len(left) // SIZE))
    page = min(max(page, 1), pages)
    lost = [row for row in Documents(visit.pinned.dataset).values() if row.error == FormNotFound.__name__]
    return visit.page(
        "layouts.html",
        found=[line(text, where) for text, where in left[(page - 1) * SIZE : page * SIZE]],
        count=len(left),
        number=page,
        pages=pages,
        places=PLACES,
        roles=list(roles().values()),
        lost=lost,
        check=visit.desk.checks.last,
    )


@router.get("/layouts/state")
def state(visit: V) -> HTMLResponse:
    """How the check of a decision stands, as a part of a page."""
    return visit.page("check.html", check=visit.desk.checks.last)


@router.post("/layouts")
def decide(visit: V, form: Form) -> RedirectResponse:
    """Check what a text means against all drawn forms, and write it where none is read worse; as
    `jixiao layouts accept` does. Raises WrongUsage, BadMapping.
    """
    why = form.get("why", "").strip() or visit.words.say("核对人对照原件判断", "a reviewer's judgement of the print")
    decision = decided(form.get("printed", ""), form.get("as", ""), f"{why}（{visit.who}）")
    visit.desk.checks.start(decision, visit.who, visit.desk.settings.labels)
    return visit.go("/layouts")


def undecided(visit: Visit) -> Iterator[tuple[str, Seen]]:
    """Those that no one has decided."""
    known = {bare(entry.printed) for entry in decisions()}
    with visit.pinned.dataset.duckdb() as connection:
        found = seen(connection)
    yield from (pair for pair in found if bare(pair[0]) not in known)
