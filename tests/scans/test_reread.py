"""Which lines are looked at again, and what comes of several looks."""

import pytest

from extractors.ocr.port import Reading
from extractors.scans.reread import Looks, is_doubtful


def reading(text: str, sure: float = 1.0) -> Reading:
    """A reading, all of its characters equally sure."""
    return Reading(text=text, confidences=(sure,) * len(text), centres=(0.5,) * len(text))


@pytest.mark.parametrize("text", ["1089.41", "≥95%", "58,118.59", "37万平方米", "-3.5%", "12次", "≤0%", "0"])
def test_a_well_formed_sure_value_is_not_looked_at_again(text: str) -> None:
    assert not is_doubtful(reading(text))


@pytest.mark.parametrize("text", ["1O89", "1,08", "12.", "007", "9 5%2", "≥.95", "1.2.3"])
def test_a_value_that_nobody_prints_is_looked_at_again(text: str) -> None:
    assert is_doubtful(reading(text))


def test_an_unsure_figure_is_looked_at_again() -> None:
    assert is_doubtful(reading("1089.41", 0.9))


@pytest.mark.parametrize("text", ["数量指标", "", "部门整体支出绩效目标申报表2024年度共12个项目"])
def test_words_and_prose_are_not(text: str) -> None:
    assert not is_doubtful(reading(text, 0.5))


@pytest.mark.parametrize(
    ("first", "others", "chosen", "against"),
    [
        (("95%", 0.9), [("95%", 0.8), ("95%", 0.7)], "95%", None),
        (("958", 0.6), [("95%", 0.8), ("95%", 0.7)], "95%", "958"),
        (("958", 0.9), [("95%", 0.6), ("958", 0.7)], "958", "95%"),
        (("95％", 0.9), [("95%", 0.8)], "95％", None),
        (("1089", 0.9), [("", 0.0)], "1089", None),
    ],
)
def test_the_looks_decide_together(
    first: tuple[str, float], others: list[tuple[str, float]], chosen: str, against: str | None
) -> None:
    looks = Looks(first=reading(*first), others={f"look {at}": reading(*other) for at, other in enumerate(others)})
    other = looks.against[0][1].text if looks.against else None
    assert (looks.chosen.text, other) == (chosen, against)
