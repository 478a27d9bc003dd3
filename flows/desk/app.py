"""The application: its pages, its static files, and how its errors are told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from flows.desk import (
    applying,
    board,
    browse,
    bulk,
    deciding,
    evidence,
    filing,
    indicator,
    item,
    layouts,
    names,
    past,
    queue,
)
from flows.desk.checks import Checks
from flows.desk.guard import Guard
from flows.desk.pictures import Pictures
from flows.desk.pinned import Newest
from flows.desk.rendering import environment, rendered
from flows.desk.runs import Runs
from flows.desk.settings import Settings
from flows.desk.visit import Desk, language_of
from mappings.catalogue import catalogue
from schemas.errors import BadMapping, JixiaoError, Unfit, WrongUsage

STATIC = Path(__file__).parent / "static"
PAGES = (board, queue, item, evidence, deciding, bulk, past, applying, browse, filing, indicator, names, layouts)
STATUS = {WrongUsage: 404, Unfit: 400, BadMapping: 409}
"""What an error is to a browser."""


def application(settings: Settings) -> FastAPI:
    """The application of a desk."""
    desk = Desk(
        settings=settings,
        newest=Newest(settings.root, settings.contacts),
        pictures=Pictures(),
        runs=Runs(),
        checks=Checks(),
    )

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        desk.pictures.warm()
        Thread(target=catalogue, daemon=True).start()
        yield
        desk.pictures.close()

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=life)
    app.state.desk = desk
    app.add_middleware(Guard, settings=settings)
    for page in PAGES:
        app.include_router(page.router)
    app.add_api_route("/static/style.css", style, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(JixiaoError, told)
    app.add_exception_handler(HTTPException, missing)
    return app


def style() -> Response:
    """The sheet of the city's report, and what the desk adds to it."""
    own = (STATIC / "desk.css").read_text(encoding="utf-8")
    shared = environment().get_template("style.css").render()
    return Response(f"{shared}\n{own}", media_type="text/css", headers={"Cache-Control": "private, max-age=300"})


def told(request: Request, error: Exception) -> HTMLResponse:
    """An error that says what to do."""
    status = next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)
    status = 400 if status == 404 and request.method == "POST" else status
    return failure(request, status, str(error))


def missing(request: Request, error: Exception) -> HTMLResponse:
    """An address that leads nowhere."""
    assert isinstance(error, HTTPException)
    return failure(request, error.status_code, str(error.detail))


def failure(request: Request, status: int, message: str) -> HTMLResponse:
    """A page that tells what went wrong."""
    language = language_of(request)
    return HTMLResponse(rendered("failure.html", language, status=status, message=message), status)
