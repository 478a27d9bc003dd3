"""Readers of a published place beside the publishing, by the benchmark that counts more of it."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.published import BUCKET, folder, store
from benchmarks.s3_server import Server
from tests.publishing import site

RELEASES = 8


def test_readers_of_a_folder_see_whole_releases(tmp_path: Path) -> None:
    assert verdicts(folder(tmp_path, RELEASES)) == {"duckdb, folder": {"good"}, "pandas, folder": {"good"}}


def test_readers_of_a_store_see_whole_releases(tmp_path: Path, server: Server) -> None:
    assert BUCKET == site.BUCKET
    assert verdicts(store(tmp_path, server, RELEASES)) == {"duckdb, S3": {"good"}, "arrow, S3": {"good"}}


def verdicts(counts: Mapping[str, Mapping[str, int]]) -> dict[str, set[str]]:
    """What each reader met."""
    return {name: set(count) for name, count in counts.items()}
