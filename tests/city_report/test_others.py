"""Like with like: which targets of other cities stand beside those of a city."""

from decimal import Decimal

from flows.city_report.peers import Measure, comparable, distribution, of_others, stands, written

RATE = Measure(indicator_id="rate", horizon="annual", unit="1")


def row(
    number: float, *cities: int, same_year: bool = True, unit: str | None = "1", count: int = 1
) -> tuple[str, str, str | None, bool, float, int, list[int], str]:
    """Targets of other cities as they are asked for."""
    return ("rate", "annual", unit, same_year, number, count, list(cities), "0123456789abcdef-p0-1 7")


def test_numbers_of_another_unit_are_left_out() -> None:
    found = of_others([row(0.9, 1, 2, 3), row(90.0, 4, 5, 6, unit=None)])
    assert set(comparable(RATE, found)[0]) == {Decimal("0.9")}


def test_other_years_are_left_out_where_three_cities_tell_the_same_year() -> None:
    found = of_others([row(0.9, 1, 2), row(0.8, 3), row(0.5, 4, same_year=False)])
    assert comparable(RATE, found) == (found[RATE, True], True)


def test_other_years_count_where_fewer_do() -> None:
    values, same_year = comparable(
        RATE, of_others([row(0.9, 1), row(0.9, 2, 3, same_year=False, count=4), row(0.5, 4, same_year=False)])
    )
    assert not same_year
    assert {value: (count, cities) for value, (count, cities, _) in values.items()} == {
        Decimal("0.9"): (5, {1, 2, 3}),
        Decimal("0.5"): (1, {4}),
    }


def test_each_target_counts_once_in_the_middle() -> None:
    values, _ = comparable(RATE, of_others([row(0.8, 1), row(0.9, 2, count=2), row(1.0, 3)]))
    told = distribution(RATE, values, same_year=True)
    assert (told.least, told.middle, told.most, told.count, told.cities) == ("80%", "90%", "100%", 4, 3)


def test_a_middle_between_two_targets_is_exact() -> None:
    values, _ = comparable(RATE, of_others([row(0.1, 1), row(0.2, 2), row(0.3, 3), row(0.4, 4)]))
    assert distribution(RATE, values, same_year=True).middle == "25%"


def test_a_value_is_beyond_the_others_only_where_three_cities_are_compared() -> None:
    few, _ = comparable(RATE, of_others([row(0.8, 1), row(0.9, 2)]))
    enough, _ = comparable(RATE, of_others([row(0.8, 1), row(0.9, 2, 3)]))
    number = Decimal("0.95")
    assert (stands(number, few), stands(number, enough), stands(Decimal("0.85"), enough)) == ("", "高于各市", "")


def test_numbers_are_written_in_their_unit() -> None:
    assert [
        written(Decimal(number), unit) for number, unit in (("0.935", "1"), ("370000", "平方米"), ("12.50", None))
    ] == [
        "93.5%",
        "370,000平方米",
        "12.5",
    ]
