"""What was promised, what was reached, and what it cost."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from flows.store.views import joined
from schemas.views import VIEWS, View
from tests.store.joined import Cells, extraction, money, put, rows, target

PROJECT = {"scope": "project", "project": "示例绿道养护"}


def done(year: int, number: float | None, **cells: object) -> Cells:
    """What was reached of an indicator."""
    return target(year, number, **({"role": "actual", "op": None} | cells))


def panel(root: Path, promise: Cells, *report: Cells, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Columns of the panel of a target form and a self-evaluation."""
    own = extraction("/a", 2024, indicators=[promise])
    return rows(
        put(root, own, extraction("/b", 2024, stage="self_evaluation", indicators=report)), "indicators_panel", *names
    )


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_says_in_its_first_line_what_it_is(view: View) -> None:
    first = joined(view.name).partition("\nCREATE")[0].splitlines()[:2]
    assert all(word in " ".join(first) for word in ("Grain:", "key:", "filters:", "units:")), view.name


@pytest.mark.parametrize(
    ("promise", "report", "told"),
    [
        ({}, {"value_si": 130.0}, (True, "operator", 130 / 120)),
        ({}, {"value_si": 90.0}, (False, "operator", 0.75)),
        ({"op": "<="}, {"value_si": 90.0}, (True, "operator", 120 / 90)),
        ({"op": "<="}, {"value_si": 150.0}, (False, "operator", 0.8)),
        ({"op": "="}, {"value_si": 120.0}, (True, "equal", 1.0)),
        ({"op": "="}, {"value_si": 121.0}, (False, "operator", 121 / 120)),
        ({"op": "=", "metric": "coverage"}, {"value_si": 121.0}, (True, "direction", 121 / 120)),
        ({"op": None, "metric": "response_time"}, {"value_si": 100.0}, (True, "direction", 1.2)),
        ({"op": None}, {"value_si": 100.0}, (None, None, 100 / 120)),
        ({}, {"value_si": 130.0, "unit": "人次"}, (None, None, None)),
        ({}, {"value_si": 130.0, "op": ">="}, (True, "operator", None)),
        ({"op": "<="}, {"value_si": 100.0, "op": ">="}, (None, None, None)),
        ({}, {"value_si": None}, (None, None, None)),
    ],
    ids=[
        "more", "less", "less of a bound", "more than a bound", "the same", "= and more", "= and the better side",
        "no comparator, less is better", "no comparator", "another unit", "a bound that satisfies", "a useless bound",
        "no number",
    ],
)  # fmt: skip
def test_attained_is_told_by_comparator_and_direction(
    tmp_path: Path, promise: dict[str, Any], report: dict[str, Any], told: tuple[Any, ...]
) -> None:
    found = panel(
        tmp_path, target(2024, 120.0, **promise), done(2024, 1.0, **report),
        names=("attained", "attained_by", "attainment"),
    )  # fmt: skip
    assert found == [(*told[:2], pytest.approx(told[2]) if told[2] is not None else None)]


@pytest.mark.parametrize(("reached", "told"), [("明显改善", (True, "equal")), ("有所改善", (None, None))])
def test_words_are_attained_where_they_are_the_same(tmp_path: Path, reached: str, told: tuple[Any, ...]) -> None:
    words = {"kind": "qualitative", "op": None, "unit": None}
    promise = target(2024, None, **(words | {"value_raw": "明显改善"}))
    report = done(2024, None, **(words | {"value_raw": reached}))
    assert panel(tmp_path, promise, report, names=("attained", "attained_by")) == [told]


def test_a_target_that_the_self_evaluation_tells_otherwise_is_a_conflict(tmp_path: Path) -> None:
    retold = target(2024, 100.0)
    found = panel(
        tmp_path, target(2024, 120.0), retold, done(2024, 110.0),
        names=("attained", "verified", "conflict", "evaluation_target_raw"),
    )  # fmt: skip
    assert found == [(False, False, "target", "≥100.0件")]


def test_a_name_that_is_printed_several_times_is_paired_with_none(tmp_path: Path) -> None:
    report = [done(2024, 1.0, seq=1), done(2024, 2.0, seq=2)]
    found = panel(tmp_path, target(2024, 120.0), *report, names=("promised_in", "actual_si", "conflict"))
    assert sorted(found, key=str) == [
        ("self_evaluation", 1.0, None), ("self_evaluation", 2.0, None), ("target", None, "several")
    ]  # fmt: skip


