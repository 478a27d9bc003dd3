"""How well filings are read: `python -m benchmarks.quality [--count 24] [--scans 6] > docs/quality.md`.

Renders filings with known truth from every kind of source, `--count` of each kind that prints its text and `--scans` of
each kind of scan, reads them as any other, and holds the dataset against the truth, field by field, with the scorer
that `--score` names. Scans take some six seconds a page.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.render.formats import FORMATS
from benchmarks.render.run import Order, write
from flows.store import open_dataset

SCORE = Path(__file__).parent.parent.parent / "shared" / "bench" / "score.py"
PRINTED = ("text", "text-gb18030", "ocr", "html", "docx", "doc", "xlsx", "xls", "pdf")
SCANNED = ("scan", "scan150", "sealed", "sideways", "photo", "fax", "bad")
ABOUT: Mapping[str, str] = {
    "text": "text",
    "text-gb18030": "text in GB18030",
    "ocr": "text of a recogniser, cells lost",
    "html": "web page",
    "docx": "Word",
    "doc": "old Word",
    "xlsx": "spreadsheet",
    "xls": "old spreadsheet",
    "pdf": "PDF with text",
    "scan": "scan",
    "scan150": "scan of 150 dpi",
    "sealed": "scan with a seal",
    "sideways": "scan that lies on its side",
    "photo": "photo of a page",
    "fax": "fax",
    "bad": "bad scan",
}
TABLES = ("filings", "funding", "projects", "narratives", "indicators")
PAGE = Path(__file__).with_suffix(".md")
"""The page, with places for what is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A dataset, or some filings of it, held against the truth."""

    filings: int
    precision: float
    recall: float
    silent: int
    tables: Mapping[str, Sequence[float]]
    """Precision, recall and F1 by table."""


def main() -> None:
    """Render, read, score, and print the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=24, help="filings of each kind of source that prints its text")
    parser.add_argument("--scans", type=int, default=6, help="filings of each kind of scan")
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--score", type=Path, default=SCORE, help="the program that holds a dataset against gold")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        inbox, gold = root / "inbox", root / "gold"
        render(asked.seed, dict.fromkeys(PRINTED, asked.count) | dict.fromkeys(SCANNED, asked.scans), inbox, gold)
        jixiao = Path(sys.executable).with_name("jixiao")
        command: list[str | Path] = [jixiao, "ingest", inbox, "--out", root / "tables", "--all-copies"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        print(page(root, gold, asked.score), end="")


def render(seed: int, counts: Mapping[str, int], inbox: Path, gold: Path) -> None:
    """Render so many filings of each kind, no filing twice, their truth in a folder for each kind."""
    first = 1
    for kind, count in counts.items():
        if count:
            write(Order(count=first + count - 1, first=first, seed=seed, formats=(kind,)), inbox / kind, gold / kind)
        first += count


def page(root: Path, gold: Path, scorer: Path) -> str:
    """The page."""
    (run,) = open_dataset(root / "tables").arrow("runs").to_pylist()
    versions = ", ".join(f"{name} {version}" for name, version in json.loads(run["versions"]).items())
    kinds = {kind: gold / kind for kind in FORMATS if (gold / kind).is_dir()}
    forms = by_form(root, gold)
    whole = held(root, gathered(root / "all", gold.rglob("*.json")), scorer).tables
    return PAGE.read_text(encoding="utf-8").format(
        measured=f"{run['finished_at']:%Y-%m-%d}, {versions}",
        sources=lines({ABOUT[kind]: held(root, each, scorer) for kind, each in kinds.items()}),
        layouts=lines({form: held(root, each, scorer) for form, each in forms.items()}),
        tables="\n".join(
            f"| `{name}` | {percent(whole[name][1])} | {percent(1 - whole[name][0])} |" for name in TABLES
        ),
    )


def lines(scores: Mapping[str, Score]) -> str:
    """Scores as lines of a table."""
    return "\n".join(
        f"| {name} | {score.filings} | {percent(score.recall)} | {percent(1 - score.precision)} | {score.silent} |"
        for name, score in scores.items()
    )


def percent(share: float) -> str:
    """A share to the hundredth of a percent."""
    return f"{share:.2%}"


def by_form(root: Path, gold: Path) -> dict[str, Path]:
    """A folder with the truth of each layout's filings."""
    files = sorted(gold.rglob("*.json"))
    forms = {path: json.loads(path.read_bytes())["filing"]["form"] for path in files}
    names = sorted(set(forms.values()))
    return {name: gathered(root / name, (path for path in files if forms[path] == name)) for name in names}


def gathered(folder: Path, files: Iterator[Path]) -> Path:
    """A folder with some files of truth."""
    folder.mkdir()
    for file in files:
        (folder / file.name).symlink_to(file)
    return folder


def held(root: Path, gold: Path, scorer: Path) -> Score:
    """The filings whose truth a folder holds, against it."""
    answer = root / "score.json"
    command = [sys.executable, str(scorer), "--dataset", str(root / "tables" / "current"), "--gold", str(gold)]
    subprocess.run([*command, "--json", str(answer)], check=True, stdout=subprocess.DEVNULL)
    told = json.loads(answer.read_bytes())
    names = ("precision", "recall", "silent", "tables")
    return Score(filings=len(list(gold.glob("*.json"))), **{name: told[name] for name in names})


if __name__ == "__main__":
    main()
