"""A store that speaks S3, as a process on this machine: rclone over a folder, whose subfolders are its buckets."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyarrow import fs

TRIES = 600
PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A server that answers."""

    endpoint: str
    folder: Path
    """What it serves."""
    key: str = "benchmark-key"
    secret: str = "benchmark-secret"

    @property
    def environment(self) -> Mapping[str, str]:
        """What a program must be told to reach it, as AWS names it."""
        return {
            "AWS_ACCESS_KEY_ID": self.key,
            "AWS_SECRET_ACCESS_KEY": self.secret,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": "us-east-1",
        }

    def connect(self) -> fs.S3FileSystem:
        """A client of it."""
        return fs.S3FileSystem(
            access_key=self.key, secret_key=self.secret, endpoint_override=self.endpoint, region="us-east-1"
        )


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve a folder until the end of the block."""
    server = Server(endpoint=f"http://127.0.0.1:{free_port()}", folder=folder)
    program = shutil.which("rclone", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None:
        raise FileNotFoundError("rclone is not installed; `make install` brings it")
    address = server.endpoint.removeprefix("http://")
    keys = f"{server.key},{server.secret}"
    command = [program, "serve", "s3", "--config", "", "--auth-key", keys, "--addr", address, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(process, address)
            yield server
        finally:
            process.terminate()


def wait_for(process: "subprocess.Popen[bytes]", address: str) -> None:
    """Ask until the server answers. Raises ConnectionError where it ended instead, or never does."""
    host, _, port = address.partition(":")
    for _ in range(TRIES):
        try:
            socket.create_connection((host, int(port))).close()
        except OSError:
            try:
                process.wait(PAUSE_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            raise ConnectionError(f"the S3 server on {address} ended with {process.returncode}") from None
        return
    raise ConnectionError(f"the S3 server on {address} does not answer")


def free_port() -> int:
    """A port that nothing listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
