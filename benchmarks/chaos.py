"""Kills at random moments: `python -m benchmarks.chaos [--kills 60] [--documents 60]` counts what they cost.

Documents change, runs over them are killed (the run, one of its readers, or Prefect's server) at random moments, a
reader opens the dataset and reviewers decide all the while. Printed are lost documents, mixed reads, documents read
twice, leftovers, and decisions that are lost or that the dataset does not follow in the end; exit 1 where any of these
is not 0.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from flows.cache.cleanup import sweep
from flows.cache.results import Interim
from flows.serving import server
from flows.store import layout, open_dataset
from flows.workers.inputs import Input, digest
from mappings.correcting import all_corrections
from schemas.errors import WrongUsage
from schemas.filing_id import of_form

FILING = """部门整体绩效目标申报表

单位：万元

部门（单位）名称\t鄂州市第{number}示例局
部门总体资金情况\t总体资金情况\t\t当年金额\t占比\t近两年收支金额\t
\t\t\t\t\t2022年\t2023年
\t收入构成\t财政拨款\t{mark}\t100%\t{mark}\t{mark}
\t\t合计\t{mark}\t100%\t{mark}\t{mark}
年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\t指标分类
\t产出指标\t数量指标\t示例件数\t{mark}件\t计划标准\t绩效基本型
"""
"""A filing whose every figure is the round in which it was written."""
LONGEST = 12.0
"""Seconds after which a run is killed at the latest: by then it commits."""
CHANGED = 10
"""Documents that are written anew in each round."""
TARGETS = ("run", "reader", "server")
MAIN = (sys.executable, "-c", "from flows.cli.app import main; main()")
REVIEWERS = 2
REVIEW = 2.0
"""Seconds between two decisions of a reviewer."""
MIXED = """
    SELECT count(*) FROM (
        SELECT filing_id, count(DISTINCT round) AS rounds FROM (
            SELECT filing_id, amount AS round FROM funding UNION ALL SELECT filing_id, value FROM indicators
        ) GROUP BY filing_id HAVING rounds != 1
    )
"""
WHOLE = "SELECT count(*) FROM filings WHERE filing_id NOT IN (SELECT filing_id FROM funding)"


@dataclass(slots=True)
class Counts:
    """What was seen."""

    killed: Counter[str] = field(default_factory=Counter)
    reads: int = 0
    mixed: int = 0
    errors: int = 0
    repeated: int = 0
    """Results that were written a second time."""
    decided: list[str] = field(default_factory=list)
    """Filings of which an amount was accepted."""


def write(inbox: Path, number: int, mark: int) -> None:
    """One document, as of a round."""
    (inbox / f"{number}.txt").write_text(FILING.format(number=number, mark=mark), "utf-8")


def start(inbox: Path, root: Path) -> "subprocess.Popen[bytes]":
    """A run in a process group of its own."""
    command = [*MAIN, "ingest", str(inbox), "--out", str(root)]
    return subprocess.Popen(
        [*command, "--json"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def readers(run: "subprocess.Popen[bytes]") -> list[int]:
    """The processes that a run reads documents with."""
    found = subprocess.run(
        ["pgrep", "-g", str(run.pid), "-f", "spawn_main"], capture_output=True, text=True, check=False
    )
    return [int(line) for line in found.stdout.split()]


def kill(target: str, run: "subprocess.Popen[bytes]", port: int) -> bool:
    """Kill -9 the target; whether there was one."""
    if target == "run":
        os.killpg(run.pid, signal.SIGKILL)
        return True
    if target == "reader":
        found = readers(run)
        if found:
            os.kill(random.choice(found), signal.SIGKILL)
        return bool(found)
    servers = [pid for pid in below(os.getpid()) if f"--port\0{port}" in command_of(pid)]
    for pid in [each for server_ in servers for each in (server_, *below(server_))]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return bool(servers)


def below(pid: int) -> list[int]:
    """The processes that a process began, and those that these began."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    own = [int(line) for line in found.stdout.split()]
    return [each for child in own for each in (child, *below(child))]


def command_of(pid: int) -> str:
    """The words of a process, a zero between."""
    path = Path(f"/proc/{pid}/cmdline")
    return path.read_text("utf-8", "replace") if path.exists() else ""


@contextmanager
def reading(root: Path, counts: Counts) -> Iterator[None]:
    """Look at the dataset over and over."""
    stop = Event()

    def look() -> None:
        while not stop.wait(0.05):
            try:
                dataset = open_dataset(root)
            except WrongUsage:
                continue
            with dataset.duckdb() as connection:
                try:
                    found = [connection.execute(sql).fetchall()[0][0] for sql in (MIXED, WHOLE)]
                except Exception:  # noqa: BLE001 whatever a reader meets is what is counted
                    counts.errors += 1
                    continue
            counts.reads += 1
            counts.mixed += any(found)

    thread = Thread(target=look)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@contextmanager
