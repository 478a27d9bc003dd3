"""How well filings are read: `python -m benchmarks.quality [--count 12] [--scans 9] > docs/quality.md`.

Labelled real filings first, then forms drawn from the grammar in every medium. What is measured is kept in `--work`, so
that a run that was cut short goes on where it ended; `--only real` or `drawn` measures and prints nothing.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
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


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one part came to."""

    by: str
    """The day, and the versions of what read it."""
    groups: Groups


def main() -> None:
    """Measure, and print the page."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=12, help="drawn forms in each medium that prints its text")
    ask.add_argument("--scans", type=int, default=9, help="drawn forms in each grade of scans")
    ask.add_argument("--seed", type=int, default=101)
    ask.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="labelled real filings")
    ask.add_argument("--score", type=Path, default=SHARED / "bench" / "score.py", help="holds them to their labels")
    ask.add_argument("--work", type=Path)
    ask.add_argument("--only", choices=("real", "drawn"))
    asked = ask.parse_args()
    work = asked.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    sets: dict[str, Measured] = {}
    forms: dict[str, Measured] = {}
    for name in real.SETS if asked.only != "drawn" else ():
        sets[name] = kept(work / f"{name}.json", partial(real.measured, asked.corpus, asked.score, work, name))
    counts = dict.fromkeys(drawn.PRINTED, asked.count) | dict.fromkeys(drawn.SCANNED, asked.scans)
    for medium, count in counts.items() if asked.only != "real" else ():
        forms[medium] = kept(
            work / f"drawn-{medium}.json", partial(drawn.measured, asked.seed, count, medium, scanner())
        )
    if asked.only is None:
        print(page(sets, forms, asked.seed), end="")


def kept(file: Path, measure: Callable[[], Groups]) -> Measured:
    """What was measured before, or is measured now."""
    if not file.exists():
        told = ", ".join(f"{name} {version}" for name, version in versions(DEFAULT).items())
        made = Measured(by=f"{datetime.now(UTC):%Y-%m-%d}, {told}", groups=measure())
        file.write_bytes(msgspec.json.encode(made))
    return msgspec.json.decode(file.read_bytes(), type=Measured)


def page(sets: Mapping[str, Measured], forms: Mapping[str, Measured], seed: int) -> str:
    """The page."""
    published = sets["real"].groups
    printed = [forms[medium].groups for medium in drawn.PRINTED if medium in forms]
    scanned = [forms[medium].groups for medium in drawn.SCANNED if medium in forms]
    media = {drawn.ABOUT[medium]: forms[medium].groups["medium"][medium] for medium in drawn.ABOUT if medium in forms}
    all_printed, all_scanned = whole(printed), whole(scanned)
    return PAGE.read_text(encoding="utf-8").format(
        measured_real=told(sets.values()),
        measured_drawn=told(forms.values()),
        seed=seed,
        sets=lines({real.SETS[name]: each.groups["set"][name] for name, each in sets.items()}),
        scopes=lines(published["scope"]),
        stages=lines({KINDS[name]: score for name, score in published["stage"].items()}),
        real_tables=tables(published["set"]["real"]),
        media=lines(media),
        drawn_scopes=lines(together(printed, "scope")),
        drawn_kinds=lines({KINDS[name]: score for name, score in together(printed, "kind").items()}),
        documents=lines(together(printed, "document")),
        printed_tables=tables(all_printed),
        scanned_tables=tables(all_scanned),
        printed=line("all that print their text", all_printed),
        scanned=line("all scans", all_scanned),
    )


def told(parts: Iterable[Measured]) -> str:
    """When they were measured and by what, each once."""
    return "; ".join(dict.fromkeys(part.by for part in parts))


def together(parts: Sequence[Groups], name: str) -> dict[str, Score]:
    """One group of several measurements."""
    options = sorted({option for part in parts for option in part[name]})
    return {option: added(part[name][option] for part in parts if option in part[name]) for option in options}


def whole(parts: Sequence[Groups]) -> Score:
    """All forms of several measurements."""
    return added(together(parts, "medium").values())


def lines(scores: Mapping[str, Score]) -> str:
    """Scores as lines of a table."""
    return "\n".join(line(name, score) for name, score in scores.items())


def tables(score: Score) -> str:
    """A score by table."""
    return "\n".join(f"| `{name}` | {cells(score.tables[name])} |" for name in TABLES if name in score.tables)


if __name__ == "__main__":
    main()
