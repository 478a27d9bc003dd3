"""A filing comes back from the dataset as it was written."""

from pathlib import Path

import pytest

from benchmarks.made_rows import EZHOU, HENGYANG, UNKNOWN, extraction, run
from flows.store import Change, commit, open_dataset, update_of
from flows.store.rows import filing_rows
from schemas.errors import WrongUsage
from schemas.filing import Extraction

ALL = (extraction("/a", "a", EZHOU), extraction("/b", "b", HENGYANG, HENGYANG), extraction("/c", "c", UNKNOWN))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of four filings, one of them of an unknown place."""
    folder = tmp_path_factory.mktemp("rows")
    commit(folder, Change(updates=[update_of(each) for each in ALL], run=run("r")))
    return folder


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.document.source_name)
def test_a_filing_is_read_back_as_it_was_written(each: Extraction, root: Path) -> None:
    dataset = open_dataset(root)
    assert tuple(filing_rows(dataset, rows.filing.filing_id) for rows in each.filings) == each.filings


def test_an_unknown_filing_is_told(root: Path) -> None:
    with pytest.raises(WrongUsage, match="0000-p0-1: no such filing in generation 1"):
        filing_rows(open_dataset(root), "0000-p0-1")
