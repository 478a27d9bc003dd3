"""Scans are read with what is installed: nothing is downloaded when it runs."""

import ast
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import pytest

from extractors.ocr.models import FIND, READ
from extractors.ocr.network import model

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("extractors", "flows", "mappings", "schemas")
NETWORK = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "huggingface_hub",
    "modelscope",
    "requests",
    "socket",
    "urllib",
    "urllib3",
}
"""Modules that fetch from elsewhere."""
HARMLESS = {"urllib.parse"}
"""Parts of them that only look at text."""
ADDRESSES = {
    "flows/cli/engine.py",
    "flows/cli/places.py",
    "flows/cli/server_process.py",
    "flows/desk/serving.py",
    "flows/prefect_settings.py",
}
"""What listens at an address here, or asks whether Prefect's server or a scheduler that the user names does."""
DOWNLOADERS = {"rapidocr"}
"""Packages whose own code fetches models; only their files are used."""


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module not in HARMLESS:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_imports_what_downloads(package: str) -> None:
    paths = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / package).rglob("*.py")}
    found = {name for name, path in paths.items() if set(imports(path)) & (NETWORK | DOWNLOADERS)}
    assert found <= ADDRESSES, f"{found - ADDRESSES} may reach a network"


@pytest.mark.parametrize("name", [FIND, READ])
def test_the_models_are_files_of_the_installed_package(name: str) -> None:
    held = {Path(str(file.locate())).resolve() for file in files("rapidocr") or ()}
    assert model(name).resolve() in held
