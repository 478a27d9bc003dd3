"""Damages move, repeat or lose print as they say, and nothing else."""

from collections import Counter
from functools import cache
from random import Random

import pytest

from benchmarks.render.copies import Copy, indicator_at
from benchmarks.render.damage import DAMAGES, MARKS, MOVES, damaged
from benchmarks.render.sheet import check
from benchmarks.render.truth import Indicator
from tests.render.copying import copies

MOVED_ONLY = sorted(set(MOVES) - {"repeated_head", "repeated_merge", "two_values"})
SAME_ROWS = sorted(set(DAMAGES) - {"two_values", "misprint"})


@cache
def made(name: str) -> list[tuple[Copy, Copy]]:
    """Copies before and after a damage, of those that have a place for it."""
    pairs = [(copy, DAMAGES[name](Random(place), copy)) for place, copy in enumerate(copies(24))]
    return [(before, after) for before, after in pairs if after is not None]


def inks(copy: Copy) -> Counter[str]:
    return Counter(cell.ink.text for cell in copy.sheet.cells if cell.ink.text)


def bare(row: Indicator) -> tuple[str, str, tuple[str, ...]]:
    return row.horizon, row.level3, tuple(value.raw for value in row.values)


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_some_form_has_a_place_for_the_damage(name: str) -> None:
    assert made(name)


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_a_damaged_table_tiles(name: str) -> None:
    for _, after in made(name):
        check(after.sheet.cells, len(after.sheet.rows), after.sheet.cols)


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_the_damage_shows(name: str) -> None:
    assert any(before.sheet != after.sheet for before, after in made(name))


@pytest.mark.parametrize("name", MOVED_ONLY)
def test_moving_cells_loses_no_ink(name: str) -> None:
    assert all(inks(before) == inks(after) for before, after in made(name))


@pytest.mark.parametrize("name", SAME_ROWS)
def test_what_the_filing_says_is_unchanged(name: str) -> None:
    assert all(before.truth.indicators == after.truth.indicators for before, after in made(name))


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_a_damage_leaves_money_and_prose_alone(name: str) -> None:
    for before, after in made(name):
        assert (before.truth.funding, before.truth.narratives) == (after.truth.funding, after.truth.narratives)


def test_two_values_under_three_heads_have_neither_role_nor_year() -> None:
    changed = [
        new
        for before, after in made("two_values")
        for old, new in zip(before.truth.indicators, after.truth.indicators, strict=True)
        if old != new
    ]
    assert {(len(row.values), value.role, value.year) for row in changed for value in row.values} == {(2, None, None)}


def test_two_values_name_each_row_in_a_finding() -> None:
    for before, after in made("two_values"):
        changed = sum(old != new for old, new in zip(before.truth.indicators, after.truth.indicators, strict=True))
        assert len(after.truth.findings) - len(before.truth.findings) == changed


def test_a_misprint_changes_the_printed_name_alone() -> None:
    for before, after in made("misprint"):
        assert [bare(row) for row in before.truth.indicators] == [bare(row) for row in after.truth.indicators]
        assert before.truth.indicators != after.truth.indicators


def test_a_misprint_is_printed() -> None:
    for _, after in made("misprint"):
        printed = {cell.ink.text for cell in after.sheet.cells}
        assert all(row.level3_raw in printed for row in after.truth.indicators)


def test_a_repeated_head_adds_its_rows() -> None:
    assert {len(after.sheet.rows) - len(before.sheet.rows) for before, after in made("repeated_head")} == {1, 3}


def test_a_shifted_row_still_knows_its_indicator() -> None:
    before, after = made("shifted_right")[0]
    rows = range(len(before.sheet.rows))
    assert [indicator_at(before, row) for row in rows] == [indicator_at(after, row) for row in rows]


def test_the_same_seed_damages_alike() -> None:
    copy = copies(1)[0]
    assert damaged(Random(4), copy) == damaged(Random(4), copy)


def test_marks_and_moves_are_different_damages() -> None:
    assert not set(MARKS) & set(MOVES)
