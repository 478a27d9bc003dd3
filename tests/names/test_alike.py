"""Near-alike names: half of the labelled pairs was seen as totals only while the rules were written."""

import pytest

from benchmarks.alike import halves, labelled, scored
from benchmarks.names import Half
from mappings.names import is_listed_name

HALVES: list[Half] = ["dev", "test"]
PRECISION: dict[Half, float] = {"dev": 0.975, "test": 0.99}


@pytest.mark.parametrize("half", HALVES)
def test_hardly_a_pair_that_differs_is_given_one_indicator(half: Half) -> None:
    assert scored([pair for pair in labelled() if pair.half == half]).precision >= PRECISION[half]


@pytest.mark.parametrize("half", HALVES)
def test_most_pairs_that_say_the_same_are_given_one_indicator(half: Half) -> None:
    assert scored([pair for pair in labelled() if pair.half == half]).recall >= 0.9


def test_no_pair_that_differs_is_given_one_indicator_by_its_words() -> None:
    """What the catalogue lists under one indicator is its own decision."""
    wrong = [pair for pair in labelled() if pair.merged and not pair.same]
    assert [
        (pair.one.printed, pair.other.printed)
        for pair in wrong
        if not (is_listed_name(pair.one.printed) and is_listed_name(pair.other.printed))
    ] == []


def test_the_pairs_are_halved() -> None:
    assert {pair.half for pair in labelled()} == {half for text in HALVES for half in halves(text)}