def test_a_name_that_is_printed_several_times_is_told_by_its_level(tmp_path: Path) -> None:
    own = [target(2024, 9.0, seq=1, level2="数量指标"), target(2024, 8.0, seq=2, level2="质量指标")]
    report = [done(2024, 2.0, seq=1, level2="质量指标"), done(2024, 1.0, seq=2, level2="数量指标")]
    dataset = put(
        tmp_path,
        extraction("/a", 2024, indicators=own),
        extraction("/b", 2024, stage="self_evaluation", indicators=report),
    )
    names = ("level2", "actual_si", "evaluation_matched")
    assert rows(dataset, "indicators_panel", *names) == [("数量指标", 1.0, "levels"), ("质量指标", 2.0, "levels")]


def test_the_same_measure_of_the_same_is_one_indicator(tmp_path: Path) -> None:
    promise = target(2024, 120.0, level3="工资及时支付率", metric="timeliness", subject="工资支付")
    report = done(2024, 130.0, level3="工资支付及时率", metric="timeliness", subject="工资支付")
    names = ("evaluation_matched", "evaluation_matched_score")
    assert panel(tmp_path, promise, report, names=names) == [("measure", 1.0)]


def test_the_year_before_stands_beside_with_what_was_reached_of_it(tmp_path: Path) -> None:
    filings = [
        extraction("/a", 2023, indicators=[target(2023, 100.0)]),
        extraction("/b", 2023, stage="self_evaluation", indicators=[target(2023, 100.0), done(2023, 104.0)]),
        extraction("/c", 2024, indicators=[target(2024, 120.0), target(2027, 200.0, horizon="long_term")]),
    ]
    names = ("fiscal_year", "target_si", "long_si", "earlier_target_si", "earlier_actual_si", "earlier_attained")
    found = rows(put(tmp_path, *filings), "indicators_panel", *names)
    assert found == [(2023, 100.0, None, None, None, None), (2024, 120.0, 200.0, 100.0, 104.0, True)]


def test_what_only_the_long_term_promises_is_a_row(tmp_path: Path) -> None:
    cells = [target(2024, 1.0), target(2027, 2.0, horizon="long_term", level3="绿道长度")]
    dataset = put(tmp_path, extraction("/a", 2024, indicators=cells))
    names = ("level3", "promised_in", "target_si", "long_si", "long_until")
    told = [("办件量", "target", 1.0, None, None), ("绿道长度", "long_term", None, 2.0, 2027)]
    assert rows(dataset, "indicators_panel", *names) == told


def test_a_project_stands_with_its_budget_and_what_was_spent(tmp_path: Path) -> None:
    spent = [money(2024, "100.00"), money(2024, "90.00", measure="adjusted"), money(2024, "81.00", measure="executed")]
    filings = [
        extraction("/a", 2024, funding=[money(2024, "100.00")], **PROJECT),
        extraction("/b", 2024, stage="self_evaluation", funding=spent, total_score=95.0, **PROJECT),
    ]
    names = ("seq", "budget_yuan", "budget_from", "adjusted_yuan", "executed_yuan", "execution_rate", "total_score")
    found = rows(put(tmp_path, *filings), "projects_panel", *names, "conflict")
    assert found == [(0, Decimal(100), "target", Decimal(90), Decimal(81), 0.9, 95.0, None)]


def test_a_budget_that_the_self_evaluation_tells_otherwise_is_a_conflict(tmp_path: Path) -> None:
    filings = [
        extraction("/a", 2024, funding=[money(2024, "100.00")], **PROJECT),
        extraction("/b", 2024, stage="self_evaluation", funding=[money(2024, "99.00")], **PROJECT),
    ]
    assert rows(put(tmp_path, *filings), "projects_panel", "budget_yuan", "conflict") == [(Decimal(100), "budget")]


def test_the_wide_table_has_one_row_for_a_filing_of_several_measures(tmp_path: Path) -> None:
    cells = [
        money(2024, "100.00"), money(2024, "90.00", measure="adjusted"), money(2024, "81.00", measure="executed"),
        money(2023, "70.00", period="prior"),
    ]  # fmt: skip
    dataset = put(tmp_path, extraction("/a", 2024, stage="self_evaluation", funding=cells))
    names = ("income_total", "adjusted_income_total", "executed_income_total", "execution_rate", "prior_income_total")
    told = (Decimal(100), Decimal(90), Decimal(81), 0.9, Decimal(70), 4, 0)
    assert rows(dataset, "funding_wide", *names, "amounts", "unplaced") == [told]
