"""What is invented ties out, is distinct, and is the same for the same seed."""

import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.render.invent import filings, invent
from benchmarks.render.money import HUNAN_TOTAL, PROJECT_LINE, TOTAL
from benchmarks.render.truth import Amount, Form, Section, Truth, to_gold
from benchmarks.render.values import printed_number
from benchmarks.render.words import Entry, indicators, offices, places

FORMS = st.sampled_from(get_args(Form))
HUBEI = st.sampled_from(get_args(Form)[:2])
SEEDS = st.integers(0, 10**9)
few = settings(max_examples=40, deadline=None)


def made(form: Form, seed: int) -> Truth:
    return invent(Random(seed), form, 1)


@cache
def many() -> tuple[Truth, ...]:
    return tuple(filings(seed=5, number=120))


def lines(truth: Truth, section: Section, year: int) -> list[Amount]:
    return [row for row in truth.funding if (row.section, row.year) == (section, year)]


def total(truth: Truth, section: Section, year: int) -> Decimal:
    return next(row.amount for row in lines(truth, section, year) if row.item == TOTAL)


@few
@given(HUBEI, SEEDS)
def test_items_of_each_section_and_year_add_up_to_its_total(form: Form, seed: int) -> None:
    truth = made(form, seed)
    for year in (truth.head.fiscal_year, *truth.funding_years):
        for section in get_args(Section):
            items = [row.amount for row in lines(truth, section, year) if row.item != TOTAL]
            assert sum(items) == total(truth, section, year)


@few
@given(HUBEI, SEEDS)
def test_income_equals_expenditure_in_each_year(form: Form, seed: int) -> None:
    truth = made(form, seed)
    for year in (truth.head.fiscal_year, *truth.funding_years):
        assert total(truth, "income", year) == total(truth, "expenditure", year)


@few
@given(SEEDS)
def test_sources_and_uses_of_hunan_add_up_to_its_total(seed: int) -> None:
    amounts = {(row.section, row.item): row.amount for row in made("hunan-department-goal", seed).funding}
    whole = amounts.pop(("income", HUNAN_TOTAL))
    for section in get_args(Section):
        assert sum(amount for (each, _), amount in amounts.items() if each == section) == whole


@few
@given(HUBEI, SEEDS)
def test_a_printed_share_is_the_rounded_share_of_the_total(form: Form, seed: int) -> None:
    truth = made(form, seed)
    for row in truth.funding:
        if row.share is not None:
            exact = row.amount / total(truth, row.section, row.year)
            assert row.share == exact.quantize(row.share, ROUND_HALF_UP)


@few
@given(HUBEI, SEEDS)
def test_only_the_budget_year_prints_shares(form: Form, seed: int) -> None:
    assert all((row.share is None) == (row.period == "prior") for row in made(form, seed).funding)


@few
@given(HUBEI, SEEDS)
def test_projects_add_up_to_the_line_of_projects(form: Form, seed: int) -> None:
    truth = made(form, seed)
    if truth.projects:
        year = truth.head.fiscal_year
        line = next(row.amount for row in truth.funding if (row.item, row.year) == (PROJECT_LINE[form], year))
        assert sum(project.year_budget for project in truth.projects) == line


@few
@given(FORMS, SEEDS)
def test_no_two_indicators_of_a_table_bear_one_name(form: Form, seed: int) -> None:
    names = Counter((row.horizon, row.level3) for row in made(form, seed).indicators)
    assert max(names.values()) == 1


@few
@given(FORMS, SEEDS)
def test_a_number_stands_in_its_printed_value(form: Form, seed: int) -> None:
    for row in made(form, seed).indicators:
        for value in row.values:
            assert value.number is None or printed_number(value.number) in value.raw.replace(",", "")


@few
@given(FORMS, SEEDS)
def test_a_printed_value_holds_no_blanks(form: Form, seed: int) -> None:
    assert all(value.raw == "".join(value.raw.split()) for row in made(form, seed).indicators for value in row.values)


@few
@given(FORMS, SEEDS)
def test_an_office_says_that_it_does_not_exist(form: Form, seed: int) -> None:
    department = made(form, seed).head.department
    assert any(model in department for model in offices().models)


@few
@given(FORMS, SEEDS)
def test_an_offices_name_begins_with_its_place(form: Form, seed: int) -> None:
    head = made(form, seed).head
    assert head.department.startswith(tuple(filter(None, (head.county, head.city, head.province))))


def test_a_thousand_filings_are_of_different_departments_and_years() -> None:
    heads = {(truth.head.department, truth.head.fiscal_year) for truth in filings(seed=5, number=1000)}
    assert len(heads) == 1000


def test_the_same_seed_invents_the_same_filings() -> None:
    assert list(filings(seed=5, number=20)) == list(filings(seed=5, number=20))


def test_more_filings_of_a_seed_begin_with_the_fewer() -> None:
    assert list(filings(seed=5, number=30))[:20] == list(filings(seed=5, number=20))


def test_another_seed_invents_other_filings() -> None:
    names = {truth.head.department for truth in filings(seed=5, number=20)}
    assert names != {truth.head.department for truth in filings(seed=6, number=20)}


def test_past_years_are_printed_in_both_orders() -> None:
    orders = {years == tuple(sorted(years)) for truth in filings(seed=5, number=40) for years in [truth.funding_years]}
    assert orders == {True, False}


@pytest.mark.parametrize("entry", indicators().hubei.own, ids=lambda entry: entry.name)
def test_every_own_indicator_is_printed_some_day(entry: Entry) -> None:
    pattern = re.compile(re.sub(r"\{\w+\}", ".+", entry.name))
    assert any(pattern.fullmatch(row.level3) for truth in many() for row in truth.indicators)


@pytest.mark.parametrize("province", ["湖北省", "湖南省"])
def test_a_division_below_the_province_has_its_prefectures_code(province: str) -> None:
    codes = {place.city: place.adcode[:4] for place in places(province) if place.county is None}
    assert all(place.adcode[:4] == codes[place.city] for place in places(province))


def test_gold_has_the_keys_that_are_scored() -> None:
    gold = to_gold(made("hubei-department-goal", 1))
    assert list(gold) == ["source", "filing", "funding", "projects", "narratives", "indicators", "findings"]


def test_gold_names_the_class_of_an_indicator_without_underscore() -> None:
    rows = to_gold(made("hubei-department-goal", 1))["indicators"]
    assert isinstance(rows, list)
    assert "class" in rows[0]
