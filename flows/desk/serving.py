"""A desk served until it is interrupted."""

import socket
from dataclasses import replace

import uvicorn

from flows.desk.app import application
from flows.desk.settings import LOCAL, Settings
from schemas.errors import WrongUsage

BACKLOG = 128


def listening(settings: Settings) -> socket.socket:
    """The socket of a desk. Raises WrongUsage where its address is taken, or reached by others without a password."""
    if settings.host not in LOCAL and not settings.password:
        raise WrongUsage(
            f"{settings.host}: others would reach the desk; give a password with --password-file FILE, "
            "or leave --host out"
        )
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((settings.host, settings.port))
    except OSError as error:
        found.close()
        raise WrongUsage(
            f"{settings.host}:{settings.port}: no desk can be opened there ({error.strerror}); name another --port"
        ) from error
    found.listen(BACKLOG)
    return found


def server(settings: Settings, found: socket.socket) -> uvicorn.Server:
    """The server of a desk on its socket; port 0 is whichever was free."""
    settings = replace(settings, port=found.getsockname()[1])
    return uvicorn.Server(uvicorn.Config(application(settings), log_level="warning", access_log=False))
