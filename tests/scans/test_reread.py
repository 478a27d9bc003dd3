"""Which lines are looked at again, and what comes of several looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from extractors.ocr.port import Area, Reading
from extractors.scans.reread import Looks, is_doubtful, reread
from schemas.picture import Pixels
from tests.scans.drawing import blank, sheet


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


@dataclass(frozen=True, slots=True)
class Says:
    """An engine that reads one line after the other as it is told to, beginning anew with each call."""

    name: str
    texts: tuple[str, ...]
    asked: list[int] = field(default_factory=list)
    """Lines of each call."""

    def find(self, page: Pixels, longest: int) -> list[Area]:
        """None."""
        del page, longest
        return []

    def read(self, lines: Sequence[Pixels]) -> list[Reading]:
        """What it is told to."""
        self.asked.append(len(lines))
        return [reading(text) for text in self.texts[: len(lines)]]


@pytest.mark.parametrize(
    ("looks", "asked", "second"),
    [
        (("95%", "1089", "12"), [], {}),
        (("95%", "1089", "18"), [1], {2: "95%"}),
        (("958", "1089", "18"), [2], {0: "95%", 2: "1089"}),
    ],
)
def test_the_second_engine_is_asked_where_the_looks_contradict(
    looks: tuple[str, ...], asked: list[int], second: dict[int, str]
) -> None:
    areas = [Area(100, top, 200, top + 30) for top in (100, 200, 300)]
    first = [reading(text, 0.9) for text in ("95%", "1089", "12")]
    other = Says("second engine", ("95%", "1089"))
    found = reread(sheet(blank()), areas, first, Says("engine", looks), other)
    assert other.asked == asked
    said = {at: look.others[other.name].text for at, look in enumerate(found) if other.name in look.others}
    assert said == second
