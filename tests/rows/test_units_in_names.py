"""A number without unit takes the one that its indicator's name prints; what holds no number is told."""

from extractors.rows.indicators import unit_of_name
from extractors.rows.points import parse_points


def test_a_name_may_end_in_its_unit() -> None:
    assert unit_of_name("设备完好率（%）") == "%"
    assert unit_of_name("采购金额(万元)") == "万元"
    assert unit_of_name("完成率（按季度）") is None
    assert unit_of_name("培训（人次）数量") is None


def test_points_are_read_or_left_out() -> None:
    assert [parse_points(text) for text in ("10", "10分", "7.5", "十", None)] == [10, 10, 7.5, None, None]
