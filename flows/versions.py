"""What the results of a document depend on besides its bytes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

STAGES = ("schemas", "mappings", "extractors")
"""The packages that turn bytes into rows; a change in any of them makes older results stale."""


@cache
def stage_version() -> str:
    """12 hex digits over the code and the mappings that turn bytes into rows."""
    digest = hashlib.sha256()
    root = Path(__file__).parent.parent
    for package in STAGES:
        for file in sorted((root / package).rglob("*")):
            if file.suffix in {".py", ".yaml", ".csv"}:
                digest.update(file.relative_to(root).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@cache
def versions() -> dict[str, str]:
    """Versions as the `runs` table tells them."""
    return {"jixiao": version("jixiao"), "stages": stage_version()}
