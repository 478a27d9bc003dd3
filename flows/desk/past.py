"""`/decisions`: who decided what, when and why; each can be taken back."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.visit import Form, V, Visit
from flows.review.history import history
from mappings.decisions import undo_one

router = APIRouter()
SIZE = 100
"""Decisions on a page."""
READ_WITH = "SELECT source_sha256, decisions FROM documents WHERE decisions IS NOT NULL"


@router.get("/decisions")
def decisions(visit: V, person: str = "", page: int = 1) -> HTMLResponse:
    """All decisions, or those of one person."""
    folder = visit.desk.settings.decisions
    found = history(folder) if folder.is_dir() else ()
    chosen = [past for past in found if person in {"", past.entry.who}]
    pages = max(1, -(-len(chosen) // SIZE))
    page = min(max(page, 1), pages)
    listed = chosen[(page - 1) * SIZE : page * SIZE]
    return visit.page(
        "decisions.html",
        found=listed,
        count=len(chosen),
        people=sorted({past.entry.who for past in found}),
        person=person,
        number=page,
        pages=pages,
        applied=applied(visit),
        hidden={
            past.filing_id: visit.pinned.hidden(past.filing_id).hide for past in chosen[(page - 1) * SIZE : page * SIZE]
        },
    )


@router.post("/decisions/undo")
def undo(visit: V, form: Form) -> RedirectResponse:
    """Take one decision back. Raises WrongUsage."""
    gone = undo_one(form.get("document", ""), form.get("decision", ""), visit.desk.settings.decisions)
    said = visit.words.say("已撤回：{}", "taken back: {}", visit.words.decision(gone.correction.decision))
    return visit.go("/decisions", said=said)


def applied(visit: Visit) -> frozenset[tuple[str, str]]:
    """Document and id of the decisions that this generation was made with."""
    with visit.pinned.dataset.duckdb() as connection:
        rows = connection.execute(READ_WITH).fetchall()
    return frozenset((sha256, each) for sha256, ids in rows for each in ids.split())
