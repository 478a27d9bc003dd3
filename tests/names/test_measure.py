"""The matcher on the labelled names: half of them was never looked at while it was tuned."""

import pytest

from benchmarks.names import Half, crossings, pairs, scored

HALVES: list[Half] = ["dev", "test"]


@pytest.mark.parametrize("half", HALVES)
def test_hardly_a_name_is_given_a_wrong_indicator(half: Half) -> None:
    assert scored([pair for pair in pairs() if pair.half == half]).precision >= 0.995


@pytest.mark.parametrize("half", HALVES)
def test_names_that_mean_an_indicator_are_given_it(half: Half) -> None:
    assert scored([pair for pair in pairs() if pair.half == half]).recall >= 0.95


def test_six_hundred_names_are_labelled_once() -> None:
    names = [pair.printed for pair in pairs()]
    assert len(names) == len(set(names)) >= 600


def test_no_known_wording_is_taken_for_one_of_another_indicator() -> None:
    assert list(crossings()) == []
