"""Runs of the command that a desk starts: one at a time, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

from flows.desk.settings import Settings
from flows.desk_address import VARIABLE
from schemas.errors import WrongUsage

LAST = 20
"""Lines of what a failed run said that are shown."""


@dataclass(slots=True)
class Run:
    """One run of the command, under way or done."""

    dry: bool
    by: str
    command: list[str]
    told: dict[str, str]
    """What it is told by its environment: where this desk is, for Prefect's artifacts."""
    done: int = 0
    total: int = 0
    code: int | None = None
    """Of its end; None: under way."""
    report: Mapping[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    """What it said on standard error besides its progress."""

    def follow(self) -> None:
        """Run it, and take in what it tells."""
        process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | self.told
        )
        assert process.stdout is not None
        assert process.stderr is not None
        reader = Thread(target=self.listen, args=(process.stderr,))
        reader.start()
        told = process.stdout.read()
        reader.join()
        try:
            self.report = json.loads(told) if told.strip() else {}
        except ValueError:
            self.said.append(told[-1000:])
        self.code = process.wait()

    def listen(self, lines: Iterator[str]) -> None:
        """Take in progress, and keep the last of all else."""
        for line in lines:
            try:
                told = json.loads(line)
                self.done, self.total = told["done"], told["total"]
            except (ValueError, KeyError, TypeError):
                self.said = [*self.said, line.strip()][-LAST:]


class Runs:
    """The runs of a desk, one at a time."""

    def __init__(self) -> None:
        """Begin with none."""
        self.last: Run | None = None
        self._starting = Lock()

    def start(self, settings: Settings, by: str, *, dry: bool, accept_loss: bool) -> None:
        """Start one. Raises WrongUsage where one is under way."""
        with self._starting:
            if self.last is not None and self.last.code is None:
                raise WrongUsage(f"{self.last.by}: a run is under way; wait for its end")
            desk = {VARIABLE: settings.address}
            self.last = Run(dry, by, command(settings, dry=dry, accept_loss=accept_loss), desk)
            Thread(target=self.last.follow, daemon=True).start()


def command(settings: Settings, *, dry: bool, accept_loss: bool) -> list[str]:
    """The command that a person would type."""
    words = ["rerun", "--only", "decided", "--out", str(settings.root), "--json", "--progress"]
    words += ["--corrections", str(settings.decisions)] if settings.own_decisions else []
    words += ["--dry-run"] if dry else []
    words += ["--accept-loss"] if accept_loss else []
    return [sys.executable, "-c", "from flows.cli.app import main; main()", *words]
