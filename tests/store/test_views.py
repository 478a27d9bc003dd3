"""The joined views: their grain, units and nulls."""

import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.values import unit_factor
from extractors.values.units import listed
from flows.outcome import Identity, copy_of
from flows.store import Dataset
from flows.store.tables import view_schema
from flows.store.views import named
from mappings.money_lines import by_word
from mappings.value_words import value_words
from schemas.errors import WrongUsage
from schemas.filing import Partition
from schemas.tables import Filing
from schemas.views import VIEWS, View
from schemas.views.money import LINES
from tests.store.joined import extraction, money, put, rows, target

SHARES = {"%", "‰", "‱", "成"}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_has_the_columns_that_the_dictionary_tells(tmp_path: Path, view: View) -> None:
    dataset = put(tmp_path, extraction("/a", 2024, funding=[money(2024, "1.00")], indicators=[target(2024, 1.0)]))
    assert dataset.arrow(view.name).schema.equals(view_schema(view))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_of_a_dataset_without_filings_is_empty(tmp_path: Path, view: View) -> None:
    assert put(tmp_path).arrow(view.name) == view_schema(view).empty_table()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_what_names_a_row_of_a_view_names_one(tmp_path: Path, view: View) -> None:
    twice = [money(2024, "1.00"), money(2024, "2.00"), money(2023, "1.00", period="prior"), money(None, "3.00")]
    several = [target(2024, 1.0), target(2024, 2.0), target(2023, 1.0, role="prior"), target(2024, 1.0, seq=2)]
    doubts = [{"table_name": name, "target_row_id": 0} for name in ("funding", "funding", "indicators", "indicators")]
    filings = [
        extraction(f"/{year}{stage}{copy}", year, stage=stage, funding=twice, indicators=several, findings=doubts)
        for year in (2023, 2024)
        for stage in ("target", "self_evaluation")
        for copy in "ab"
    ]
    table = put(tmp_path, *filings).arrow(view.name).select(list(view.order))
    keys = [tuple(row.values()) for row in table.to_pylist()]
    # Two filings of one department and year: nothing may come of either that the other would multiply.
    grain = {
        "filing_links": 8, "departments": 1, "indicators_named": 32, "funding_by_measure": 24, "funding_wide": 8,
        "funding_yearly": 24, "projects_panel": 0, "indicator_families": 4,
    }  # fmt: skip
    assert (len(keys), len(set(keys))) == (grain.get(view.name, 24), len(keys))


def test_a_view_of_one_city_and_year_holds_no_other(tmp_path: Path) -> None:
    dataset = put(tmp_path, *(extraction(f"/{year}", year, indicators=[target(year, 1.0)]) for year in (2023, 2024)))
    assert dataset.arrow("indicators_named", city=420700, year=2024)["fiscal_year"].to_pylist() == [2024]


@pytest.mark.parametrize(
    ("unit", "meant"),
    [
        ("万平方米", "平方米"),
        ("%", "1"),
        ("亿千瓦时", "千瓦时"),
        ("千米", "千米"),
        ("百分点", "百分点"),
        ("亿", None),
        (None, None),
        ("万元/人", "元/人"),
    ],
)
def test_the_unit_of_a_value_is_without_its_scale(tmp_path: Path, unit: str | None, meant: str | None) -> None:
    dataset = put(tmp_path, extraction("/a", 2024, indicators=[target(2024, 1.0, unit=unit)]))
    assert rows(dataset, "indicators_named", "unit_si") == [(meant,)]


def test_every_unit_of_the_vocabulary_comes_through_alike(tmp_path: Path) -> None:
    scales = ["", *value_words().scales]
    units = [f"{scale}{unit}" for scale in scales for unit in listed() if unit_factor(f"{scale}{unit}") is not None]
    meant = [next(word for scale in scales for word in listed() if f"{scale}{word}" == unit) for unit in units]
    cells = [target(2024, 1.0, unit=unit, seq=seq) for seq, unit in enumerate(units, 1)]
    found = rows(put(tmp_path, extraction("/a", 2024, indicators=cells)), "indicators_named", "unit_si")
    assert [told for (told,) in found] == ["1" if unit in SHARES else unit for unit in meant]


def test_doubt_is_told_of_the_row_that_a_warning_speaks_of(tmp_path: Path) -> None:
    cells = [target(2024, 1.0, seq=seq) for seq in (1, 2, 3)]
    doubts = [
        {"table_name": "indicators", "target_row_id": 1, "severity": "warning"},
        {"table_name": "indicators", "target_row_id": 2, "severity": "info"},
        {"table_name": "funding", "target_row_id": 0, "severity": "error"},
        {"table_name": "indicators", "target_row_id": None, "severity": "error"},
    ]
    dataset = put(tmp_path, extraction("/a", 2024, indicators=cells, findings=doubts))
    assert rows(dataset, "indicators_named", "findings", "doubtful") == [(0, False), (1, True), (1, False)]


