"""What the pictures of the page draw."""

from decimal import Decimal

import pytest

from flows.city_report.bars import bar, dots


@pytest.mark.parametrize(
    ("section", "total", "parts", "drawn"),
    [
        ("income", 100, {"fiscal_appropriation": 60, "unit_funds": 40}, ["fiscal_appropriation", "unit_funds"]),
        ("income", 60, {"fiscal_appropriation": 60, "general_public_budget": 60}, ["fiscal_appropriation"]),
        (
            "income",
            60,
            {"general_public_budget": 50, "government_fund": 10},
            ["general_public_budget", "government_fund"],
        ),
        ("expenditure", 30, {"basic": 10, "project": 20, "personnel": 7, "operations": 3}, ["basic", "project"]),
        ("expenditure", 30, {"basic": 10}, [None]),
        ("expenditure", 0, {"basic": 0}, []),
        ("expenditure", None, {"basic": 10}, []),
    ],
)
def test_a_bar_is_made_of_the_lines_that_make_up_the_total(
    section: str, total: int | None, parts: dict[str, int], drawn: list[str | None]
) -> None:
    whole = Decimal(total) if total is not None else None
    found = bar(section, whole, {name: Decimal(yuan) for name, yuan in parts.items()}, Decimal(100))
    assert [piece.item for piece in found.pieces] == drawn


def test_pieces_stand_one_behind_the_other() -> None:
    found = bar("income", Decimal(75), {"fiscal_appropriation": Decimal(50), "other_funds": Decimal(25)}, Decimal(200))
    assert [(piece.start, piece.width) for piece in found.pieces] == [("0.00", "25.00"), ("25.00", "12.50")]


def test_many_values_become_few_dots_and_none_is_lost() -> None:
    values = {Decimal(number): (1, str(number)) for number in range(1000)}
    drawn = list(dots(values, Decimal(0), Decimal(999)))
    assert len(drawn) <= 41
    assert sum(dot.count for dot in drawn) == 1000


def test_what_lies_beyond_the_axis_stands_at_its_end() -> None:
    values = {Decimal(number): (1, str(number)) for number in (0, 50, 100, 1100)}
    drawn = list(dots(values, Decimal(0), Decimal(100)))
    assert [drawn[2].x, drawn[1].x] == [drawn[3].x, "120.0"]
