"""The table of divisions, and the wordings beside it."""

import csv
from pathlib import Path

import pytest

from benchmarks.make_divisions import lines as table_lines
from benchmarks.make_divisions import read as read_facts
from mappings.division_names import bygone, ordinary, words
from mappings.division_table import COLUMNS
from mappings.divisions import codes, division
from mappings.loading import FOLDER

ALL = [division(code) for code in codes()]
IN_FORCE = [each for each in ALL if not each.withdrawn]


def test_the_table_has_the_divisions_of_the_mainland() -> None:
    mainland = [each for each in IN_FORCE if each.code < 700000]
    levels = [each.level for each in mainland]
    assert (levels.count("province"), levels.count("prefecture"), levels.count("county")) == (31, 333, 2847)


def test_the_table_is_in_the_order_of_the_codes() -> None:
    assert list(codes()) == sorted(set(codes()))


def test_every_parent_stands_one_level_or_two_above() -> None:
    ranks = {"province": 0, "prefecture": 1, "county": 2}
    assert [
        each for each in ALL if each.parent is not None and ranks[division(each.parent).level] >= ranks[each.level]
    ] == []


def test_provinces_alone_have_no_parent() -> None:
    assert {each.level for each in ALL if each.parent is None} == {"province"}


def test_a_division_in_force_has_no_withdrawn_parent() -> None:
    assert [each for each in IN_FORCE if each.parent is not None and division(each.parent).withdrawn] == []


def test_successors_are_in_force() -> None:
    assert [each for each in ALL if each.successor is not None and division(each.successor).withdrawn] == []


def test_only_withdrawn_divisions_have_a_successor() -> None:
    assert [each for each in IN_FORCE if each.successor is not None] == []


def test_no_field_of_the_table_needs_quotes() -> None:
    with (FOLDER / "divisions.csv").open(encoding="utf-8", newline="") as file:
        assert {len(fields) for fields in csv.reader(file)} == {len(COLUMNS)}


def test_other_names_are_not_official_ones() -> None:
    official = {each.name for each in IN_FORCE}
    assert [entry for entry in words().other_names if entry.printed in official] == []


def test_other_names_are_of_divisions_in_force() -> None:
    named = (*words().other_names, *words().short_names)
    assert [entry for entry in named if division(entry.code).withdrawn] == []


def test_bygone_divisions_are_withdrawn() -> None:
    assert [code for code in bygone() if not division(code).withdrawn] == []


def test_ordinary_words_are_short_names() -> None:
    stems = {name[: len(name) - cut] for name in (each.name for each in IN_FORCE) for cut in range(1, len(name))}
    assert ordinary() - stems == frozenset()


@pytest.mark.corpus
def test_the_table_is_made_from_the_facts(corpus: Path) -> None:
    facts = corpus / "divisions"
    made = table_lines(read_facts(facts / "list.json"), read_facts(facts / "history.json"))
    assert (FOLDER / "divisions.csv").read_text("utf-8").splitlines() == list(made)
