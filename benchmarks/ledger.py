"""What became of every letter that pages with a form print: `python -m benchmarks.ledger DOCUMENT… [--pages]`.

One line for each PDF, folders searched: the letters printed, those placed in cells, those in lines beside the tables,
those told of in findings, those printed twice to look bold, and those lost, of which there must be none. `again` are
letters placed on a page and left out where its table is joined to the page before: repeated heads and page numbers.
Scans are left out: what they print no source tells. The exit status is 1 where anything is lost.
"""

import argparse
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from extractors.grids.documents import read_pdf
from extractors.grids.ledger import letters
from flows.workers.scanner import scanner
from schemas.document import Document
from schemas.errors import UnreadableDocument
from schemas.grid import Content, Line, PageLedger

HEADS = ("printed", "placed", "beside", "told", "doubled", "lost", "unseen")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="+", type=Path)
    parser.add_argument("--pages", action="store_true", help="a line for each page with anything told or lost, too")
    options = parser.parse_args()
    print("pages", *HEADS, "again", "document", sep="\t")
    every: list[PageLedger] = []
    for file in pdfs(options.documents):
        try:
            content = read_pdf(document_of(file), scanner())
        except UnreadableDocument as error:
            print(f"{file.name}: {error}", file=sys.stderr)
            continue
        every += content.ledger
        print(len(content.ledger), *summed(content.ledger), again(content), file.name, sep="\t")
        for page in content.ledger if options.pages else ():
            if page.told or page.lost:
                print(f"p{page.page}", *summed((page,)), sep="\t")
    print(len(every), *summed(every), "", "all", sep="\t")
    sys.exit(any(page.lost for page in every))


def pdfs(given: list[Path]) -> Iterator[Path]:
    """The files named, and the PDFs in the folders named."""
    for path in given:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else (path,)


def document_of(file: Path) -> Document:
    """A file as a document."""
    data = file.read_bytes()
    return Document(name=file.name, uri=str(file), data=data, sha256=sha256(data).hexdigest())


def summed(pages: "tuple[PageLedger, ...] | list[PageLedger]") -> list[int]:
    """The sums of some pages, in the order of `HEADS`."""
    return [sum(getattr(page, head) for page in pages) for head in HEADS]


def again(content: Content) -> int:
    """Letters placed on pages that the content does not hold: of repeated heads, and numbers of pages."""
    pages = {page.page for page in content.ledger}
    held = 0
    for block in content.blocks:
        pieces = (block,) if isinstance(block, Line) else block.cells
        held += sum(letters(piece.text) for piece in pieces if piece.page in pages)
    return sum(page.placed + page.beside for page in content.ledger) - held


if __name__ == "__main__":
    main()
