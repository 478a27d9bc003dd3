"""docs/architecture.md shows the house as it is."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "architecture.md"
HOUSE = ("schemas", "mappings", "extractors", "flows")


def packages() -> dict[str, str]:
    """Each package of the product with the first line of its docstring, from the outermost."""
    found = (path for top in HOUSE for path in sorted((ROOT / top).rglob("__init__.py")))
    docs = {path.parent.relative_to(ROOT).as_posix(): ast.get_docstring(ast.parse(path.read_text())) for path in found}
    return {name: (doc or "").partition("\n")[0] for name, doc in docs.items()}


def test_the_page_shows_each_package_as_it_says_of_itself() -> None:
    rows = [line.split(" | ") for line in PAGE.read_text().splitlines() if line.startswith("| `") and "/` | " in line]
    told = {cells[0].removeprefix("| `").removesuffix("/`"): cells[1].removesuffix(" |") for cells in rows}
    assert {name: told.get(name) for name in packages()} == packages()
    assert told.keys() == packages().keys()


@pytest.mark.parametrize("name", packages())
def test_each_package_says_what_it_holds(name: str) -> None:
    assert packages()[name].endswith("."), f"{name}/__init__.py: say in one sentence what the package holds"


def test_each_place_and_guard_that_the_page_names_is_there() -> None:
    text = PAGE.read_text()
    named = {word.rstrip("/") for word in text.replace("(", " ").replace(",", " ").split("`")[1::2] if "/" in word}
    assert [word for word in sorted(named) if " " not in word and not (ROOT / word).exists()] == []
