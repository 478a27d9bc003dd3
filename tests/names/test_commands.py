"""`jixiao names` over a dataset of made rows."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.made_rows import EZHOU, extraction, run
from extractors.rows.measures import measure
from flows.cli.names import app
from flows.reports.name_drift import compared
from flows.reports.name_review import review
from flows.store import Change, commit, update_of
from mappings.names import match
from schemas.filing import Extraction


def named(uri: str, names: Sequence[str], matched: bool = True) -> Extraction:
    """A document whose one filing prints these indicator names."""
    made = extraction(uri, "、".join(names), EZHOU, rows=len(names))
    found = [match(name) for name in names]
    rows = tuple(
        replace(
            row,
            level3_raw=name.printed,
            level3=name.corrected,
            metric=measure(name.corrected, None, None, None, "none").metric,
            indicator_id=name.indicator_id if matched else None,
            match_method=name.method if matched else "none",
        )
        for row, name in zip(made.filings[0].indicators, found, strict=True)
    )
    return replace(made, filings=(replace(made.filings[0], indicators=rows),))


def publish(root: Path, *documents: Extraction) -> None:
    """One generation with these documents."""
    commit(root, Change(updates=[update_of(each) for each in documents], run=run("r"), within=lambda _: True))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two filings: a known name, a misprinted one, and one that matches nothing in both."""
    publish(tmp_path, named("/a", ["公用经费控制率", "刊物印制册数"]), named("/b", ["公用经费控制律", "刊物印制册数"]))
    return tmp_path


def told(*words: str, given: str | None = None) -> object:
    """What a command prints as JSON."""
    done = CliRunner().invoke(app, [*words, "--json"], input=given)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_match_says_what_a_name_becomes_and_why() -> None:
    (entry,) = told("match", "公用经费控制律")
    assert (entry["indicator_id"], entry["corrected"], entry["method"]) == (
        "public_expense_control_rate",
        "公用经费控制率",
        "fuzzy",
    )
    assert entry["evidence"] == ["“律”与“率”同音（lü）"]


def test_match_reads_names_from_standard_input() -> None:
    found = told("match", "--stdin", given="群众满意率\n\n刊物印制册数\n")
    assert [(entry["indicator_id"], entry["method"]) for entry in found] == [
        ("public_satisfaction", "alias"),
        (None, "none"),
    ]


def test_match_lists_the_nearest_of_a_name_that_matches_nothing() -> None:
    (entry,) = told("match", "事后绩效评估完成率")
    assert entry["nearest"][0]["indicator_id"] == "ex_ante_evaluation_completion_rate"
    assert entry["nearest"][0]["why"] == "“事后”是另一个词"


def test_report_counts_the_names_that_match_nothing(data: Path) -> None:
    found = review(data, 10)
    assert [(entry["name"], entry["rows"], entry["filings"]) for entry in found["listed"]] == [("刊物印制册数", 2, 2)]


def test_report_tells_how_much_of_a_city_is_known(data: Path) -> None:
    assert review(data, 10)["cities"] == [
        {"city_code": 420700, "rows": 4, "matched_rows": 2, "names": 2, "matched_names": 1}
    ]


def test_report_tells_how_far_a_metric_is_spread(data: Path) -> None:
    found = review(data, 10)["metrics"]
    assert [(entry["metric"], entry["rows"], entry["matched_rows"], entry["names"]) for entry in found] == [
        ("control", 2, 2, 1),
        ("count", 2, 0, 1),
    ]
    assert [entry["metric"] for entry in review(data, 10)["listed"]] == ["count"]


def test_drift_tells_new_gone_and_changed_names(tmp_path: Path) -> None:
    publish(tmp_path, named("/a", ["公用经费控制率", "刊物印制册数"], matched=False))
    publish(tmp_path, named("/a", ["公用经费控制率", "印制期数"]))
    found = compared(tmp_path, 1, None)
    assert ([entry["name"] for entry in found["new"]], found["gone"]) == (["印制期数"], ["刊物印制册数"])
    assert [(entry["before"], entry["after"]) for entry in found["changed"]] == [(None, "public_expense_control_rate")]


@pytest.mark.parametrize("words", [("report",), ("drift", "--from", "1")])
def test_a_review_is_printed_for_people(words: tuple[str, ...], data: Path) -> None:
    done = CliRunner().invoke(app, [*words, "--data", str(data)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    "words",
    [
        ("match",),
        ("accept", "甲乙丙满意度", "--why", "示例"),
        ("accept", "甲乙丙满意度", "--why", "示例", "--as", "public_satisfaction", "--never"),
        ("accept", "甲乙丙满意度", "--as", "public_satisfaction"),
        ("accept", "甲乙丙满意度", "--why", "示例", "--metric", "satisfaction", "--subject", "甲"),
        ("accept", "甲乙丙满意度", "--why", "示例", "--metric", "no_such_metric"),
    ],
)
def test_a_command_that_says_too_little_or_too_much_is_refused(words: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, list(words)).exit_code != 0
