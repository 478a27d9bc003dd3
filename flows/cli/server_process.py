"""Prefect's server for the time of one command: no Ctrl-C of the terminal reaches it, and it ends with the command."""

import atexit
import os
import socket
import subprocess
import sys
from threading import Thread

HOST = "127.0.0.1"
SETTINGS = {"PREFECT_UI_ENABLED": "0", "PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
"""What Prefect sets for a server of this kind, which it would start itself in the terminal's own process group."""


def start() -> str:
    """Start the server, and give the address of its API, which answers as soon as it has begun."""
    with socket.create_server((HOST, 0)) as listening:
        process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(listening.fileno())],
            stdin=subprocess.PIPE,
            env=os.environ | SETTINGS,
            pass_fds=[listening.fileno()],
            start_new_session=True,
        )
        port: int = listening.getsockname()[1]
    atexit.register(stop, process)
    return f"http://{HOST}:{port}/api"


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End the server; it ends by itself with the process that started it, however that one ends."""
    assert process.stdin is not None
    process.stdin.close()
    process.wait()


def serve(listening: int) -> None:
    """What the process does until no one holds its standard input any more."""
    Thread(target=end_with_parent, daemon=True).start()
    # Prefect takes two seconds to import, and the process that starts this one has its own way to it.
    from uvicorn import Config, Server  # noqa: PLC0415

    config = Config("prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on")
    Server(config).run(sockets=[socket.socket(fileno=listening)])


def end_with_parent() -> None:
    """Wait for the end of standard input. SQLite keeps what was committed, and nothing else is worth a wait."""
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
