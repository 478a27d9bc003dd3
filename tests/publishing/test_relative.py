"""A release tells where documents were offered from their inbox, and nothing of the machine."""

import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.made_rows import run
from flows.publishing import publish
from flows.store import Change, commit, layout, update_of
from flows.store.reading import Dataset
from tests.store.joined import extraction, money


def released(tmp_path: Path, uris: list[str], inboxes: list[str]) -> Dataset:
    """A release of documents that were offered in some inboxes; the message of each names its path."""
    made = [extraction(uri, 2024, funding=[money(2024, "100")]) for uri in uris]
    told = [replace(each, document=replace(each.document, message=f"{each.document.source_uri}: 坏")) for each in made]
    asked = replace(run("r"), parameters=json.dumps({"paths": inboxes}))
    commit(tmp_path / "data", Change(updates=[update_of(each) for each in told], run=asked))
    publish(tmp_path / "data", str(tmp_path / "out"))
    return Dataset(folder=(tmp_path / "out" / "current").resolve(), generation=1)


@pytest.mark.parametrize(
    ("uris", "inboxes", "told"),
    [
        (["/srv/in/甲/a.pdf", "/srv/in/b.pdf"], ["/srv/in"], ["b.pdf", "甲/a.pdf"]),
        (["/srv/in/甲/a.pdf"], ["/srv/in/甲/a.pdf", "/srv/in"], ["甲/a.pdf"]),
        (["/srv/in/a.pdf", "/srv/more/a.pdf"], ["/srv/in", "/srv/more"], ["in/a.pdf", "more/a.pdf"]),
        (["/one/in/a.pdf", "/two/in/a.pdf"], ["/one/in", "/two/in"], ["in/a.pdf", "in~/a.pdf"]),
        (["/in/data/in/a.pdf"], ["/in"], ["data/in/a.pdf"]),
    ],
)
def test_paths_begin_at_the_inbox(tmp_path: Path, uris: list[str], inboxes: list[str], told: list[str]) -> None:
    dataset = released(tmp_path, uris, inboxes)
    documents = dataset.arrow("documents")
    assert documents["source_uri"].to_pylist() == told
    assert documents["message"].to_pylist() == [f"{uri}: 坏" for uri in told]
    assert sorted(dataset.arrow("filings")["source_uri"].to_pylist()) == sorted(told)
    year = pq.read_table(dataset.folder / layout.year_file("filings", 2024))
    assert sorted(year["source_uri"].to_pylist()) == sorted(told)
    assert "/srv" not in "".join(dataset.arrow("runs")["parameters"].to_pylist())


def test_the_same_again_is_no_new_release(tmp_path: Path) -> None:
    released(tmp_path, ["/srv/in/a.pdf"], ["/srv/in"])
    assert not publish(tmp_path / "data", str(tmp_path / "out")).new
