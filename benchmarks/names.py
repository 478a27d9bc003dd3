"""How well printed names are matched: precision, recall and coverage on the labelled names, and the speed.

`python -m benchmarks.names` prints the measure as it stands in `docs/names.md`; `--misses` prints what the matcher gets
wrong on the half that it is tuned on.
"""

import argparse
import csv
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from mappings.catalogue import catalogue
from mappings.matching.choosing import choose, lexicon
from mappings.names import forget, match

Half: TypeAlias = Literal["dev", "test"]
PAIRS = Path(__file__).parent.parent / "tests" / "names" / "pairs.tsv"
COLUMNS = ("printed", "id", "category", "half")
REPEATS = 2000
"""Times that the names are looked up again to measure rows of repeated names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A printed name and what it means."""

    printed: str
    indicator_id: str | None
    category: str
    half: Half


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often the matcher was right."""

    names: int
    meant: int
    """Names that mean an indicator."""
    given: int
    """Names that were given one."""
    right: int
    """Names that were given the one that they mean."""
    agreed: int
    """Names of which the matcher says what the label says, be it none."""

    @property
    def precision(self) -> float:
        """Of the given, the right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Of the meant, the right."""
        return self.right / self.meant if self.meant else 1.0

    @property
    def coverage(self) -> float:
        """Of all, the agreed."""
        return self.agreed / self.names


def pairs(file: Path = PAIRS) -> tuple[Pair, ...]:
    """The labelled names."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if tuple(rows[0]) != COLUMNS:
        raise ValueError(f"{file}: the columns are not {', '.join(COLUMNS)}")
    return tuple(
        Pair(printed=printed, indicator_id=meant or None, category=category, half="dev" if half == "dev" else "test")
        for printed, meant, category, half in rows[1:]
    )


def scored(labelled: Sequence[Pair]) -> Score:
    """The score over some pairs."""
    found = [match(pair.printed).indicator_id for pair in labelled]
    both = list(zip(labelled, found, strict=True))
    return Score(
        names=len(labelled),
        meant=sum(pair.indicator_id is not None for pair in labelled),
        given=sum(given is not None for given in found),
        right=sum(given is not None and given == pair.indicator_id for pair, given in both),
        agreed=sum(given == pair.indicator_id for pair, given in both),
    )


def crossings() -> Iterator[tuple[str, str]]:
    """Each known wording that is taken for one of another indicator where the catalogue lacks its own."""
    meanings = {key: wording.indicator.id for key, wording in catalogue().wordings.items()}
    for key, meaning in meanings.items():
        others = lexicon({word: other for word, other in meanings.items() if other != meaning})
        if (best := choose(key, others).best) is not None:
            yield key, best.word


def speed(names: Sequence[str]) -> tuple[float, float]:
    """Unique names a second of the processor, and rows a second of names that were looked up before."""
    forget()
    match("")
    begun = time.process_time()
    for name in names:
        match(name)
    first = time.process_time() - begun
    begun = time.process_time()
    for _ in range(REPEATS):
        for name in names:
            match(name)
    return len(names) / first, REPEATS * len(names) / (time.process_time() - begun)


def lines(labelled: Sequence[Pair]) -> Iterable[str]:
    """The measure as a page of documentation holds it."""
    known = catalogue()
    counts = f"{len(known.indicators)} indicators, {len(known.wordings)} wordings, {len(labelled)} labelled names"
    yield f"Measured on {date.today().isoformat()} with catalogue {known.version}: {counts}."
    yield ""
    yield "| names | pairs | mean one | given one | precision | recall | coverage |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for half in ("test", "dev"):
        yield row(f"{half} half", scored([pair for pair in labelled if pair.half == half]))
    for category in Counter(pair.category for pair in labelled):
        own = [pair for pair in labelled if pair.category == category]
        for half in ("test", "dev"):
            yield row(f"{category}, {half}", scored([pair for pair in own if pair.half == half]))
    fresh, again = speed(tuple({pair.printed for pair in labelled}))
    yield ""
    yield f"Known wordings taken for one of another indicator: {len(list(crossings()))} of {len(known.wordings)}."
    yield f"Speed on one core: {fresh:,.0f} unique names a second, {again:,.0f} rows a second of repeated names."


def row(name: str, score: Score) -> str:
    """One line of the table."""
    rates = f"{score.precision:.4f} | {score.recall:.4f} | {score.coverage:.4f}"
    return f"| {name} | {score.names} | {score.meant} | {score.given} | {rates} |"


def misses(labelled: Sequence[Pair]) -> Iterator[str]:
    """The names of the dev half of which the matcher says otherwise than the label; the test half stays unseen."""
    for pair in labelled:
        name = match(pair.printed)
        if pair.half == "dev" and name.indicator_id != pair.indicator_id:
            refused = "" if name.runner_up is None else f"; {name.runner_up.word}: {name.runner_up.refusal}"
            yield f"{pair.category}: {pair.printed}: {pair.indicator_id}, given {name.indicator_id}{refused}"


def main() -> None:
    """Print the measure, or the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    for text in misses(pairs()) if parser.parse_args().misses else lines(pairs()):
        print(text)


if __name__ == "__main__":
    main()
