"""Decisions written into the mappings."""

from pathlib import Path

import pytest
import yaml

from extractors.rows.measures import called, measure
from mappings import accepted, loading
from mappings.accepted import DecisionFile, decisions
from mappings.accepting import FILE, accept, accept_metric, accept_subject
from mappings.composing import forget_decided
from mappings.loading import load
from mappings.names import match
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


def test_metrics_and_subjects_are_decided_likewise(file: Path) -> None:
    accept_metric("书架借还 指数", "use", "示例", file)
    accept_subject("书架常客", "书架 读者", "示例", file)
    assert yaml.safe_load(file.read_text("utf-8"))["accepted"] == [
        {"printed": "书架借还指数", "metric": "use", "why": "示例"},
        {"printed": "书架常客", "subject": "书架读者", "why": "示例"},
    ]


@pytest.mark.parametrize(
    ("printed", "meant", "error"),
    [
        ("书架常客", "书架常客", BadMapping),
        ("各项工作", "任务", BadMapping),
        ("书架常客", "、", BadMapping),
        ("书架常客", " ", WrongUsage),
    ],
)
def test_a_subject_that_does_not_fit_is_not_written(
    printed: str, meant: str, error: type[Exception], file: Path
) -> None:
    before = file.read_bytes()
    with pytest.raises(error):
        accept_subject(printed, meant, "示例", file)
    with pytest.raises(BadMapping, match="no metric no_such_metric"):
        accept_metric("书架指数", "no_such_metric", "示例", file)
    assert file.read_bytes() == before


def test_a_decision_says_one_thing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "accepted.yaml").write_text("accepted:\n  - {printed: 书架指数, why: 示例}\n", "utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    decisions.cache_clear()
    with pytest.raises(BadMapping, match="one of as, metric and subject"):
        decisions()
    decisions.cache_clear()


def test_what_is_decided_is_what_rows_hold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lines = ["{printed: 书架借还指数, metric: use, why: 示例}", "{printed: 书架常客, subject: 书架读者, why: 示例}"]
    (tmp_path / "accepted.yaml").write_text("accepted:\n" + "".join(f"  - {line}\n" for line in lines), "utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    decided = load("accepted.yaml", DecisionFile).accepted
    monkeypatch.undo()
    monkeypatch.setattr(accepted, "decisions", lambda: decided)
    forget_decided()
    try:
        assert measure("书架借还指数", None, None, None, "none").metric == "use"
        found = measure("书架常客满意率", None, "%", None, "none")
        assert (found.subject, called(match("书架常客满意率"), found.metric)[0]) == (
            "书架读者",
            "satisfaction:书架读者满意度",
        )
    finally:
        monkeypatch.undo()
        forget_decided()


def test_the_file_that_is_shipped_is_read() -> None:
    assert isinstance(yaml.safe_load(FILE.read_text("utf-8"))["accepted"], list)
