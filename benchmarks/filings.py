"""A run over many distinct text filings: `python -m benchmarks.filings [--few 100] [--many 1000] [--dask 300]`.

Prints, for both numbers of filings, CPU milliseconds per filing beyond start-up, peak memory, the share of the
workflow engine, what the same run costs when nothing is new, what a re-run of one city costs, and what lies on the disk
afterwards. With `--dask`, instead, a run here and on a Dask cluster of two workers, and whether both wrote the same
bytes. Filings are rendered with a fixed seed.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

RUN = """
import json, resource, sys, time
from flows import prefect_settings
prefect_settings.configure()
from flows.ingest import ingest
from flows.rerun import rerun
root, runner, city, *paths = sys.argv[1:]
start = time.perf_counter()
report = ingest(inbox=paths, out=root, runner=runner) if paths else rerun(out=root, city=city)
stages = json.loads(report.run.seconds)
print(json.dumps({"wall": time.perf_counter() - start, "stages": stages,
                  "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "filings": report.run.filings}))
"""
"""Ingests paths, or runs a city again where there are none."""
CITY = 420700
"""One of the cities that the renderer invents filings for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One run in a process of its own."""

    filings: int
    cpu: float
    """Seconds, of the process and what it started."""
    wall: float
    """Seconds of the flow."""
    peak: int
    """MiB."""
    stages: dict[str, float]


def measure(root: Path, *paths: Path, runner: str = "local") -> Measured:
    """Ingest, or run a city again, in a process of its own, with a database of Prefect's beside the dataset."""
    command = [sys.executable, "-c", RUN, str(root), runner, str(CITY), *map(str, paths)]
    own = os.environ | {"PREFECT_HOME": str(prefect_home(root))}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=own)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(filings=told["filings"], cpu=cpu, wall=told["wall"], peak=told["peak"], stages=told["stages"])


def prefect_home(root: Path) -> Path:
    """Where Prefect keeps its database while it is measured."""
    return root.parent / f"{root.name}-prefect"


def render(count: int, out: Path) -> None:
    """Distinct text filings."""
    command = ["--count", str(count), "--seed", "1", "--formats", "text,ocr", "--rotate", "--out", str(out)]
    subprocess.run([sys.executable, "-m", "benchmarks.render", *command], check=True, capture_output=True)


def told(run: Measured) -> str:
    """What a run cost."""
    return f"{run.cpu:.1f} s CPU, {run.wall:.1f} s wall, peak {run.peak} MiB"


def size(folder: Path) -> float:
    """MiB of all files below a folder."""
    return sum(path.stat().st_size for path in folder.resolve().rglob("*") if path.is_file()) / 2**20


def digests(root: Path) -> dict[str, bytes]:
    """The bytes of every file of the newest generation, as hashes; not of the runs, which tell of clocks."""
    current = (root / "current").resolve()
    found = {path.relative_to(current).as_posix(): path for path in current.rglob("*.parquet")}
    return {name: sha256(path.read_bytes()).digest() for name, path in found.items() if not name.startswith("runs/")}


def compare(here: Path, count: int) -> None:
    """Measure and print the same run in both places."""
    render(count, here / "in")
    local = measure(here / "local", here / "in")
    dask = measure(here / "dask", here / "in", runner="dask")
    same = digests(here / "local") == digests(here / "dask")
    print(f"{local.filings} filings here: {told(local)}; on Dask: {told(dask)}")
    print(f"        {dask.wall / local.wall:.2f} times the wall, {dask.cpu / local.cpu:.2f} times the CPU")
    print(f"        {len(digests(here / 'local'))} files of the same bytes" if same else "        other bytes")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    parser.add_argument("--dask", type=int, help="filings to read here and on Dask, and nothing else")
    numbers = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        if numbers.dask:
            compare(here, numbers.dask)
            return
        for count in (1, numbers.few, numbers.many):
            render(count, here / str(count))
        one = measure(here / "d1", here / "1")
        for count in (numbers.few, numbers.many):
            run = measure(here / f"d{count}", here / str(count))
            each = 1000 * (run.cpu - one.cpu) / (run.filings - 1)
            work = sum(run.stages.values())
            print(f"{run.filings:6d} filings: {each:.1f} ms CPU each beyond a run of one ({one.cpu:.1f} s)")
            print(f"        peak {run.peak} MiB")
            print(f"        stages {json.dumps(run.stages)}; {work:.1f} s of {run.wall:.1f} s wall in them")
        again = measure(here / f"d{numbers.many}", here / str(numbers.many))
        print(f"{numbers.many:6d} filings, none new: {told(again)} against {told(one)} for a run of one")
        city = measure(here / f"d{numbers.many}")
        print(f"{city.filings:6d} filings of one city run again: {told(city)}")
        root = here / f"d{numbers.many}"
        print(f"Prefect's database {size(prefect_home(root)):.1f} MiB, a generation {size(root / 'current'):.1f} MiB")
        print(f"interim {size(root / 'interim'):.1f} MiB")


if __name__ == "__main__":
    main()
