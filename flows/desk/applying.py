"""`/apply`: what decisions would change, told by a dry run, and then one run over the documents that they touch."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.cache.results import Interim
from flows.desk.visit import Form, V, Visit
from flows.store import layout
from flows.store.documents import Documents

router = APIRouter()


@router.get("/apply")
def apply(visit: V) -> HTMLResponse:
    """What is to be applied, and what the last run told."""
    return visit.page("apply.html", run=visit.desk.runs.last, touched=touched(visit))


@router.get("/apply/state")
def state(visit: V) -> HTMLResponse:
    """How the run stands, as a part of a page."""
    return visit.page("run.html", run=visit.desk.runs.last, touched=touched(visit))


@router.post("/apply")
def start(visit: V, form: Form) -> RedirectResponse:
    """Start a dry run, or the run itself. Raises WrongUsage."""
    dry, accept_loss = form.get("dry") == "yes", form.get("accept_loss") == "yes"
    visit.desk.runs.start(visit.desk.settings, visit.who, dry=dry, accept_loss=accept_loss)
    return visit.go("/apply")


def touched(visit: Visit) -> list[str]:
    """Names of the documents that were read with other decisions than those of now."""
    settings = visit.desk.settings
    interim = Interim(folder=layout.interim(settings.root), version="", corrections=settings.decisions)
    return [row.source_name for row in Documents(visit.pinned.dataset).values() if interim.is_overtaken(row)]
