"""Decisions written into the mappings."""

from pathlib import Path

import pytest
import yaml

from mappings.accepting import FILE, accept
from schemas.errors import BadMapping, WrongUsage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the file that decisions are written to."""
    copy = tmp_path / "accepted.yaml"
    copy.write_text("# Kept as it is.\naccepted: []\n", "utf-8")
    return copy


def test_a_decision_is_added_and_the_rest_stays(file: Path) -> None:
    accept("甲乙 丙满意度", "public_satisfaction", "示例: “引号”", file)
    accept("甲乙丁满意度", None, "示例", file)
    text = file.read_text("utf-8")
    assert text.startswith("# Kept as it is.\naccepted:\n")
    assert yaml.safe_load(text)["accepted"] == [
        {"printed": "甲乙丙满意度", "as": "public_satisfaction", "why": "示例: “引号”"},
        {"printed": "甲乙丁满意度", "as": None, "why": "示例"},
    ]


@pytest.mark.parametrize(
    ("printed", "meant", "error"),
    [
        ("服务对象满意度", "public_satisfaction", BadMapping),
        ("群众满意率", None, BadMapping),
        ("甲乙丙满意度", "no_such_indicator", BadMapping),
        (" ", "public_satisfaction", WrongUsage),
    ],
)
def test_a_decision_that_does_not_fit_is_not_written(
    printed: str, meant: str | None, error: type[Exception], file: Path
) -> None:
    before = file.read_bytes()
    with pytest.raises(error):
        accept(printed, meant, "示例", file)
    assert file.read_bytes() == before


def test_a_decision_needs_a_reason(file: Path) -> None:
    with pytest.raises(WrongUsage):
        accept("甲乙丙满意度", "public_satisfaction", " ", file)


def test_the_file_that_is_shipped_is_read() -> None:
    assert isinstance(yaml.safe_load(FILE.read_text("utf-8"))["accepted"], list)
