"""Prefect's server for the time of one command: no Ctrl-C of the terminal reaches it, and it ends with the command."""

import atexit
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Thread
from types import MappingProxyType

HOST = "127.0.0.1"
SETTINGS = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
"""What Prefect sets for a server of this kind, which it would start itself in the terminal's own process group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that was started, and may not have begun yet."""

    address: str
    """Of its API, which answers as soon as it has begun."""
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """End the server; it ends by itself with the process that started it, however that one ends."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def start(settings: Mapping[str, str] = MappingProxyType({})) -> Server:
    """Start the server, with settings of its own."""
    with socket.create_server((HOST, 0)) as listening:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(listening.fileno())],
            stdin=subprocess.PIPE,
            env={**os.environ, **SETTINGS, **settings},
            pass_fds=[listening.fileno()],
            start_new_session=True,
        )
        port: int = listening.getsockname()[1]
    server = Server(address=f"http://{HOST}:{port}/api", process=process)
    atexit.register(server.stop)
    return server


def serve(listening: int) -> None:
    """What the process does until no one holds its standard input any more."""
    Thread(target=end_with_parent, daemon=True).start()
    # Prefect takes two seconds to import, and the process that starts this one has its own way to it.
    from uvicorn import Config, Server  # noqa: PLC0415

    config = Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    try:
        Server(config).run(sockets=[socket.socket(fileno=listening)])
    finally:
        os._exit(1)  # a thread waits for standard input, which no end of the interpreter can do without


def end_with_parent() -> None:
    """Wait for the end of standard input. SQLite keeps what was committed, and nothing else is worth a wait."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
