"""How well near-alike names are told apart and brought together: precision and recall on the labelled pairs.

`python -m benchmarks.alike` prints the measure as it stands in `docs/names.md`; `--misses` what goes wrong in the
dev half.
"""

import argparse
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.metrics import Row
from benchmarks.names import Half
from extractors.rows.measures import called
from mappings.names import match

PAIRS = Path(__file__).parent.parent / "tests" / "names" / "alike.tsv"
SIDE = ("", "_level2", "_unit", "_kind", "_value")
COLUMNS = (*(f"{name}{part}" for name in ("one", "other") for part in SIDE), "same", "half")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two printed names, each with what stood beside it."""

    one: Row
    other: Row
    same: bool
    """Whether a person takes both for one indicator."""
    half: Half

    @property
    def merged(self) -> bool:
        """Whether both are given one indicator."""
        first, second = indicator_of(self.one), indicator_of(self.other)
        return first is not None and first == second


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How often the rules were right."""

    pairs: int
    same: int
    merged: int
    right: int
    """Pairs that are the same and were merged."""

    @property
    def precision(self) -> float:
        """Of the merged, the right."""
        return self.right / self.merged if self.merged else 1.0

    @property
    def recall(self) -> float:
        """Of the same, the merged."""
        return self.right / self.same if self.same else 1.0


def indicator_of(row: Row) -> str | None:
    """The id of the indicator that a name is given."""
    return called(match(row.printed), row.told)[0]


def labelled(file: Path = PAIRS) -> tuple[Pair, ...]:
    """The labelled pairs. Raises ValueError where the columns are others."""
    with file.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(head) != COLUMNS:
        raise ValueError(f"{file}: the columns are not {', '.join(COLUMNS)}")
    return tuple(
        Pair(
            one=side(cells[0:5], half),
            other=side(cells[5:10], half),
            same=cells[10] == "yes",
            half=half,
        )
        for cells in rows
        for half in halves(cells[11])
    )


def halves(text: str) -> tuple[Half, ...]:
    """The half that a line belongs to."""
    return ("dev",) if text == "dev" else ("test",)


def side(cells: Sequence[str], half: Half) -> Row:
    """One name of a pair."""
    printed, level2, unit, kind, value = cells
    return Row(
        printed=printed,
        level2=level2 or None,
        unit=unit or None,
        kind=kind,
        value=value or None,
        metric=None,
        half=half,
    )


def scored(pairs: Sequence[Pair]) -> Score:
    """The score over some pairs."""
    merged = [pair for pair in pairs if pair.merged]
    return Score(
        pairs=len(pairs),
        same=sum(pair.same for pair in pairs),
        merged=len(merged),
        right=sum(pair.same for pair in merged),
    )


def lines() -> Iterator[str]:
    """The measure as a page of documentation holds it."""
    yield "| pairs | labelled | the same | given one indicator | precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for half in ("test", "dev"):
        found = scored([pair for pair in labelled() if pair.half == half])
        numbers = f"{found.pairs} | {found.same} | {found.merged} | {found.precision:.4f} | {found.recall:.4f}"
        yield f"| {half} half | {numbers} |"


def misses() -> Iterator[str]:
    """The pairs of the dev half that are merged and differ, or are the same and stay apart."""
    for pair in labelled():
        if pair.half == "dev" and pair.merged != pair.same:
            ids = f"{indicator_of(pair.one)} | {indicator_of(pair.other)}"
            yield f"{'merged' if pair.merged else 'apart'}: {pair.one.printed} | {pair.other.printed}: {ids}"


def main() -> None:
    """Print the measure or the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="what goes wrong in the dev half")
    print("\n".join(misses() if parser.parse_args().misses else lines()))


if __name__ == "__main__":
    main()
