"""One request: who asks, in which language, and of which generation."""

from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.checks import Checks
from flows.desk.guard import credentials, form
from flows.desk.pictures import Pictures
from flows.desk.pinned import Newest, Pinned
from flows.desk.rendering import Language, Words, rendered
from flows.desk.runs import Runs
from flows.desk.settings import Settings
from flows.desk.waiting import Filter, Waiting

LANGUAGE, PERSON, SAID = "lang", "who", "said"
"""Cookies."""
YEAR = 365 * 24 * 3600
"""Seconds that they are kept."""
LONGEST = 60
"""Characters of a person's name."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """What all requests share."""

    settings: Settings
    newest: Newest
    pictures: Pictures
    runs: Runs
    checks: Checks
    deciding: Lock = field(default_factory=Lock)
    """Held while a decision is looked at and written: of two at once, the second sees the first."""
    token: str = field(default_factory=token_urlsafe)
    """Stands in each form of this desk, and nowhere else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request."""

    desk: Desk
    request: Request
    pinned: Pinned
    language: Language
    who: str
    wanted: Filter

    @property
    def words(self) -> Words:
        """What things are called."""
        return Words(self.language)

    @property
    def waiting(self) -> Waiting:
        """What waits and is wanted."""
        return self.pinned.waiting(self.desk.settings.decisions, self.wanted)

    def page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page."""
        request = self.request
        shared = {
            "visit": self,
            "token": self.desk.token,
            "generation": self.pinned.generation,
            "path": request.url.path,
            "wanted": self.wanted,
            "flash": unquote(request.cookies.get(SAID, ""))[:LONGEST],
        }
        answer = HTMLResponse(rendered(template, self.language, **shared, **values), status)
        if LANGUAGE in request.query_params:
            answer.set_cookie(LANGUAGE, self.language, max_age=YEAR, samesite="strict", httponly=True)
        if SAID in request.cookies and "hx-trigger" not in request.headers:
            answer.delete_cookie(SAID)
        return answer

    def go(self, address: str, *, said: str = "") -> RedirectResponse:
        """On to another page of the desk, with a word on what was done."""
        answer = RedirectResponse(address, 303)
        if said:
            answer.set_cookie(SAID, quote(said), max_age=60, samesite="strict", httponly=True)
        return answer


def language_of(request: Request) -> Language:
    """The language that is asked for, by the address or before; Chinese unless told otherwise."""
    told = request.query_params.get(LANGUAGE) or request.cookies.get(LANGUAGE)
    return "en" if told == "en" else "zh"


def person_of(request: Request, settings: Settings) -> str:
    """Who decides: who gave the password, whom the browser was told, or whom the machine knows."""
    if settings.password is not None:
        return credentials(request.headers.get("authorization", ""))[0].strip()[:LONGEST] or "—"
    return unquote(request.cookies.get(PERSON, "")).strip()[:LONGEST] or settings.person


def visit(request: Request) -> Visit:
    """The request as pages take it. Raises WrongUsage, StoreError where the dataset cannot be opened."""
    desk: Desk = request.app.state.desk
    return Visit(
        desk=desk,
        request=request,
        pinned=desk.newest.pinned(),
        language=language_of(request),
        who=person_of(request, desk.settings),
        wanted=Filter.of(request.query_params),
    )


V = Annotated[Visit, Depends(visit)]
Form = Annotated[dict[str, str], Depends(form)]
