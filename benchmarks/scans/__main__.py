"""Readers of scans beside each other: `python -m benchmarks.scans FILES|FOLDERS… [--gold FOLDER] [--peers [FOLDER]]`.

All read the same pages, each in a process of its own with one thread per library: ours, ours alone, ours
with Tesseract as its engine; and with `--peers` RapidOCR called by default, and img2table with RapidOCR, which is read
from FOLDER (`pip install --target FOLDER --no-deps img2table xlsxwriter opencv-contrib-python-headless`). For what
peers are given see `benchmarks.scans.peers`. Seconds are of the CPU, from a picture to its texts, processes that were
started included; memory is at the most until then, those processes left out. F1 and silent errors are what `--score`
counts in the rows that our grids and forms make of the texts. Below: where the time of ours goes, and what reading less
would save.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.scans.one import OURS, PEERS, PREPARE

ROOT = Path(__file__).parent.parent.parent
SCORE = ROOT.parent / "shared" / "bench" / "score.py"
ONE_THREAD: Mapping[str, str] = dict.fromkeys(
    ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"), "1"
)
"""What keeps the libraries to one thread; OpenCV and OpenMP read them on their first use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a process told of its engine; seconds are of the CPU, memory is in MiB."""

    pages: int
    loading: float
    reading: float
    peak: float
    stages: dict[str, float]
    saving: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a dataset is worth."""

    f1: float
    precision: float
    recall: float
    silent: int
    """Wrong figures that no finding points at."""
    findings: tuple[int, int]
    tables: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What all engines are given."""

    files: Sequence[str]
    folder: Path
    """Scratch."""
    peers: str
    """Folder of packages that peers are imported from first; empty where there is none."""

    def run(self, name: str) -> Told | None:
        """An engine in a process of its own; None for what tells nothing."""
        sheets = self.folder / "sheets"
        sheets.mkdir(exist_ok=True)
        # peers alone may bring another OpenCV along
        path = [self.peers] if name in PEERS and self.peers else []
        paths = {"PYTHONPATH": os.pathsep.join([*path, str(ROOT)])}
        command = [sys.executable, "-m", "benchmarks.scans.one", name, str(self.dataset(name)), str(sheets)]
        done = subprocess.run(
            [*command, *self.files],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **ONE_THREAD, **paths},
        )
        return Told(**json.loads(done.stdout)) if done.stdout else None

    def dataset(self, name: str) -> Path:
        """Where what an engine read is published."""
        return self.folder / name.replace(" ", "-")

    def score(self, name: str, scorer: Path, gold: Path) -> Score:
        """The score of what an engine read."""
        answer = self.folder / "score.json"
        command = [sys.executable, str(scorer), "--dataset", str(self.dataset(name) / "current"), "--gold", str(gold)]
        subprocess.run([*command, "--json", str(answer)], check=True, stdout=subprocess.DEVNULL)
        return Score(**json.loads(answer.read_bytes()))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="scans, or folders of them")
    parser.add_argument("--gold", type=Path, help="their truth, one file for each filing")
    parser.add_argument("--score", type=Path, default=SCORE, help="the program that holds a dataset against gold")
    parser.add_argument("--peers", nargs="?", const="", help="measure other readers too; where they are installed")
    parser.add_argument("--engines", help=f"some of these, parted by semicolons: {'; '.join([*OURS, *PEERS])}")
    asked = parser.parse_args()
    names = asked.engines.split(";") if asked.engines else [*OURS, *(PEERS if asked.peers is not None else ())]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(files=asked.paths, folder=Path(folder), peers=asked.peers or "")
        if not set(PEERS).isdisjoint(names):
            bench.run(PREPARE)
        print(f"{'':22s}  pages  s/page  loading s  peak MiB      F1      P      R  silent  findings")
        all_told: dict[str, Told] = {}
        for name in names:
            if name.startswith("img2table") and not installed("img2table", bench.peers):
                print(f"{name:22s}  not installed")
                continue
            told = bench.run(name)
            assert told is not None
            all_told[name] = told
            scored = bench.score(name, asked.score, asked.gold) if asked.gold and asked.score.is_file() else None
            print(line(name, told, scored), flush=True)
    for name in OURS:
        if name in all_told:
            print(*stages(name, all_told[name]), sep="\n")


def installed(package: str, folder: str) -> bool:
    """Whether a package is there, in a folder or at all."""
    return bool(folder and (Path(folder) / package).is_dir()) or importlib.util.find_spec(package) is not None


def line(name: str, told: Told, score: Score | None) -> str:
    """One line of the table."""
    each = told.reading / max(1, told.pages)
    begin = f"{name:22s}  {told.pages:5d}  {each:6.2f}  {told.loading:9.1f}  {told.peak:8.0f}"
    if score is None:
        return f"{begin}       –      –      –       –         –"
    right, meant = score.findings
    worth = f"{score.f1:6.4f} {score.precision:6.4f} {score.recall:6.4f}"
    return f"{begin}  {worth}  {score.silent:6d}  {right:4d}/{meant}"


def stages(name: str, told: Told) -> list[str]:
    """How the time of one of ours splits, and what is to be saved."""
    total = sum(told.stages.values())
    lines = ["", f"{name}: {total / max(1, told.pages):.2f} s a page, of which"]
    for stage, seconds in sorted(told.stages.items(), key=lambda item: -item[1]):
        lines.append(f"  {stage:32s} {seconds / max(1, told.pages):7.3f} s  {seconds / total:6.1%}")
    return [*lines, *told.saving]


if __name__ == "__main__":
    main()