def reviewing(root: Path, counts: Counts) -> Iterator[None]:
    """Decide over and over, in processes of their own: accept the first amount of some filing."""
    stop = Event()

    def review(number: int) -> None:
        chance = random.Random(number)
        while not stop.wait(REVIEW):
            try:
                ids = open_dataset(root).arrow("filings")["filing_id"].to_pylist()
            except WrongUsage:
                continue
            filing_id = chance.choice(ids) if ids else ""
            cell = ("--table", "funding", "--row", "0", "--field", "amount")
            command = [
                *MAIN,
                "review",
                "accept",
                filing_id,
                *cell,
                "--why",
                "seen",
                "--who",
                f"reviewer {number}",
                "--data",
                str(root),
            ]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode == 0:
                counts.decided.append(filing_id)

    threads = [Thread(target=review, args=(number,)) for number in range(REVIEWERS)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def decisions_lost(root: Path, counts: Counts) -> int:
    """Decisions of which no file holds anything."""
    held = {
        of_form(sha256, entry.filing)
        for sha256, own in all_corrections(layout.decisions(root)).items()
        for entry in own
    }
    return len(set(counts.decided) - held)


def decisions_unfollowed(root: Path) -> int:
    """Documents of the dataset that were not read with what was decided about them."""
    folder = layout.decisions(root)
    rows = open_dataset(root).arrow("documents").to_pylist()
    told = {row["source_uri"]: (row["source_sha256"], row["decisions"]) for row in rows if row["source_sha256"]}
    interim = Interim(folder=layout.interim(root), version="", corrections=folder)
    return sum(interim.decisions(sha256, uri) != ids for uri, (sha256, ids) in told.items())


def results(root: Path) -> dict[Path, int]:
    """When each kept result was written."""
    return {path: path.stat().st_mtime_ns for path in layout.interim(root).rglob("*.msgpack")}


def rounds(here: Path, asked: argparse.Namespace, counts: Counts) -> None:
    """Change, run, kill."""
    inbox, root = here / "inbox", here / "data"
    inbox.mkdir()
    for number in range(asked.documents):
        write(inbox, number, 1)
    kept: dict[Path, int] = {}
    mark = 1
    with ExitStack() as servers:
        servers.enter_context(server(asked.port))
        while sum(counts.killed.values()) < asked.kills:
            mark += 1
            for number in random.sample(range(asked.documents), CHANGED):
                write(inbox, number, mark)
            if one_round(inbox, root, asked.port, counts) == "server":
                servers.close()
                servers.enter_context(server(asked.port))
            now = results(root)
            counts.repeated += sum(1 for path, written in kept.items() if now.get(path, written) != written)
            kept |= now
        start(inbox, root).wait()


def one_round(inbox: Path, root: Path, port: int, counts: Counts) -> str | None:
    """One run, killed unless it ends before; what was killed."""
    run = start(inbox, root)
    target = None
    try:
        run.wait(random.uniform(0.5, LONGEST))
    except subprocess.TimeoutExpired:
        target = random.choice(TARGETS)
        if kill(target, run, port):
            counts.killed[target] += 1
        if target == "server":
            os.killpg(run.pid, signal.SIGKILL)  # without it the run would only wait for its answers
    run.wait()
    return target


def lost(here: Path) -> int:
    """Documents of which the dataset does not hold what their files say."""
    rows = open_dataset(here / "data").arrow("documents").to_pylist()
    held = {row["source_uri"]: row["source_sha256"] for row in rows if row["outcome"] == "filings"}
    files = [Input(path=path, size=0) for path in (here / "inbox").iterdir()]
    return sum(held.get(source.uri) != digest(source) for source in files)


def leftovers(root: Path) -> list[Path]:
    """What a killed run left and the next one did not take away."""
    sweep(root, idle_seconds=0)
    folder = layout.generations(root)
    half = [entry for entry in folder.iterdir() if not entry.name.isdecimal()]
    return half + list(layout.interim(root).rglob("drafts/*"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--port", type=int, default=4299)
    asked = parser.parse_args()
    random.seed(asked.seed)
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        with reading(here / "data", counts):
            with reviewing(here / "data", counts):
                rounds(here, asked, counts)
            start(here / "inbox", here / "data").wait()
        bad = {
            "lost documents": lost(here),
            "mixed reads": counts.mixed,
            "failed reads": counts.errors,
            "documents read twice": counts.repeated,
            "leftovers": len(leftovers(here / "data")),
            "lost decisions": decisions_lost(here / "data", counts),
            "decisions not followed": decisions_unfollowed(here / "data"),
        }
    kills = sum(counts.killed.values())
    print(f"{kills} kills ({dict(counts.killed)}), {counts.reads} reads, {len(counts.decided)} decisions")
    for name, count in bad.items():
        print(f"{name}: {count}")
    sys.exit(any(bad.values()))


if __name__ == "__main__":
    main()
