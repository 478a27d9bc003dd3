"""How well names tell what they measure: precision and coverage on the labelled names.

`python -m benchmarks.metrics` prints the measure as it stands in `docs/names.md`; `--misses` what goes wrong in the dev
half.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names import Half
from extractors.rows.measures import measure

NAMES = Path(__file__).parent.parent / "tests" / "names" / "metrics.tsv"
COLUMNS = ("printed", "level2", "unit", "kind", "value", "metric", "half")
DOUBTFUL = "?"
"""The label of a name of which a person cannot tell what it measures; it counts in no score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A printed name, what stood beside it, and what it measures."""

    printed: str
    level2: str | None
    unit: str | None
    kind: str
    value: str | None
    metric: str | None
    half: Half

    @property
    def told(self) -> str | None:
        """The metric that the rules give."""
        return measure(self.printed, self.level2, self.unit, self.value, self.kind).metric


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often the rules were right."""

    names: int
    meant: int
    """Names that measure something."""
    given: int
    """Names that were given a metric."""
    right: int

    @property
    def precision(self) -> float:
        """Of the given, the right."""
        return self.right / self.given if self.given else 1.0

    @property
    def coverage(self) -> float:
        """Of the meant, the right."""
        return self.right / self.meant if self.meant else 1.0


def labelled(half: Half, file: Path = NAMES) -> tuple[Row, ...]:
    """The labelled names of a half, without those of which a person cannot tell."""
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(head) != COLUMNS:
        raise ValueError(f"{file}: the columns are not {', '.join(COLUMNS)}")
    return tuple(
        Row(
            printed=printed,
            level2=level2 or None,
            unit=unit or None,
            kind=kind,
            value=value or None,
            metric=metric or None,
            half=half,
        )
        for printed, level2, unit, kind, value, metric, own in rows
        if own == half and metric != DOUBTFUL
    )


def scored(rows: Sequence[Row]) -> Score:
    """The score over some names."""
    both = [(row.metric, row.told) for row in rows]
    return Score(
        names=len(both),
        meant=sum(meant is not None for meant, _ in both),
        given=sum(told is not None for _, told in both),
        right=sum(told is not None and told == meant for meant, told in both),
    )


def lines() -> Iterator[str]:
    """The measure as a page of documentation holds it."""
    yield "| names | labelled | measure something | given a metric | precision | coverage |"
    yield "| --- | --- | --- | --- | --- | --- |"
    halves: tuple[Half, ...] = ("test", "dev")
    for half in halves:
        found = scored(labelled(half))
        numbers = f"{found.names} | {found.meant} | {found.given} | {found.precision:.4f} | {found.coverage:.4f}"
        yield f"| {half} half | {numbers} |"


def main() -> None:
    """Print the measure or the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="what goes wrong in the dev half")
    if parser.parse_args().misses:
        for row in labelled("dev"):
            if row.told != row.metric:
                print(f"{row.printed}: {row.told}, means {row.metric}")
        return
    print("\n".join(lines()))


if __name__ == "__main__":
    main()
