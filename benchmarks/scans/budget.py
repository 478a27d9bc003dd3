"""A long scanned budget, searched first and read in full: `python -m benchmarks.scans.budget [--pages 60]`.

The pages of `benchmarks.scans.long`. Told are the CPU seconds of both ways, the pages of which only titles were read,
and which parts of the filings differ.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256

import cv2

from benchmarks.scans.clock import cpu
from benchmarks.scans.long import budget
from extractors.extract import extract
from extractors.grids import passed_pages
from extractors.ocr.engines import DEFAULT, ENGINES
from flows.workers.scanner import scanner
from schemas.document import Document
from schemas.filing import Extraction, FilingRows


def read(document: Document, engine: str, long: int) -> tuple[float, Extraction]:
    """CPU seconds and what was read, documents of `long` pages and more being searched."""
    passed_pages.LONG = long
    begun = cpu()
    found = extract(document, "benchmark", scanner(engine))
    return cpu() - begun, found


def values(filing: FilingRows) -> Iterator[tuple[str, object]]:
    """What a filing holds, by its place; how sure the engine was left out, and which of all blocks a cell is in."""
    for part, rows in asdict(filing).items():
        if part == "provenance":
            continue
        for number, row in enumerate(rows if isinstance(rows, list | tuple) else [rows]):
            told = row.items() if isinstance(row, dict) else [("", row)]
            yield from ((f"{part} {number} {name}", value) for name, value in told if name != "confidence")


def differing(one: FilingRows, other: FilingRows) -> Iterator[str]:
    """What two readings of a filing hold otherwise."""
    mine, theirs = dict(values(one)), dict(values(other))
    for place in sorted(mine.keys() | theirs.keys()):
        if mine.get(place) != theirs.get(place):
            yield f"{place}: {mine.get(place)} for {theirs.get(place)}"


def main() -> int:
    """Draw, read twice, compare; 1 where a filing differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--engine", choices=list(ENGINES), default=DEFAULT)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    data = budget(asked.pages)
    document = Document(name="budget.pdf", uri="budget.pdf", data=data, sha256=sha256(data).hexdigest(), folders=())
    ENGINES[asked.engine].load()
    seconds, searched = read(document, asked.engine, passed_pages.LONG)
    whole_seconds, whole = read(document, asked.engine, asked.pages + 1)
    print(f"{asked.pages} pages: {searched.document.message}")
    print(f"searched first {seconds:.1f} s, read in full {whole_seconds:.1f} s: {seconds / whole_seconds:.2f}")
    print(f"filings: {len(searched.filings)} and {len(whole.filings)}")
    differ = [told for pair in zip(searched.filings, whole.filings, strict=False) for told in differing(*pair)]
    print(*differ, sep="\n")
    return int(bool(differ) or len(searched.filings) != len(whole.filings))


if __name__ == "__main__":
    sys.exit(main())