def test_the_wide_columns_are_the_lines_of_the_catalogue() -> None:
    lines = {f"{item.section}_{item.id}" for item in by_word().values()}
    assert {column.name for column in LINES} == lines


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        ([money(2024, "1.10")], (Decimal("1.10"), 1, 0)),
        ([money(2024, "0.00")], (Decimal("0.00"), 1, 0)),
        ([money(2024, "1.10"), money(2024, "1.10")], (Decimal("1.10"), 2, 0)),
        ([money(2024, "1.10"), money(2024, "1.20")], (None, 2, 2)),
        ([money(2024, None)], (None, 1, 1)),
        ([money(2024, "1.00", item=None, item_name="杂项")], (None, 1, 1)),
        ([money(2024, "1.00", item="basic")], (None, 1, 1)),
    ],
    ids=["one", "zero", "twice the same", "two of one line", "no unit", "no line of the catalogue", "wrong side"],
)
def test_a_column_holds_an_amount_that_is_certain(tmp_path: Path, amounts: list[Any], told: tuple[Any, ...]) -> None:
    dataset = put(tmp_path, extraction("/a", 2024, funding=amounts))
    assert rows(dataset, "funding_wide", "income_total", "amounts", "unplaced") == [told]


def yearly(dataset: Dataset, *names: str) -> list[tuple[Any, ...]]:
    """Money of 2024 beside that of the year before."""
    return rows(Dataset(folder=dataset.folder, generation=1), "funding_yearly", *names)[-1:]


def test_money_stands_beside_both_tellings_of_last_year(tmp_path: Path) -> None:
    own = extraction("/a", 2024, funding=[money(2024, "120.00"), money(2023, "100.00", period="prior")])
    dataset = put(tmp_path, own, extraction("/b", 2023, funding=[money(2023, "96.00")]))
    names = ("prior_difference_yuan", "prior_growth", "earlier_difference_yuan", "earlier_growth", "restated_yuan")
    assert yearly(dataset, *names) == [(Decimal(20), 0.2, Decimal(24), 0.25, Decimal(4))]


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        ([money(2023, "96.00"), money(2023, "97.00")], {}),
        ([money(2022, "96.00")], {}),
        ([money(2023, "96.00", measure="executed")], {}),
        ([money(2023, "96.00")], {"status": "superseded"}),
        ([money(2023, "96.00")], {"department": "鄂州市另一局"}),
        ([money(2023, "96.00")], {"scope": "project", "project": "某项目"}),
    ],
    ids=["printed twice", "another year", "another measure", "superseded", "another department", "a project's"],
)
def test_money_is_beside_none_that_is_not_its_own(tmp_path: Path, before: list[Any], cells: dict[str, Any]) -> None:
    own = extraction("/a", 2024, funding=[money(2024, "120.00")])
    dataset = put(tmp_path, own, extraction("/b", 2023, funding=before, **cells))
    assert yearly(dataset, "earlier_yuan", "earlier_growth") == [(None, None)]


def test_growth_from_nothing_is_unknown(tmp_path: Path) -> None:
    dataset = put(tmp_path, extraction("/a", 2024, funding=[money(2024, "1.00"), money(2023, "0.00", period="prior")]))
    assert yearly(dataset, "prior_difference_yuan", "prior_growth") == [(Decimal(1), None)]


def test_of_two_filings_of_one_department_and_year_neither_is_last_year(tmp_path: Path) -> None:
    dataset = put(tmp_path, extraction("/a", 2024), extraction("/b", 2023), extraction("/c", 2023))
    assert rows(dataset, "filing_links", "earlier_filing_id") == [(None,)] * 3


@pytest.mark.parametrize(
    "printed", ["鄂州市“示例”局", " 鄂州市示例局：", "鄂州市「示例」局", "鄂州市示例局(本级)", "鄂州市示例局（本级）"]
)
def test_departments_are_told_apart_as_copies_are(tmp_path: Path, printed: str) -> None:
    plain = "鄂州市示例局(本级)" if "本级" in printed else "鄂州市示例局"
    filings = [extraction("/a", 2024, department=printed), extraction("/b", 2023, department=plain)]
    linked = [
        link for (link,) in rows(put(tmp_path, *filings), "filing_links", "earlier_filing_id") if link is not None
    ]
    own, earlier = (identity(each.filings[0].filing, each.filings[0].partition) for each in filings)
    assert (len(linked) == 1) == (own.before == earlier)


def identity(filing: Filing, partition: Partition) -> Identity:
    """What the copies of a filing have in common."""
    found = copy_of(filing, partition).identity
    assert found is not None
    return found


