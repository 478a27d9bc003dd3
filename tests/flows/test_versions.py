"""Versions of the stages: which files each is over, and what makes none of them stale."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from extractors.ocr.engines import DEFAULT
from flows.cache.versions import ROOT, STAGES, differing, digest, is_stale, stage_of, stage_version

HOUSE = ("schemas", "mappings", "extractors")
MODULES: Mapping[str, Path] = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in HOUSE
    for path in (ROOT / package).rglob("*.py")
}
ENTRIES = {
    "models": ("extractors.scans.scanner", "extractors.sources.pdf.render", "extractors.sources.images.images"),
    "forms": ("extractors.reading", "extractors.forms.reader", "extractors.forms.label_repair"),
}
"""Where each stage begins."""
VERB = "\n\ndef verb() -> int:\n    return 1\n"


def imported(path: Path) -> Iterator[str]:
    """The modules of the house that a module imports, at its head or later."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = (f"{node.module}.{name.name}" for name in node.names)
            yield from (name if name in MODULES else node.module for name in names)


def closure(stage: str) -> set[str]:
    """The paths of all that a stage imports."""
    seen: set[str] = set()
    waiting = list(ENTRIES[stage])
    while waiting:
        name = waiting.pop()
        if name in MODULES and name not in seen:
            seen.add(name)
            waiting += imported(MODULES[name])
    return {MODULES[name].relative_to(ROOT).as_posix() for name in seen}


@pytest.mark.parametrize(("stage", "others"), [("models", set()), ("forms", {"models", "names"})])
def test_a_stage_is_over_all_that_it_imports(stage: str, others: set[str]) -> None:
    assert [path for path in sorted(closure(stage)) if stage_of(path) not in {stage, *others}] == []


@pytest.mark.parametrize("place", [place for places in STAGES.values() for place in places])
def test_each_place_of_a_stage_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_a_move_makes_nothing_stale(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "room" / "other.py"
    other.parent.mkdir()
    one.write_text(f"import re\nfrom old.place import (\n    first,\n    second,\n)\n{VERB}")
    other.write_text(f"import re\nfrom new.house import first, second\n{VERB}")
    assert digest("", [one]) == digest("", [other])


def test_a_change_of_code_makes_stale(tmp_path: Path) -> None:
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text(VERB)
    other.write_text(VERB.replace("1", "2"))
    assert digest("", [one]) != digest("", [other])


def test_what_was_verified_is_of_a_version_of_its_own_and_not_stale() -> None:
    plain, verified = stage_version(DEFAULT), stage_version(DEFAULT, verify=True)
    assert differing(plain, verified) == ("models",)
    assert (is_stale(plain), is_stale(verified), is_stale(f"{verified}0")) == (False, False, True)
