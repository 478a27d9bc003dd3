"""What the results of a document depend on besides its bytes."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extractors.ocr.engines import DEFAULT, told

STAGES = ("schemas", "mappings", "extractors")
"""The packages that turn bytes into rows; a change in any of them makes older results stale."""


RECOGNITION = (
    "schemas/page.py",
    "schemas/picture.py",
    "extractors/sources",
    "extractors/ocr",
    "extractors/scans",
    "flows/pages.py",
    "flows/kept_files.py",
)
"""What turns a document's bytes into recognised pages, and keeps them."""
LIBRARIES = ("numpy", "opencv-python-headless", "pillow", "pypdfium2")
"""The libraries that have a say in it besides those that the engine's name tells."""
CODE = frozenset({".py", ".yaml", ".csv"})
ROOT = Path(__file__).parent.parent
APART = "mappings/corrections"
"""Corrections make the results of their own documents stale, and no others."""


@cache
def stage_version(engine: str = DEFAULT) -> str:
    """12 hex digits over the code, the mappings and the engine for scans that turn bytes into rows."""
    return digest(told(engine), STAGES)


@cache
def recognition_version(engine_name: str) -> str:
    """12 hex digits over the code, the libraries and the engine that recognise a page; no forms, no mappings."""
    libraries = [f"{library} {version(library)}" for library in LIBRARIES]
    return digest("\n".join([engine_name, *libraries]), RECOGNITION)


def digest(told: str, places: Iterable[str]) -> str:
    """12 hex digits over a text, and the code in some files and folders of the project."""
    found = hashlib.sha256(told.encode())
    for place in places:
        path = ROOT / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in CODE and not file.is_relative_to(ROOT / APART):
                found.update(file.relative_to(ROOT).as_posix().encode())
                found.update(file.read_bytes())
    return found.hexdigest()[:12]


@cache
def versions(engine: str) -> dict[str, str]:
    """Versions as the `runs` table tells them."""
    return {"jixiao": version("jixiao"), "stages": stage_version(engine), "engine": told(engine)}
