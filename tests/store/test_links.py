"""Which filings the links lay beside each other, how, and why not."""

from pathlib import Path
from typing import Any

import pytest

from flows.store import Dataset
from schemas.filing import Extraction
from tests.store.joined import extraction, put, rows

PROJECT = {"scope": "project", "project": "示例绿道养护"}


def filed(uri: str, year: int = 2024, stage: str = "target", **cells: object) -> Extraction:
    """A project's form."""
    return extraction(uri, year, stage=stage, **{**PROJECT, **cells})


def evaluations(dataset: Dataset) -> list[tuple[Any, ...]]:
    """How each target form's self-evaluation was found, or why not."""
    names = ("stage", "evaluation_method", "evaluation_conflict", "evaluation_filing_id")
    found = rows(dataset, "filing_links", *names)
    return [(method, conflict) for stage, method, conflict, _ in found if stage == "target"]


@pytest.mark.parametrize(
    ("target", "report", "told"),
    [
        ({}, {}, ("name", None)),
        ({}, {"project": "“示例绿道养护”"}, ("name", None)),
        ({"project": "2024年示例绿道养护"}, {}, ("written", None)),
        ({}, {"project": "示例绿道养护（2024年度）"}, ("written", None)),
        ({}, {"department": "示例局"}, ("written", None)),
        ({"department": "鄂州市国土资源局"}, {"department": "鄂州市自然资源局"}, ("renamed", None)),
        ({"project_code": "4207A1"}, {"project_code": "4207A1", "project": "示例绿道养获"}, ("code", None)),
        ({"project_code": "4207A1"}, {"project_code": "4207B2"}, (None, "code")),
        ({"project_code": "4207A1"}, {"project_code": "4207A1", "project": "样例河道清淤工程"}, (None, "name")),
        ({"unit": "甲所"}, {"unit": "乙所"}, (None, "unit")),
        ({"unit": "鄂州市甲所"}, {"unit": "甲所"}, ("name", None)),
        ({}, {"project": "示例绿道养护二期"}, (None, None)),
        ({}, {"department": None}, (None, None)),
        ({"department": "鄂州市工商行政管理局"}, {"department": "鄂州市市场监督管理局"}, (None, None)),
    ],
    ids=[
        "alike", "quoted", "year before", "year behind", "no division", "renamed", "code", "other code",
        "code of another", "other unit", "unit without division", "sibling", "no department", "merged",
    ],
)  # fmt: skip
def test_a_self_evaluation_is_found_by_what_both_forms_print(
    tmp_path: Path, target: dict[str, Any], report: dict[str, Any], told: tuple[str | None, str | None]
) -> None:
    dataset = put(tmp_path, filed("/a", **target), filed("/b", stage="self_evaluation", **report))
    assert evaluations(dataset) == [told]


def test_units_tell_apart_what_several_carry_out(tmp_path: Path) -> None:
    forms = [
        filed(f"/{stage}{unit}", stage=stage, unit=unit) for stage in ("target", "self_evaluation") for unit in "甲乙"
    ]
    assert evaluations(put(tmp_path, *forms)) == [("unit", None)] * 2


def test_of_several_that_nothing_tells_apart_none_is_taken(tmp_path: Path) -> None:
    forms = [filed("/a"), filed("/b", stage="self_evaluation"), filed("/c", stage="self_evaluation")]
    assert evaluations(put(tmp_path, *forms)) == [(None, "several")]


def test_names_and_codes_that_lead_apart_lead_nowhere(tmp_path: Path) -> None:
    own = filed("/a", project_code="4207A1")
    by_name = filed("/b", stage="self_evaluation", project_code=None)
    by_code = filed("/c", stage="self_evaluation", project_code="4207A1", project="示例绿道养护二期")
    assert evaluations(put(tmp_path, own, by_name, by_code)) == [(None, "ways")]


def test_a_renamed_department_is_one_over_its_years(tmp_path: Path) -> None:
    forms = [filed("/a", 2018, department="鄂州市国土资源局"), filed("/b", 2019, department="鄂州市自然资源局")]
    dataset = put(tmp_path, *forms)
    found = rows(dataset, "departments", "department_id", "name", "wordings", "former_names", "changed_in", "years")
    assert found == [
        ("420700-自然资源局", "鄂州市自然资源局", "鄂州市国土资源局|鄂州市自然资源局", "国土资源局", 2019, "2018|2019")
    ]
    assert rows(dataset, "filing_links", "earlier_method")[-1:] == [("renamed",)]


def test_a_merged_department_says_where_it_went(tmp_path: Path) -> None:
    dataset = put(tmp_path, filed("/a", 2018, department="鄂州市旅游局"))
    assert rows(dataset, "departments", "merged_into", "changed_in") == [("420700-文化和旅游局", 2019)]


def test_both_ways_of_a_link_are_told(tmp_path: Path) -> None:
    dataset = put(tmp_path, filed("/a"), filed("/b", stage="self_evaluation"))
    found = rows(dataset, "filing_links", "filing_id", "evaluation_filing_id", "target_filing_id")
    forth = {own: other for own, other, _ in found if other is not None}
    assert forth == {back: own for own, _, back in found if back is not None}
    assert len(forth) == 1
