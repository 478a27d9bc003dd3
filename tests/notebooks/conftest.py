"""Datasets for the notebooks: the samples, the same among many cities and years, and a single filing."""

import shutil
from pathlib import Path

import pytest

from tests.filings import filing_text
from tests.flows.explaining import SAMPLES, published
from tests.notebooks.made import write_filings


@pytest.fixture(scope="session")
def datasets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Roots of datasets, by what is in them."""
    folder = tmp_path_factory.mktemp("notebooks")
    samples, larger, single = (folder / name for name in ("samples", "larger", "single"))
    published(samples, *sorted(path for path in SAMPLES.rglob("*") if path.is_file()))
    shutil.copytree(samples, larger, symlinks=True)
    published(larger, *write_filings(folder / "made"))
    filing = folder / "filing.txt"
    filing.write_text(filing_text(), encoding="utf-8")
    published(single, filing)
    return {"samples": samples, "larger": larger, "single": single}
