"""The values of the labelled filings."""

import json
from pathlib import Path

import pytest

from extractors.values import parse_value


@pytest.mark.corpus
def test_every_labelled_value_is_read_as_labelled(corpus: Path) -> None:
    wrong = []
    for path in sorted((corpus / "gold").glob("*.json")):
        for indicator in json.loads(path.read_text("utf-8"))["indicators"]:
            for label in indicator.get("values", []):
                value = parse_value(label["raw"])
                read = (value.raw, value.kind, value.op, value.number, value.unit)
                if read != tuple(label.get(key) for key in ("raw", "kind", "op", "number", "unit")):
                    wrong.append((path.name, label, read))
    assert wrong == []
