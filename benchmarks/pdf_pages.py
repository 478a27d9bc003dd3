"""CPU seconds per page of PDFs, beside pdfplumber: `python -m benchmarks.pdf_pages FOLDER… [--pages 40] [--show 20]`.

All read the same pages in one run, one after the other; camelot too, where it is installed (it is no dependency).
Pages without a form cost the opening and the look at their words; pages with a form their geometry and tables too.
Cells that both find at one place are compared by their text.
"""

import argparse
import importlib
import importlib.util
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber

from extractors.grids.ruled.tables import PageTables, page_tables
from extractors.sources.pdf.document import open_pdf
from mappings.normal import squeezed
from mappings.signs import may_hold_form
from schemas.box import Box

NEAR = 3.5
"""Points within which two cells are one."""
SEED = 20260101


@dataclass(slots=True)
class Tally:
    """What was measured on pages of one kind."""

    pages: int = 0
    ours: float = 0.0
    """CPU seconds."""
    theirs: float = 0.0
    """CPU seconds of pdfplumber's `extract_tables`."""
    camelot: float = 0.0
    """CPU seconds of camelot's lattice reader."""
    cells: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)


def main() -> None:
    """Measure, and print a line for each kind of page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=40, help="pages of each kind that pdfplumber reads too")
    parser.add_argument("--show", type=int, default=20, help="cells on which the two differ that are printed")
    options = parser.parse_args()
    files = sorted(file for folder in options.folders for file in folder.glob("*.pdf"))
    tallies = {True: Tally(), False: Tally()}
    chosen = sampled(read_all(files, tallies), options.pages)
    for (file, number, form), found in chosen.items():
        compare(file, number, found, tallies[form])
    for form, tally in tallies.items():
        beside = sum(form is kind for _, _, kind in chosen)
        print(line("with a form" if form else "without", tally, beside))
    print("cells:", dict(tallies[True].cells))
    print(*random.Random(SEED).sample(tallies[True].shown, min(options.show, len(tallies[True].shown))), sep="\n")


Place = tuple[Path, int, bool]
"""A file, a page of it, and whether it may hold a form."""


def read_all(files: Iterable[Path], tallies: dict[bool, Tally]) -> Iterator[tuple[Place, PageTables | None]]:
    """Read every page of every file as `extractors.grids.documents` does."""
    for file in files:
        with open_pdf(file.read_bytes()) as pdf:
            for number in range(1, pdf.pages + 1):
                begin = time.process_time()
                found = None
                with pdf.page(number) as page:
                    form = page is not None and may_hold_form(page.text)
                    if page is not None and form:
                        found = page_tables(page.read())
                tallies[form].pages += 1
                tallies[form].ours += time.process_time() - begin
                yield (file, number, form), found


def sampled(read: Iterable[tuple[Place, PageTables | None]], most: int) -> dict[Place, PageTables | None]:
    """At most so many pages of each kind, by chance."""
    pages = dict(read)
    pick = random.Random(SEED)
    kinds = [[place for place in pages if place[2] is form] for form in (True, False)]
    return {place: pages[place] for kind in kinds for place in pick.sample(kind, min(most, len(kind)))}


def compare(file: Path, number: int, found: PageTables | None, tally: Tally) -> None:
    """Let pdfplumber read a page, and compare the cells."""
    tally.camelot += camelot_seconds(file, number)
    with pdfplumber.open(file, pages=[number]) as document:
        page = document.pages[0]
        begin = time.process_time()
        page.extract_tables()
        tally.theirs += time.process_time() - begin
        if found is None:
            return
        left, top = page.bbox[:2]
        cells = [
            ((box[0] - left, box[1] - top, box[2] - left, box[3] - top), text or "")
            for table in page.find_tables()
            for row, texts in zip(table.rows, table.extract(), strict=True)
            for box, text in zip(row.cells, texts, strict=True)
            if box is not None
        ]
    ours = [(cell.bbox, cell.text) for table in found.tables for cell in table.grid.cells if cell.bbox is not None]
    for box, text in cells:
        mine = next((other for place, other in ours if near(place, box)), None)
        if mine is None:
            tally.cells["no such cell"] += 1
        elif squeezed(mine) == squeezed(text):
            tally.cells["same text"] += 1
            continue
        else:
            tally.cells["other text"] += 1
        tally.shown.append(f"{file.stem} p{number} {tuple(map(round, box))}: {text!r} for our {mine!r}")


def camelot_seconds(file: Path, number: int) -> float:
    """CPU seconds that camelot's lattice reader takes for a page; 0 where it is not installed."""
    if importlib.util.find_spec("camelot") is None:
        return 0.0
    camelot = importlib.import_module("camelot")
    begin = time.process_time()
    camelot.read_pdf(str(file), pages=str(number), flavor="lattice")
    return time.process_time() - begin


def near(first: Box, second: Box) -> bool:
    """Whether two boxes are one cell's."""
    return all(abs(a - b) <= NEAR for a, b in zip(first, second, strict=True))


def line(kind: str, tally: Tally, beside: int) -> str:
    """One line of the table."""
    ours, theirs = tally.ours / max(1, tally.pages), tally.theirs / max(1, beside)
    camelot = tally.camelot / max(1, beside)
    return (
        f"pages {kind}: {tally.pages}, {ours:.4f} s a page; pdfplumber {theirs:.4f} s ({beside} pages),"
        f" {theirs / ours if ours else 0:.0f} times as long"
        + (f"; camelot {camelot:.4f} s, {camelot / ours:.0f} times" if camelot and ours else "")
    )


if __name__ == "__main__":
    main()
