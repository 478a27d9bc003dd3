"""Files that two generations share."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.store.durable import same_bytes, share

MEMORY = Path("/dev/shm")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system, which no hard link reaches."""
    if not MEMORY.is_dir() or MEMORY.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system in memory")
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def test_a_shared_file_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("rows")
    share(tmp_path / "a", tmp_path / "deep" / "b")
    assert (tmp_path / "a").samefile(tmp_path / "deep" / "b")


def test_without_links_a_shared_file_is_a_copy(tmp_path: Path, elsewhere: Path) -> None:
    (tmp_path / "a").write_text("rows")
    share(tmp_path / "a", elsewhere / "b")
    assert (elsewhere / "b").read_text() == "rows"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [(b"", b"", True), (b"ab", b"ab", True), (b"ab", b"ac", False), (b"ab", b"abc", False)],
)
def test_bytes_are_compared(tmp_path: Path, left: bytes, right: bytes, same: bool) -> None:
    (tmp_path / "left").write_bytes(left)
    (tmp_path / "right").write_bytes(right)
    assert same_bytes(tmp_path / "left", tmp_path / "right") is same
