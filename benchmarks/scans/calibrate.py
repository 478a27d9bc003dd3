"""How sure a reading may be: `python -m benchmarks.scans.calibrate [--count 7] [--seed 2] [--fit] [--engine paddle]`.

Over rendered scans of all grades: what cells are said to be right with, and how many of them are, in ten bins, with the
engine's own confidences and with those of `extractors.ocr.calibration`. A cell's truth is that of the same filing with
a text layer, matched by its place in the table. `--fit` prints the table that suits these filings best; take it over
from one seed, and look at the curve of another one. No filing of a corpus has a part in it.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence

import cv2

from benchmarks.scans.cells import PLAIN, Sample, Samples, sampled
from benchmarks.scans.curves import curve, fit, lines, said
from extractors.ocr import calibration
from extractors.ocr.engines import DEFAULT, ENGINES, second_engine


def main() -> None:
    """Render, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=7, help="filings, of three to five pages each")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--engine", choices=list(ENGINES), default=DEFAULT)
    parser.add_argument("--fit", action="store_true", help="print the table that suits them best")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    second = second_engine(asked.engine)
    engine, asking = ENGINES[asked.engine].load(), second.load() if second is not None else None
    found = Samples(cells=[])
    for _ in sampled(asked.seed, asked.count, engine, asking, found):
        print(f"{found.pages} pages", end="\r", file=sys.stderr, flush=True)
    blank = [cell for cell in found.cells if not cell.confidences]
    read = [cell for cell in found.cells if cell.confidences]
    print(f"{asked.count} filings, {found.pages} pages, {len(found.cells)} cells with something in them;")
    print(f"{found.unmatched} more where no such cell was found, {len(blank)} read as blank")
    print(*by_grade(found.cells), sep="\n")
    tables = {"as the engine tells it": PLAIN, "as calibrated": calibration.POINTS}
    if asked.fit:
        tables["as it would suit them best"] = best = fit(
            [cell.confidences for cell in read], [cell.right for cell in read]
        )
        print("POINTS: Points = (", *(f"    {point}," for point in best), ")", sep="\n")
    for name, points in tables.items():
        print(f"\n{name}:")
        chances = said([cell.confidences for cell in read], points)
        print(*lines(curve(chances, [cell.right for cell in read])), sep="\n")


def by_grade(cells: Sequence[Sample]) -> list[str]:
    """The share of cells that are right, for each grade."""
    grades = defaultdict(list)
    for cell in cells:
        grades[cell.grade].append(cell.right)
    return [f"  {grade:9s} {sum(right) / len(right):.3f} of {len(right):5d} right" for grade, right in grades.items()]


if __name__ == "__main__":
    main()
