"""Who may ask a desk for what: its own pages alone, and from elsewhere only who knows the password."""

import base64
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.desk.attempts import Attempts
from flows.desk.settings import LOCAL, Settings
from schemas.errors import WrongUsage

SAFE = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ASK = {"WWW-Authenticate": 'Basic realm="jixiao", charset="UTF-8"'}
MOST = 256 * 1024
"""Bytes of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks."""

    headers: Headers
    address: str
    """Of their machine; behind a server that passes requests on, of that one."""


class Guard:
    """Stands before the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Guard an application."""
        self.app = app
        self.settings = settings
        self.attempts = Attempts()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or let it through and mark its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        client = scope.get("client")
        caller = Caller(headers=Headers(scope=scope), address=client[0] if client else "")
        refusal = refused(scope["method"], caller, self.settings, self.attempts)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if refusal is None:
            await self.app(scope, receive, marked)
        else:
            status, why = refusal
            answer = PlainTextResponse(f"{why}\n", status, headers=ASK if status == 401 else None)
            await answer(scope, receive, marked)


def refused(method: str, caller: Caller, settings: Settings, attempts: Attempts) -> tuple[int, str] | None:
    """Status and reason of a request that is refused."""
    headers = caller.headers
    if method not in {*SAFE, "POST"}:
        return 405, "no such method"
    host = headers.get("host", "")
    if settings.host in LOCAL and host not in names_of(settings):
        return 421, f"this desk is not {host[:100]}; open {settings.address}/"
    if settings.password is not None and (unknown := stranger(caller, settings.password, attempts)) is not None:
        return unknown
    site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
    if site in {"cross-site", "same-site"} and (method not in SAFE or mode != "navigate"):
        return 403, "another page asks for this; open the desk itself"
    origin = headers.get("origin")
    if method not in SAFE and origin is not None and urlsplit(origin).netloc != host:
        return 403, "another page sends this; open the desk itself"
    return None


def stranger(caller: Caller, password: str, attempts: Attempts) -> tuple[int, str] | None:
    """Status and reason where a caller does not tell the password, or told too many wrong ones."""
    told = caller.headers.get("authorization", "")
    if not told:
        return 401, "name and password, please"
    if seconds := attempts.wait(caller.address):
        return 429, f"too many wrong passwords; try again in {seconds} s"
    if knows(told, password):
        return None
    attempts.failed(caller.address)
    return 401, "name and password, please"


def names_of(settings: Settings) -> Iterator[str]:
    """What a desk that only this machine reaches may be called: no name that another one's DNS gives it."""
    yield settings.address.removeprefix("http://")
    yield from (f"{name}:{settings.port}" for name in ("127.0.0.1", "localhost", "[::1]"))


def credentials(header: str) -> tuple[str, str]:
    """Name and password of a header; empty where it tells none."""
    kind, _, told = header.partition(" ")
    if kind.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(told, validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    return name, password


def knows(header: str, password: str) -> bool:
    """Whether a header tells the password; it takes as long whatever it tells."""
    return secrets.compare_digest(credentials(header)[1].encode(), password.encode())


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, sent by a page of this very desk. Raises WrongUsage."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST:
            raise WrongUsage("too much for one form; send less")
    try:
        fields = parse_qsl(bytes(body).decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=5000)
    except ValueError:
        raise WrongUsage("no form; send it from a page of the desk") from None
    found = dict(fields)
    found["ticked"] = "\n".join(value for name, value in fields if name == "tick")
    if not secrets.compare_digest(found.get("token", "").encode(), request.app.state.desk.token.encode()):
        raise WrongUsage("this page is of an earlier desk; load it anew")
    return found
