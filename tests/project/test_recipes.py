"""Each recipe runs as it stands in the docs, over a dataset that was read from the samples."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
TEXT = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
BLOCKS = [
    (f"{section}-{place}", language, code)
    for section, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    for place, (language, code) in enumerate(re.findall(r"```(\w+)\n(.*?)```", body, re.DOTALL), 1)
]
QUICK = {".txt", ".docx", ".xlsx"}
"""Samples that no scan has to be recognised for."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `data/tables`."""
    folder = tmp_path_factory.mktemp("recipes")
    for sample in (ROOT / "data" / "samples").rglob("*"):
        if sample.suffix in QUICK:
            target = folder / sample.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sample, target)
    ingest = [BIN / "jixiao", "ingest", "data/samples", "--json"]
    subprocess.run(ingest, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize(("name", "language", "code"), BLOCKS, ids=[name for name, _, _ in BLOCKS])
def test_each_recipe_gives_something(name: str, language: str, code: str, folder: Path) -> None:
    run = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}[language]
    if language == "r" and not has_arrow():
        pytest.skip("R with its package arrow is not installed here, and cannot be from PyPI")
    path = os.pathsep.join((str(BIN), os.environ["PATH"]))
    done = subprocess.run(
        [*run, code], cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"PATH": path}
    )
    assert done.returncode == 0, f"{name}\n{done.stdout}\n{done.stderr}"
    assert done.stdout, name


def has_arrow() -> bool:
    """Whether R is here with its package arrow."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        return False
    loaded = subprocess.run([rscript, "-e", "library(arrow); library(dplyr)"], check=False, capture_output=True)
    return loaded.returncode == 0


def test_every_language_of_the_docs_is_run() -> None:
    assert {language for _, language, _ in BLOCKS} == {"sh", "python", "r"}
