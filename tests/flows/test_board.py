"""What the coverage board counts, and how it is drawn."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from flows.reports.artifacts import escaped
from flows.reports.coverage import Board, CityYear, board
from flows.reports.coverage_view import AGAIN, cells, picture
from schemas.filing import Partition
from tests.filings import filing_text
from tests.flows.conftest import Run, write

EZHOU = Partition(city_code=420700, fiscal_year=2024)


def offered(folder: Path) -> None:
    """A filing of one city, and a document of its folder that cannot be read."""
    write(folder / "鄂州市" / "2024", a__txt=filing_text(filed="2024年1月9日"), cut__docx=b"PK\x03\x04cut")


def test_what_is_counted(run: Run, tmp_path: Path) -> None:
    offered(tmp_path / "in")
    run(tmp_path / "in")
    place = board(tmp_path / "data").places[EZHOU]
    assert (place.documents, place.filings, place.rejected, place.stale) == (1, 1, 1, 0)


def test_the_last_run_that_changed_a_place(run: Run, tmp_path: Path) -> None:
    offered(tmp_path / "in")
    run(tmp_path / "in")
    before = board(tmp_path / "data").places[EZHOU].last_run
    run(tmp_path / "in")
    assert before is not None
    assert board(tmp_path / "data").places[EZHOU].last_run == before


def test_a_superseded_copy_is_a_document_without_a_filing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", early__txt=filing_text(filed="2023年12月1日"), late__txt=filing_text(filed="2024年1月9日"))
    run(tmp_path / "in")
    place = board(tmp_path / "data").places[EZHOU]
    assert (place.documents, place.filings) == (2, 1)


def test_the_table_names_cities(run: Run, tmp_path: Path) -> None:
    offered(tmp_path / "in")
    run(tmp_path / "in")
    (row,) = cells(board(tmp_path / "data"))
    assert (row["city"], row["year"], row["rejected"]) == ("鄂州市", 2024, 1)


def test_the_picture_is_well_formed_and_says_what_waits(run: Run, tmp_path: Path) -> None:
    offered(tmp_path / "in")
    run(tmp_path / "in")
    words = "".join(ElementTree.fromstring(picture(board(tmp_path / "data"))).itertext())
    assert "鄂州市" in words
    assert "1 rejected" in words


def test_a_long_picture_says_its_years_again() -> None:
    cities = [*range(420100, 421400, 100), *range(430100, 431400, 100)][: AGAIN + 1]
    places = {Partition(city_code=city, fiscal_year=2024): CityYear() for city in cities}
    drawn = picture(Board(generation=1, places=places))
    assert drawn.count(">2024<") == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a|b\nc.pdf", "a\\|b c.pdf"),
        ("<img src=x onerror=y>.pdf", "&lt;img src=x onerror=y&gt;.pdf"),
        ("[看](http://x.y)*.pdf", "\\[看\\](http\\://x.y)\\*.pdf"),
        ("www.x.y_@z.pdf", "www\\.x.y\\_&#64;z.pdf"),
        ("甲-2024.pdf", "甲-2024.pdf"),
    ],
)
def test_names_are_no_mark_up_in_the_pages(name: str, told: str) -> None:
    assert escaped(name) == told
