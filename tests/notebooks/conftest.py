"""Datasets for the notebooks: the samples, the same among many cities and years, a single filing, and promises kept."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.panel.drawing import filed, subjects
from benchmarks.panel.judging import page
from benchmarks.panel.reading import publish
from tests.filings import filing_text
from tests.flows.explaining import SAMPLES, published
from tests.notebooks.made import write_filings
from tests.scanning import SCANNER


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
    publish(panel_files(), folder / "panel", SCANNER)
    return {"samples": samples, "larger": larger, "single": single, "panel": folder / "panel"}


def panel_files() -> Iterator[tuple[str, str, bytes]]:
    """Target forms and self-evaluations of three years in twelve cities: SHA-256, name and bytes."""
    for subject in subjects(5, 12, 1):
        for each in filed(subject):
            data = page(each)
            yield hashlib.sha256(data).hexdigest(), f"{each.name}.html", data
