"""One engine over some documents, in a process of its own: `python -m benchmarks.scans.one ENGINE OUT SHEETS FILES…`.

Publishes what was understood under OUT and prints the measure as JSON. SHEETS is where `prepare` leaves the upright
sheets and their rulings, which peers are given. Not for use by hand; see `benchmarks.scans.__main__`.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.scans.clock import Clock, cpu, peak
from benchmarks.scans.pages import Recognised, already, pictures
from benchmarks.scans.stages import Saving, Watched, watch
from extractors.extract import extract
from extractors.ocr.engines import ENGINES, second_engine
from extractors.scans import recognition
from extractors.scans.cell_borders import find_rulings
from extractors.scans.deskew import deskew
from extractors.scans.page_cache import PageKey
from flows.store import Change, commit, update_of
from flows.workers.inputs import find_inputs, load
from schemas.document import Document
from schemas.page import Page, Ruling
from schemas.picture import Picture, Sheet
from schemas.run_tables import RunRow

Given = tuple[Sheet, tuple[Ruling, ...]]
"""What a peer is given of a page."""


@dataclass(slots=True)
class Measure:
    """What an engine took."""

    loading: float = 0.0
    """CPU seconds before the first page."""
    reading: float = 0.0
    """CPU seconds, of pictures to pages."""
    pages: int = 0
    peak: float = 0.0
    """MiB, before anything is understood of the pages."""
    clock: Clock = field(default_factory=Clock)
    saving: Saving = field(default_factory=Saving)


def ours(name: str, second: bool, measure: Measure) -> Callable[[Picture], Page]:
    """Our reader with an engine, each of its stages timed; `second` asks the second engine."""
    other = second_engine(name) if second else None
    watch(measure.clock)
    engine = Watched(ocr=ENGINES[name].load(), clock=measure.clock, saving=measure.saving)
    asked = None
    if other is not None:
        asked = Watched(ocr=other.load(), clock=measure.clock, saving=measure.saving, role="second engine ")
    return lambda picture: recognition.recognise(picture, engine, asked)


OURS: Mapping[str, tuple[str, bool]] = {
    "ours": ("paddle", True),
    "ours, bf16": ("paddle-bf16", True),
    "ours, no second engine": ("paddle", False),
    "ours, tesseract": ("tesseract", True),
}
"""Our readers: engine, and whether the second engine is asked."""
PEERS: Mapping[str, str] = {"RapidOCR": "Rapid", "img2table + RapidOCR": "Img2Table"}
"""Other readers: class in `benchmarks.scans.peers`."""
PREPARE = "prepare"
"""Not an engine: leaves the sheets for the peers."""


def sheet_file(folder: Path, key: PageKey) -> Path:
    """Where a sheet waits for the peers."""
    return folder / f"{key.sha256[:16]}-{key.number}.pickle"


def prepare(documents: Sequence[Document], folder: Path) -> None:
    """Leave the upright sheet and the rulings of every page."""
    engine = ENGINES["paddle"].load()
    for document in documents:
        for key, picture in pictures(document):
            sheet = deskew(picture, engine)
            rulings = find_rulings(sheet, engine.find(sheet.grey, recognition.LONGEST))
            sheet_file(folder, key).write_bytes(pickle.dumps((sheet, rulings)))


def read_ours(name: str, documents: Sequence[Document], measure: Measure) -> Iterator[tuple[PageKey, Page]]:
    """Every page by our reader."""
    read = ours(*OURS[name], measure)
    measure.loading = cpu()
    for document in documents:
        waiting = pictures(document)
        while True:
            with measure.clock("picture"):
                shown = next(waiting, None)
            if shown is None:
                break
            begun = cpu()
            page = read(shown[1])
            measure.reading += cpu() - begun
            yield shown[0], page


def read_peer(
    name: str, documents: Sequence[Document], folder: Path, measure: Measure
) -> Iterator[tuple[PageKey, Page]]:
    """Every page by a peer, on the sheets that were prepared."""
    from benchmarks.scans import peers  # noqa: PLC0415 only where a peer reads

    read = getattr(peers, PEERS[name])()
    measure.loading = cpu()
    for document in documents:
        for file in sorted(folder.glob(f"{document.sha256[:16]}-*.pickle")):
            given: Given = pickle.loads(file.read_bytes())
            sheet, rulings = given
            number = int(file.stem.rpartition("-")[2])
            begun = cpu()
            found = read.read(sheet.colour)
            measure.reading += cpu() - begun
            yield PageKey(document.sha256, number), peers.page_of(found, sheet, rulings, number)


def publish(documents: Sequence[Document], pages: Recognised, name: str, out: Path, clock: Clock) -> None:
    """Understand the documents with the pages that were recognised, and publish their filings."""
    found = [extract(document, "benchmark", already(pages, name), clock) for document in documents]
    for each in found:
        if each.document.error is not None:
            raise RuntimeError(f"{each.document.source_name}: {each.document.error}: {each.document.message}")
    now = datetime.now(UTC)
    run = RunRow(
        run_id=name,
        started_at=now,
        finished_at=now,
        parameters="{}",
        versions="{}",
        documents=len(documents),
        unchanged=0,
        changed=None,
        filings=sum(len(each.filings) for each in found),
        outcomes="{}",
        seconds="{}",
    )
    commit(out, Change(updates=[update_of(each) for each in found], run=run))


def main() -> None:
    """Read, publish, tell."""
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # libraries print what they like
    name, out, folder, *files = sys.argv[1:]
    documents = [load(source) for source in find_inputs(map(Path, files))]
    if name == PREPARE:
        prepare(documents, Path(folder))
        return
    measure, kept = Measure(), Recognised()
    reader = read_ours(name, documents, measure) if name in OURS else read_peer(name, documents, Path(folder), measure)
    for key, page in reader:
        kept.put(key, page)
    measure.pages, measure.peak = len(kept.pages), peak()
    publish(documents, kept, name, Path(out), measure.clock)
    with told:
        json.dump(
            {
                "pages": measure.pages,
                "loading": measure.loading,
                "reading": measure.reading,
                "peak": measure.peak,
                "stages": measure.clock.seconds,
                "saving": list(measure.saving.told()),
            },
            told,
        )


if __name__ == "__main__":
    main()