def test_a_target_stands_beside_last_years_value_target_and_what_was_achieved(tmp_path: Path) -> None:
    own = extraction("/a", 2024, indicators=[target(2024, 120.0), target(2023, 90.0, role="prior")])
    earlier = extraction("/b", 2023, indicators=[target(2023, 100.0)])
    done = extraction("/c", 2024, stage="self_evaluation", indicators=[target(2024, 130.0, role="actual", op=None)])
    names = ("fiscal_year", "prior_value_si", "prior_difference_si", "earlier_value_si", "earlier_growth", "met")
    found = rows(put(tmp_path, own, earlier, done), "indicators_yearly", *names)
    assert found == [(2023, None, None, None, None, None), (2024, 90.0, 30.0, 100.0, 0.2, True)]


def test_a_self_evaluation_tells_what_was_achieved_in_the_row_of_the_target(tmp_path: Path) -> None:
    cells = [target(2024, 120.0), target(2024, 119.0, role="actual", op=None)]
    dataset = put(tmp_path, extraction("/a", 2024, stage="self_evaluation", indicators=cells))
    assert rows(dataset, "indicators_yearly", "actual_difference_si", "actual_matched", "met") == [(-1.0, "row", False)]


@pytest.mark.parametrize(
    ("before", "matched"),
    [
        ({"level3": "办件量"}, "level3"),
        ({"level3": "办件数量", "indicator_id": "cases"}, "indicator_id"),
        ({"level3": "办件数量"}, None),
    ],
)
def test_indicators_are_paired_by_name_and_then_by_id(tmp_path: Path, before: dict[str, Any], matched: str) -> None:
    own = extraction("/a", 2024, indicators=[target(2024, 120.0, indicator_id="cases")])
    dataset = put(tmp_path, own, extraction("/b", 2023, indicators=[target(2023, 100.0, **before)]))
    assert rows(dataset, "indicators_yearly", "earlier_matched")[-1:] == [(matched,)]


def test_values_of_two_units_are_not_compared(tmp_path: Path) -> None:
    own = extraction("/a", 2024, indicators=[target(2024, 120.0)])
    dataset = put(tmp_path, own, extraction("/b", 2023, indicators=[target(2023, 100.0, unit="人次")]))
    found = rows(dataset, "indicators_yearly", "earlier_value_si", "earlier_difference_si", "earlier_growth")
    assert found[-1:] == [(100.0, None, None)]


def test_a_family_holds_what_is_measured_of_one_class_whatever_the_name(tmp_path: Path) -> None:
    asked = {"metric": "satisfaction", "subject_class": "users", "unit": "%"}
    own = [
        target(2024, 0.9, seq=1, level3="书架用户满意度", **asked),
        target(2024, 0.8, seq=2, level3="书架读者满意度", indicator_id="satisfaction:书架读者满意度", **asked),
        target(2024, None, seq=3, level3="书架读者满意度", **asked),
        target(2024, 0.7, seq=4, **(asked | {"subject_class": "staff"})),
        target(2024, 9.0, seq=5, metric=None),
    ]
    doubts = [{"table_name": "indicators", "target_row_id": 1, "severity": "warning"}]
    dataset = put(tmp_path, extraction("/a", 2024, indicators=own, findings=doubts), extraction("/b", 2023))
    names = ("subject_class", "unit_si", "values", "numbers", "filings", "names", "indicators", "value_si_median")
    assert rows(dataset, "indicator_families", *names) == [
        ("staff", "1", 1, 1, 1, 1, 0, 0.7),
        ("users", "1", 2, 2, 1, 2, 1, pytest.approx(0.85)),
        ("users", None, 1, 0, 1, 1, 0, None),
    ]
    assert rows(dataset, "indicator_families", "doubtful", "value_si_max") == [(0, 0.7), (1, 0.9), (0, None)]


def test_polars_reads_a_view(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    dataset = put(tmp_path, extraction("/a", 2024, funding=[money(2024, "1.10")]))
    assert dataset.polars("funding_wide")["income_total"].to_list() == [Decimal("1.10")]
    assert dataset.polars("funding_wide").schema["income_total"] == polars.Decimal(20, 2)


def test_a_missing_polars_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset = put(tmp_path, extraction("/a", 2024))
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(WrongUsage, match=r"pip install 'jixiao\[polars\]'"):
        dataset.polars("filings")


def test_the_views_are_in_the_wheel(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent.parent
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert {f"flows/store/sql/{view.name}.sql" for view in VIEWS} <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("SELECT * FROM Funding", {"funding"}),
        ("WITH a AS (FROM indicators_named) FROM a", {"indicators_named", "indicators", "filings", "findings"}),
        ("PIVOT funding ON year USING count(*)", {"funding"}),
        ("SHOW TABLES", None),
        ("SELECT 1", set()),
    ],
)
def test_a_statement_reads_what_it_names_and_what_that_reads(sql: str, names: set[str] | None) -> None:
    assert named(sql) == names
