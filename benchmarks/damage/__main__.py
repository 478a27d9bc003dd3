"""Digits damaged on purpose: `python -m benchmarks.damage [--count 300] [--pages 0] [--seed 5]`.

What the audit makes of amounts that were misread, and of amounts that were printed wrong and read rightly: of those
that arithmetic can see, since they stand in an equation, the share that a finding points at or that was repaired, the
share repaired rightly, how many wrongly, and how many passed in silence. What was printed wrong is nothing
to repair.

`--count` filings have each kind of damage once, without a page: rows as an engine would have read them, sure and unsure
as it is. Of `--pages` more the first page is drawn, damaged, scanned and recognised, at some seconds each.
"""

import argparse

import cv2

from benchmarks.damage.shown import shown
from benchmarks.damage.supposed import supposed
from extractors.ocr.engines import DEFAULT, ENGINES, second_engine
from extractors.scans.recognition import recognise


def main() -> None:
    """Damage, audit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="filings, each damaged once in every way")
    parser.add_argument("--pages", type=int, default=0, help="pages that are recognised")
    parser.add_argument("--seed", type=int, default=5)
    asked = parser.parse_args()
    kinds = (
        ("misread on bad scans", False, False),
        ("printed wrong, on bad scans", True, False),
        ("printed wrong, on clean scans", True, True),
    )
    for title, printed, clean in kinds:
        tally = supposed(asked.seed, asked.count, printed=printed, clean=clean)
        print(f"{title}:", *tally.lines(), "", sep="\n", flush=True)
    if asked.pages:
        cv2.setNumThreads(1)
        asking = second_engine(DEFAULT)
        engine, second = ENGINES[DEFAULT].load(), asking.load() if asking is not None else None
        tally, looks = shown(asked.seed, asked.pages, lambda picture: recognise(picture, engine, second))
        print("on the page:", *tally.lines(), "", *looks.lines(), sep="\n")


if __name__ == "__main__":
    main()
