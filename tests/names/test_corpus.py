"""The names of the real filings come out as a person read them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.rows.indicators import without_prefix
from mappings.levels import fused
from mappings.names import match
from mappings.normal import unquoted

pytestmark = pytest.mark.corpus

BEYOND = 2
"""Names corrected in the gold by what the rest of the document says, or by a sign that is left out of a name which the
catalogue does not know."""


def names(corpus: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each printed name with the readings of it that are right."""
    for file in sorted((corpus / "gold").glob("*.json")):
        for entry in json.loads(file.read_text("utf-8"))["indicators"]:
            meant = entry["level3"] if isinstance(entry["level3"], list) else [entry["level3"]]
            yield entry.get("level3_raw") or meant[0], tuple(unquoted(name) for name in meant)


def own_name(printed: str) -> str:
    """The name without a list's mark and without the levels before it."""
    name = without_prefix(printed)
    levels = fused(name)
    return name if levels is None else levels[2]


def test_every_printed_name_becomes_what_was_meant(corpus: Path) -> None:
    wrong = {printed for printed, meant in names(corpus) if unquoted(match(own_name(printed)).corrected) not in meant}
    assert len(wrong) <= BEYOND, wrong
