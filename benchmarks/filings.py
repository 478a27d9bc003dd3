"""A run over many distinct text filings: `python -m benchmarks.filings [--few 100] [--many 1000]`.

Prints, for both numbers of filings, CPU milliseconds per filing beyond start-up, peak memory, the share of the
workflow engine, and what the same run costs when nothing is new. Filings are rendered with a fixed seed.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

RUN = """
import json, resource, sys, time
from pathlib import Path
from flows import quiet
quiet.settle()
from flows.ingest import ingest
from flows.selection import Selection
from flows.store import open_dataset
def cpu():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
paths, root = [Path(argument) for argument in sys.argv[2:]], Path(sys.argv[1])
start = time.perf_counter()
report = ingest(paths, root, Selection(), lambda done, total: None)
stages = json.loads(report.run.seconds)
print(json.dumps({"cpu": cpu(), "wall": time.perf_counter() - start, "stages": stages,
                  "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "filings": report.run.filings}))
"""


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


def measure(root: Path, *paths: Path) -> Measured:
    """Ingest in a process of its own."""
    command = [sys.executable, "-c", RUN, str(root), *map(str, paths)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(done.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(filings=told["filings"], cpu=cpu, wall=told["wall"], peak=told["peak"], stages=told["stages"])


def render(count: int, out: Path) -> None:
    """Distinct text filings."""
    command = ["--count", str(count), "--seed", "1", "--formats", "text,ocr", "--rotate", "--out", str(out)]
    subprocess.run([sys.executable, "-m", "benchmarks.render", *command], check=True, capture_output=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=1000)
    numbers = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
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
        print(f"{numbers.many:6d} filings, none new: {again.cpu:.1f} s CPU against {one.cpu:.1f} s for a run of one")


if __name__ == "__main__":
    main()
