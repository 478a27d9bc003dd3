"""The notebooks as they stand in the repository, and as they run over real datasets."""

import base64
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import nbformat
import pytest
from PIL import Image

from flows.store import open_dataset
from tests.notebooks.running import FOLDER, NOTEBOOKS, executed, outputs, pictures, said

Run = Callable[[str, str], nbformat.NotebookNode]
PLOTS = {"1-first-look": 1, "2-targets": 3, "3-money": 3, "4-doubt": 5, "5-promised-and-reached": 3}
"""Pictures of each notebook where there is enough to show."""
PANEL = "5-promised-and-reached"
"""The notebook that asks for self-evaluations, which a dataset of its own has."""


@pytest.fixture(scope="session")
def run(datasets: dict[str, Path]) -> Run:
    """Notebooks over the named datasets, each executed once."""
    return cache(lambda name, dataset: executed(name, datasets[dataset]))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_outputs_are_stripped(name: str) -> None:
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    assert outputs(notebook) == []
    assert {cell.get("execution_count") for cell in notebook.cells} == {None}
    assert {key for cell in notebook.cells for key in cell.metadata} == set()


@pytest.mark.parametrize("dataset", ["samples", "larger", "single", "panel"])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_runs_without_a_warning(run: Run, name: str, dataset: str) -> None:
    warned = [output.text for output in outputs(run(name, dataset)) if output.get("name") == "stderr"]
    assert warned == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_same_dataset_gives_the_same_outputs(run: Run, datasets: dict[str, Path], name: str) -> None:
    assert outputs(executed(name, datasets["larger"])) == outputs(run(name, "larger"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_plot_is_drawn(run: Run, name: str) -> None:
    drawn = [
        Image.open(io.BytesIO(base64.b64decode(picture)))
        for picture in pictures(run(name, "panel" if name == PANEL else "larger"))
    ]
    assert len(drawn) == PLOTS[name]
    assert all(len(picture.convert("RGB").getcolors(1 << 24) or ()) > 10 for picture in drawn)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_tells_the_generation_that_it_reads(run: Run, datasets: dict[str, Path], name: str) -> None:
    assert f"generation {open_dataset(datasets['larger']).generation}\n" in said(run(name, "larger"))


def test_a_misprinted_amount_stands_beside_its_finding(run: Run) -> None:
    assert "相差90.00" in said(run("3-money", "larger"))


def test_a_row_of_a_scan_is_told_with_its_page_and_confidence(run: Run) -> None:
    assert "page 1, confidence 0." in said(run("4-doubt", "samples"))


def test_a_dataset_without_scans_says_so(run: Run) -> None:
    assert "No document here is a scan." in said(run("4-doubt", "single"))


def test_promises_stand_beside_what_was_reached(run: Run) -> None:
    told = said(run(PANEL, "panel"))
    assert "2022" in told
    assert "No target here" not in told
    assert "Of no project" not in told


def test_a_dataset_without_self_evaluations_says_so(run: Run) -> None:
    assert "No target here can be held against what was reached." in said(run(PANEL, "single"))
