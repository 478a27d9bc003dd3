"""How well filings are read: `python -m benchmarks.quality [--count 120] [--scans 60] > docs/quality.md`.

Labelled real filings first, then forms drawn from the grammar in every medium. What is measured is kept in `--work`, so
that a run that was cut short goes on where it ended; `--only real` or `drawn` measures and prints nothing.
"""

import argparse
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from benchmarks.quality import drawn, real
from benchmarks.quality.score import TABLES, Score, added, cells, line
from extractors.ocr.engines import DEFAULT
from flows.cache.versions import versions
from flows.workers.scanner import scanner

SHARED = Path(__file__).parents[3] / "shared"
PAGE = Path(__file__).with_name("page.md")
"""The page, with places for what is measured."""
KINDS = {
    "target": "goals declared",
    "self_evaluation": "self-evaluation",
    "monitoring": "mid-year monitoring",
    "evaluation": "marks of an evaluation",
}
Groups = dict[str, dict[str, Score]]


def main() -> None:
    """Measure, and print the page."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=110, help="drawn forms in media that print their text")
    ask.add_argument("--scans", type=int, default=60, help="drawn forms as scans")
    ask.add_argument("--seed", type=int, default=101)
    ask.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="labelled real filings")
    ask.add_argument("--score", type=Path, default=SHARED / "bench" / "score.py", help="holds them to their labels")
    ask.add_argument("--work", type=Path)
    ask.add_argument("--only", choices=("real", "drawn"))
    asked = ask.parse_args()
    work = asked.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    sets: dict[str, Groups] = {}
    forms: dict[str, Groups] = {}
    for name in real.SETS if asked.only != "drawn" else ():
        sets[name] = kept(work / f"{name}.json", partial(real.measured, asked.corpus, asked.score, work, name))
    drawing = {"printed": (asked.count, drawn.PRINTED), "scanned": (asked.scans, drawn.SCANNED)}
    for name, (count, media) in drawing.items() if asked.only != "real" else ():
        forms[name] = kept(work / f"{name}.json", partial(drawn.measured, asked.seed, count, media, scanner()))
    if asked.only is None:
        print(page(sets, forms, asked.seed), end="")


def kept(file: Path, measure: Callable[[], Groups]) -> Groups:
    """What was measured before, or is measured now."""
    if not file.exists():
        file.write_bytes(msgspec.json.encode(measure()))
    return msgspec.json.decode(file.read_bytes(), type=Groups)


def page(sets: Mapping[str, Groups], forms: Mapping[str, Groups], seed: int) -> str:
    """The page."""
    told = ", ".join(f"{name} {version}" for name, version in versions(DEFAULT).items())
    media = {option: score for groups in forms.values() for option, score in groups["medium"].items()}
    published, printed, scanned = sets["real"], forms["printed"], forms["scanned"]
    return PAGE.read_text(encoding="utf-8").format(
        measured=f"{datetime.now(UTC):%Y-%m-%d}, {told}",
        seed=seed,
        sets=lines({real.SETS[name]: groups["set"][name] for name, groups in sets.items()}),
        scopes=lines(published["scope"]),
        stages=lines({KINDS[name]: score for name, score in published["stage"].items()}),
        real_tables=tables(published["set"]["real"]),
        media=lines({drawn.ABOUT[name]: media[name] for name in drawn.ABOUT if name in media}),
        drawn_scopes=lines(printed["scope"]),
        drawn_kinds=lines({KINDS[name]: score for name, score in printed["kind"].items()}),
        documents=lines(printed["document"]),
        printed_tables=tables(added(printed["medium"].values())),
        scanned_tables=tables(added(scanned["medium"].values())),
        printed=line("all that print their text", added(printed["medium"].values())),
        scanned=line("all scans", added(scanned["medium"].values())),
    )


def lines(scores: Mapping[str, Score]) -> str:
    """Scores as lines of a table."""
    return "\n".join(line(name, score) for name, score in scores.items())


def tables(score: Score) -> str:
    """A score by table."""
    return "\n".join(f"| `{name}` | {cells(score.tables[name])} |" for name in TABLES if name in score.tables)


if __name__ == "__main__":
    main()
