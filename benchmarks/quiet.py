"""A night without news: `python -m benchmarks.quiet [--files 100000]` tells its seconds and its memory.

An inbox of small files is made, and a dataset that holds each as it is; then `jixiao ingest` is run over them as a
night does: when none was looked at yet, again, with `--rehash`, and over one file alone, which is what starting costs.
Printed are seconds of the clock, of the processor, the most memory of the command, and what ten million files come to
by a line through one file and all.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.made_dataset import partition
from benchmarks.made_rows import extraction, run
from flows.cache.versions import stage_version
from flows.store import Change, DocumentUpdate, commit
from flows.store.layout import partition_folder
from flows.workers.file_names import uri_of

MAIN = (
    sys.executable,
    "-c",
    "from flows.cache import stamps; stamps.ALONE = 0; from flows.cli.app import main; main()",
)
"""The command, to which what was written just now has been left alone."""
TEN_MILLION = 10_000_000
BATCH = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What a command took."""

    seconds: float
    cpu: float
    """Seconds of the processor, of the command and all that it started."""
    mib: float
    """The most memory of one of its processes."""


def offered(folder: Path, number: int, files: int) -> DocumentUpdate:
    """A file, and what the dataset is to say of it: one filing of few rows."""
    place = partition(number, files)
    path = folder / partition_folder(place) / f"{number:08}.txt"
    content = f"第{number}号\n" * 50
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    made = extraction(uri_of(path), content, place, rows=1)
    row = replace(made.document, stages=stage_version())
    return DocumentUpdate(document=row, places={made.filings[0].filing.filing_id: place}, read=lambda: made.filings)


def prepare(inbox: Path, root: Path, files: int) -> None:
    """Make the files and the dataset."""
    for start in range(0, files, BATCH):
        updates = [offered(inbox, number, files) for number in range(start, min(start + BATCH, files))]
        commit(root, Change(updates=updates, run=run(f"run-{start}")))


def prepared(inbox: Path, root: Path, files: int) -> None:
    """Make them in a process of its own: the system counts what this one held as held by each command it starts."""
    process = multiprocessing.get_context("spawn").Process(target=prepare, args=(inbox, root, files))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{inbox} was not made: exit {process.exitcode}")


def night(inbox: Path, root: Path, *options: str) -> Night:
    """Ingest, and see that there was no news. Raises RuntimeError where there was."""
    command = [*MAIN, "ingest", str(inbox), "--data", str(root), "--json", *options]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdout=told)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        told.seek(0)
        printed = told.read().decode()
    said = json.loads(printed) if printed.startswith("{") else {}
    if status or not said or said["documents"] != said["unchanged"]:
        raise RuntimeError(f"{command} was no night without news: exit {status}, {printed[:2000]}")
    return Night(seconds=seconds, cpu=used.ru_utime + used.ru_stime, mib=used.ru_maxrss / 1024)


def tell(nights: Sequence[tuple[str, Night]], one: Night, files: int) -> None:
    """Print the nights, and the line to ten million files."""
    print(f"{files:,} files  {'seconds':>20} {'CPU s':>8} {'MiB':>8} {'10 M: CPU min':>15} {'GiB':>6}")
    for name, each in (("one file", one), *nights):
        cpu, mib = (
            mine + (mine - alone) / (files - 1) * (TEN_MILLION - files)
            for mine, alone in ((each.cpu, one.cpu), (each.mib, one.mib))
        )
        told = f"{name:24} {each.seconds:8.1f} {each.cpu:8.1f} {each.mib:8.0f} {cpu / 60:15.1f} {mib / 1024:6.1f}"
        print(told, flush=True)  # removing the files takes long


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    files = parser.parse_args().files
    here = Path(tempfile.mkdtemp(prefix="jixiao-"))
    try:
        for inbox, root, number in (("inbox", "data", files), ("one", "alone", 1)):
            prepared(here / inbox, here / root, number)
        night(here / "one", here / "alone")
        one = night(here / "one", here / "alone")
        named = (("first", ()), ("again", ()), ("with --rehash", ("--rehash",)))
        tell([(name, night(here / "inbox", here / "data", *options)) for name, options in named], one, files)
    finally:
        shutil.rmtree(here)
    return 0


if __name__ == "__main__":
    sys.exit(main())
