"""docs/architecture.md shows the house as it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "architecture.md"
HOUSE = ("schemas", "mappings", "extractors", "flows")
ENDS = ("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "split", "rsplit")
PLACES = ("find", "rfind", "index", "count", "replace")
PATTERNS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "subn")
TAKEN_APART = frozenset((*ENDS, *PLACES, *PATTERNS))
"""Methods of texts and patterns that look into what they are given."""
ASKED_IN_SQL = re.compile(
    r"(?i)\bmessage\b\s*(?:not\s+)?(?:i?like|similar|glob|~)|\b(?:regexp_\w+|contains|starts_with|ends_with|instr|"
    r"strpos|position|split_part|replace|substr(?:ing)?|left|right)\s*\([^()]*\bmessage\b"
)
SHOWN_TOGETHER = "flows/city_report/doubts.py"
"""Shows near-equal sentences of a page as one, and asks nothing of what they say."""


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


def is_message(node: ast.expr) -> bool:
    """Whether an expression is a finding's message, or that or another text."""
    match node:
        case ast.Attribute(attr="message") | ast.Name(id="message") | ast.Subscript(slice=ast.Constant("message")):
            return True
        case ast.BoolOp(values=values):
            return any(map(is_message, values))
        case _:
            return False


def looks_into(node: ast.AST) -> bool:
    """Whether an expression asks a message what it says."""
    match node:
        case ast.Call(func=ast.Attribute(value=of, attr=verb), args=args) if verb in TAKEN_APART:
            return is_message(of) or any(map(is_message, args))
        case ast.Compare(left=left, ops=ops, comparators=others):
            contains = any(isinstance(op, ast.In | ast.NotIn) for op in ops) and any(map(is_message, others))
            said = any(isinstance(other, ast.Constant) and isinstance(other.value, str) for other in others)
            return contains or (is_message(left) and said)
        case ast.Subscript(value=of, slice=ast.Slice()):
            return is_message(of)
        case ast.Constant(value=str(text)):
            return ASKED_IN_SQL.search(text) is not None
        case _:
            return False


def parsers(root: Path) -> Iterator[str]:
    """The places of the product that take a message apart."""
    for path in (path for top in HOUSE for path in sorted((root / top).rglob("*"))):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".sql" and ASKED_IN_SQL.search(path.read_text("utf-8")):
            yield name
        elif path.suffix == ".py" and name != SHOWN_TOGETHER:
            found = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if looks_into(node))
            yield from (f"{name}:{getattr(node, 'lineno', 1)}" for node in found)


def test_no_module_reads_a_state_out_of_a_message() -> None:
    assert list(parsers(ROOT)) == []


@pytest.mark.parametrize(
    "line",
    [
        "found.message.startswith('更正')",
        "COLUMN.search(row['message'] or '')",
        "'已核定' in found.message",
        "found.message == '已核定'",
        "message[:5]",
        "sql('SELECT * FROM findings WHERE message NOT LIKE x')",
        "sql('SELECT regexp_extract(f.message, x) FROM findings f')",
    ],
)
def test_what_takes_a_message_apart_is_seen(line: str) -> None:
    assert any(map(looks_into, ast.walk(ast.parse(line))))
