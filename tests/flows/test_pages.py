"""Recognised pages are kept as they are, and under no more than what they depend on."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.scans.page_cache import PageKey
from flows.cache import versions
from flows.cache.pages import PageFolder
from flows.cache.versions import recognition_code, recognition_version
from schemas.page import Apart, Candidate, Char, Clipped, Page, Ruling, SecondLook

KEY = PageKey("ab" * 32, 7)
EMPTY = Page(number=7, width=595.0, height=842.0, rotation=0, chars=(), rulings=())

number = st.integers(0, 20_000)
length = st.floats(-1e4, 1e4) | st.floats(-1e4, 1e4).map(np.float64)
box = st.tuples(length, length, length, length)
char = st.builds(
    Char,
    *(st.text(), length, length, length, length),
    turns=st.integers(0, 3),
    confidence=st.none() | st.floats(0, 1),
    others=st.lists(st.builds(Candidate, st.text(), st.floats(0, 1)), max_size=2).map(tuple),
)
pages = st.builds(
    Page,
    number=number,
    width=length,
    height=length,
    rotation=st.sampled_from([0, 90, 180, 270]),
    chars=st.lists(char, max_size=5).map(tuple),
    clipped=st.lists(st.builds(Clipped, char, length, length), max_size=2).map(tuple),
    rulings=st.lists(st.builds(Ruling, st.booleans(), length, length, length), max_size=5).map(tuple),
    second_looks=st.lists(st.builds(SecondLook, box, st.text(), st.text(), st.text()), max_size=2).map(tuple),
    unread=st.lists(box, max_size=2).map(tuple),
    apart=st.lists(st.builds(Apart, st.text(), box, st.sampled_from(("struck", "faint"))), max_size=2).map(tuple),
    printed=st.none() | st.integers(0, 9),
    unseen=st.integers(0, 9),
)


def test_every_part_of_a_page_is_made_here() -> None:
    assert {field.name for field in fields(Page)} == {
        *("number", "width", "height", "rotation", "chars", "clipped", "rulings", "second_looks", "unread"),
        *("apart", "printed", "unseen"),
    }


@given(page=pages)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_kept_page_comes_back_as_it_was(tmp_path: Path, page: Page) -> None:
    folder = PageFolder(folder=tmp_path, version="1")
    folder.put(KEY, page)
    assert folder.get(KEY) == page


@pytest.mark.parametrize(
    ("key", "version"),
    [(PageKey("ab" * 32, 8), "1"), (PageKey("cd" * 32, 7), "1"), (KEY, "2")],
)
def test_another_page_is_not_there(tmp_path: Path, key: PageKey, version: str) -> None:
    PageFolder(folder=tmp_path, version="1").put(KEY, EMPTY)
    assert PageFolder(folder=tmp_path, version=version).get(key) is None


def test_nothing_but_pages_is_left_in_the_folder(tmp_path: Path) -> None:
    PageFolder(folder=tmp_path, version="1").put(KEY, EMPTY)
    left = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [f"1/ab/{'ab' * 32}/7.msgpack"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project of one file in each place that has a say, and in some that have none."""
    for place in (*versions.STAGES["models"], *versions.KEEPING, *versions.PACKAGES, "mappings/forms"):
        path = tmp_path / place if place.endswith(".py") else tmp_path / place / "a.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    yield tmp_path
    recognition_code.cache_clear()


@pytest.mark.parametrize(
    ("place", "matters"),
    [
        ("schemas/page.py", True),
        ("schemas/picture.py", True),
        ("extractors/sources/images/new.py", True),
        ("extractors/sources/word/new.py", False),
        ("extractors/ocr/new.py", True),
        ("extractors/scans/new.py", True),
        ("schemas/form.py", False),
        ("extractors/grids/new.py", False),
        ("extractors/forms/new.py", False),
        ("extractors/rows/new.py", False),
        ("mappings/new.yaml", False),
        ("flows/new.py", False),
    ],
)
def test_recognition_is_done_anew_for_what_has_a_say_in_it(project: Path, place: str, matters: bool) -> None:
    recognition_code.cache_clear()
    before = recognition_version("engine")
    recognition_code.cache_clear()
    (project / place).parent.mkdir(parents=True, exist_ok=True)
    (project / place).write_text("changed")
    assert (recognition_version("engine") != before) is matters


def test_another_engine_reads_anew() -> None:
    assert recognition_version("engine 1") != recognition_version("engine 2")
