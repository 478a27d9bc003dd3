"""Readings of one line are compared in what their figures say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.ocr.agreement import Kind, disagreement, fold, kinds
from extractors.ocr.port import Reading

TEXTS = st.text("0123456789.,%‰≥≤<>=-±年个（）()，。 　％９", max_size=12)


def reading(text: str) -> Reading:
    """A reading with its characters spread evenly."""
    centres = tuple((at + 0.5) / len(text) for at in range(len(text)))
    return Reading(text=text, confidences=(0.9,) * len(text), centres=centres)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("９５％", "95%"),
        ("≥ 95 %", "≥95%"),
        ("≧95%", "≥95%"),
        ("（万元）", "(万元)"),
        ("一，二：", "一,二:"),
        ("第\u2ed8页", "第青页"),
    ],
)
def test_readings_that_differ_in_width_and_blanks_fold_alike(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"), [("95", "96"), ("1.5", "15"), ("≥5", "≤5"), ("≥5", ">5"), ("元", "无"), ("5%", "5")]
)
def test_readings_that_say_something_else_fold_apart(first: str, second: str) -> None:
    assert fold(first) != fold(second)


@pytest.mark.parametrize(
    ("first", "second", "differences"),
    [
        ("2406.62", "2406.82", [(Kind.DIGIT, "6", "8")]),
        ("148.61", "14861", [(Kind.POINT, ".", "")]),
        ("417.41", "417,41", [(Kind.POINT, ".", ",")]),
        ("98,880.78", "98.880.78", [(Kind.POINT, ",", ".")]),
        ("98,880.78", "98,.880.78", [(Kind.POINT, "", ".")]),
        ("1,935.36", "11935.36", [(Kind.DIGIT, ",", "1")]),
        ("≥95%", "≥958", [(Kind.DIGIT, "%", "8")]),
        ("95%", "95", [(Kind.PERCENT, "%", "")]),
        ("≥95%", "≤95%", [(Kind.COMPARATOR, "≥", "≤")]),
        ("≥95%", ">95%", [(Kind.COMPARATOR, "≥", ">")]),
        ("-3.5", "3.5", [(Kind.MINUS, "-", "")]),
        ("共12次34人", "共13次35人", [(Kind.DIGIT, "2", "3"), (Kind.DIGIT, "4", "5")]),
        ("0", "", [(Kind.DIGIT, "0", "")]),
        ("1,089.41", "1089.41", []),
        ("１０８９．４１", "1089.41", []),
        ("3.负责", "3、负责", []),
        ("95%。", "95%", []),
        ("完成率", "完戍率", []),
        ("", "", []),
    ],
)
def test_differences_in_figures_are_named(first: str, second: str, differences: list[tuple[Kind, str, str]]) -> None:
    assert [found[:3] for found in disagreement(reading(first), reading(second))] == differences


@pytest.mark.parametrize("second", ["之95%", "2P95%", "95%", "<95%", "≥95%"])
def test_a_sign_that_the_other_engine_does_not_know_is_no_disagreement(second: str) -> None:
    assert disagreement(reading("≥95%"), reading(second), frozenset("≥≤")) == ()


def test_a_figure_beside_an_unknown_sign_is_compared() -> None:
    found = disagreement(reading("≥95%"), reading("之93%"), frozenset("≥≤"))
    assert [difference[:3] for difference in found] == [(Kind.DIGIT, "5", "3")]


@pytest.mark.parametrize(("first", "second", "centre"), [("1089", "1069", 0.625), ("95", "95%", 5 / 6)])
def test_a_difference_tells_where_it_stands(first: str, second: str, centre: float) -> None:
    (found,) = disagreement(reading(first), reading(second))
    assert found.centre == pytest.approx(centre)


@pytest.mark.parametrize(("text", "at"), [("3.负责", 1), ("第3.", 2), ("a.5", 1)])
def test_only_the_points_of_figures_count(text: str, at: int) -> None:
    assert kinds(text)[at] is None


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_a_reading_agrees_with_itself(text: str) -> None:
    assert disagreement(reading(text), reading(text)) == ()


@given(TEXTS, TEXTS)
def test_readings_that_fold_alike_agree(first: str, second: str) -> None:
    assert fold(first) != fold(second) or disagreement(reading(first), reading(second)) == ()


@given(TEXTS, TEXTS)
def test_which_reading_is_first_decides_nothing_about_whether_they_agree(first: str, second: str) -> None:
    one, other = reading(first), reading(second)
    assert bool(disagreement(one, other)) == bool(disagreement(other, one))


@given(TEXTS, st.integers(0, 9))
def test_a_digit_more_is_a_disagreement(text: str, digit: int) -> None:
    assert disagreement(reading(text), reading(f"{text}{digit}"))
