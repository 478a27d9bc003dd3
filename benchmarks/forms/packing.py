"""Packs drawn forms for `jixiao layouts accept`: `python -m benchmarks.forms.packing`."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.render.hypertext import web_page
from flows.layouts.drawn import FORMS
from renderer.document import paper
from renderer.draw import Draw

COUNT = 120
SEED = "pack"


def drawn(count: int = COUNT) -> Iterator[tuple[str, bytes]]:
    """The first documents, each with its name."""
    for serial in range(count):
        yield f"{serial:03}.html", web_page(*paper(Draw(f"{SEED}/{serial}")).sheets)


def pack(file: Path = FORMS, count: int = COUNT) -> None:
    """Write them into one file; the same forms give the same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, page in drawn(count):
            out.writestr(zipfile.ZipInfo(name), page, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    pack()
