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
                read = {"raw": value.raw, "kind": value.kind, "op": value.op, "number": value.number, "unit": value.unit}
                if any(label.get(key) != meant for key, meant in read.items()):
                    wrong.append((path.name, label, read))
    assert wrong == []
