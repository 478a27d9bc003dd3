"""Pages of a long scan are read from both ends, each kept as soon as it is done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from benchmarks.render.typefaces import font
from extractors.grids.ahead import back, recognise_back
from extractors.grids.passed_pages import LONG
from extractors.ocr.engines import DEFAULT
from extractors.scans.page_cache import PageKey
from flows.cache.results import Interim
from flows.workers.ahead import PAGES, recognise
from flows.workers.document import RECOGNITION, process
from flows.workers.inputs import Input, find_inputs, load
from flows.workers.pool import Workers
from flows.workers.scanner import scanner
from flows.workers.supervisor import Limits

COUNT = 7
Crew = Callable[[int], Workers]


def scan_of(count: int, folder: Path) -> Input:
    """A scan of so many pages, each with a figure of its own, and every third with the title of a form."""
    pages = []
    for number in range(count):
        page = Image.new("L", (620, 400), 255)
        draw = ImageDraw.Draw(page)
        draw.text((60, 100), f"{number + 1},234.56", fill=0, font_size=40)
        if number % 3 == 2:
            draw.text((60, 200), "绩效目标表", fill=0, font=font("hei", 40))
        pages.append(page)
    folder.mkdir()
    path = folder / "scan.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:], compression="tiff_deflate", dpi=(150, 150))
    (found,) = find_inputs([path])
    return found


@pytest.fixture
def offered(tmp_path: Path) -> Input:
    """A scan that is read in full."""
    return scan_of(COUNT, tmp_path / "in")


@pytest.fixture
def interim(tmp_path: Path) -> Interim:
    """An empty folder of results."""
    return Interim(folder=tmp_path / "interim", version="1")


@pytest.fixture
def crew() -> Iterator[Crew]:
    """Makes workers that are ended with the test."""
    made: list[Workers] = []

    def make(processes: int) -> Workers:
        made.append(Workers(process, Limits(), processes))
        return made[-1]

    yield make
    for workers in made:
        workers.close()


def kept(interim: Interim) -> dict[int, bytes]:
    """The pages that are kept, by their number."""
    return {int(path.stem): path.read_bytes() for path in interim.pages.rglob("*.msgpack")}


def files(interim: Interim) -> dict[Path, bytes]:
    """All that is kept of pages."""
    return {path.relative_to(interim.pages): path.read_bytes() for path in interim.pages.rglob("*.msgpack")}


def recognised_by(read: Callable[[Callable[[str], None]], object]) -> int:
    """How many pages are recognised by something that is told of stages."""
    stages: list[str] = []
    read(stages.append)
    return stages.count(RECOGNITION)


def test_pages_are_recognised_backwards_some_at_a_time(offered: Input, interim: Interim) -> None:
    below = recognise(None, offered, interim, print)
    assert sorted(kept(interim)) == list(range(COUNT - PAGES + 1, COUNT + 1))
    assert below == COUNT - PAGES + 1
    assert recognise(below, offered, interim, print) == 1
    # the first one is the reader's own
    assert sorted(kept(interim)) == list(range(2, COUNT + 1))
    assert recognised_by(lambda told: process(offered, interim, told)) == 1


def test_the_page_that_the_reader_is_at_is_left_to_it(offered: Input, interim: Interim) -> None:
    document = load(offered)
    recognise(None, offered, interim, print)
    other = Interim(folder=interim.folder / "other", version="1")
    reader = scanner(DEFAULT, other.pages)
    last_but_one = PageKey(document.sha256, COUNT - 1)
    page = scanner(DEFAULT, interim.pages).kept.get(last_but_one)
    assert page is not None
    reader.kept.put(last_but_one, page)
    assert recognise_back(document, reader, None, 1) == COUNT - 2
    assert sorted(kept(other)) == [COUNT - 2, COUNT - 1]


def test_two_processes_keep_what_one_does(offered: Input, interim: Interim, crew: Crew) -> None:
    told: list[int] = []
    (outcome,) = crew(2).run([offered], interim, told.append)
    alone = Interim(folder=interim.folder / "alone", version="1")
    process(offered, alone)
    assert kept(alone) == kept(interim)
    assert outcome.document.pages == COUNT
    assert sum(told) >= COUNT


def test_two_processes_keep_what_one_does_of_a_scan_that_is_searched(
    tmp_path: Path, interim: Interim, crew: Crew
) -> None:
    offered = scan_of(LONG + 1, tmp_path / "long")
    told: list[int] = []
    crew(2).run([offered], interim, told.append)
    alone = Interim(folder=interim.folder / "alone", version="1")
    outcome = process(offered, alone)
    assert files(alone) == files(interim)
    assert sum(told) >= LONG + 1
    # every page was searched, and each third one read in full
    assert len(files(alone)) == LONG + 1 + (LONG + 1) // 3
    assert "searched" in (outcome.document.message or "")


def test_what_was_recognised_before_an_end_is_not_recognised_again(
    offered: Input, interim: Interim, crew: Crew
) -> None:
    workers = crew(1)
    begun: list[int] = []

    def paged(more: int) -> None:
        begun.append(more)
        if len(begun) == 4:
            workers.stop()

    (outcome,) = workers.run([offered], interim, paged)
    assert outcome.document.error == "WorkerDied"
    done = len(kept(interim))
    assert done >= 3
    assert recognised_by(lambda told: process(offered, interim, told)) == COUNT - done


@pytest.mark.parametrize(
    ("below", "most", "seen", "next_below"),
    [(None, 2, [6, 5, 4], 4), (4, 9, [3, 2], 1), (2, 9, [], 1), (99, 1, [6, 5], 5), (None, 9, [6, 5, 4, 3, 2], 1)],
)
def test_pages_that_are_no_pictures_are_passed_by(
    below: int | None, most: int, seen: list[int], next_below: int
) -> None:
    looked: list[int] = []

    def recognised(number: int) -> bool:
        looked.append(number)
        return number != 6

    assert back(range(1, 7), below, most, recognised) == next_below
    assert looked == seen
