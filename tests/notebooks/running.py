"""Runs notebooks as a person does: all cells in order, in a process of their own."""

import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent.parent / "notebooks"
NOTEBOOKS = sorted(path.stem for path in FOLDER.glob("*.ipynb"))


def executed(name: str, dataset: Path) -> nbformat.NotebookNode:
    """A notebook with what it puts out over a dataset. Raises CellExecutionError."""
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        iopub_timeout=300,
        # A print that the kernel's flush cuts in two is one output all the same.
        coalesce_streams=True,
        resources={"metadata": {"path": str(FOLDER)}},
    )
    return client.execute(env={**os.environ, "JIXIAO_DATASET": str(dataset)})


def outputs(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    """All that its cells put out, in order."""
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def pictures(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Its pictures, as base64 of PNG."""
    for output in outputs(notebook):
        if "image/png" in output.get("data", {}):
            yield output["data"]["image/png"]


def said(notebook: nbformat.NotebookNode) -> str:
    """All text that it puts out."""
    found = outputs(notebook)
    texts = [output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in found]
    return "\n".join(texts + [output.get("data", {}).get("text/markdown", "") for output in found])
