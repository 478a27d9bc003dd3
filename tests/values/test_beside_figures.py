"""What else a cell prints beside its figure: more numbers, words around it, signs that spoil it."""

import pytest

from extractors.values import parse_value


@pytest.mark.parametrize(
    "printed",
    [
        "7×24小时",
        "5x8小时",
        "30台2200立方",
        "12小时；3-9月",
        "8元/件（最高不超过600万元/年）",
        "20次(每季度不少于5次)",
        "两三次",
        "七八个",
        "6套、2个平台",
        "1.2×103人",
    ],
)
def test_several_numbers_in_one_cell_are_no_number(printed: str) -> None:
    value = parse_value(printed)
    assert (value.kind, value.op, value.number, value.unit, value.several) == ("quantitative", None, None, None, True)


@pytest.mark.parametrize("printed", ["60.00-", "60.00*", "≥1O0%", "1/3", "≥l2次"])
def test_figures_that_make_no_number_are_told(printed: str) -> None:
    value = parse_value(printed)
    assert (value.kind, value.number, value.unclear) == ("quantitative", None, True)


@pytest.mark.parametrize(
    "printed",
    [
        "至少保留1个出入口通行；雨停后及时排水",
        "组织学员300人参加比赛，多个节目获得奖项",
        "以登记的60个重点单位为抓手，全面开展隐患排查",
    ],
)
def test_a_number_by_the_way_is_none(printed: str) -> None:
    value = parse_value(printed)
    assert (value.kind, value.number, value.several) == ("qualitative", None, False)


@pytest.mark.parametrize(
    ("printed", "op", "number", "unit"),
    [
        ("△4.5%", None, -4.5, "%"),
        ("▲3次", None, -3, "次"),
        ("10^4人", None, 10000, "人"),
        ("1.2×10⁴人次", None, 12000, "人次"),
        ("6.0E+01", None, 60, None),
        ("≯5%", "<=", 5, "%"),
        ("≮95%", ">=", 95, "%"),
        ("95%≤", ">=", 95, "%"),
        ("九成五", None, 95, "%"),
        ("100h", None, 100, "h"),
        ("20人、户", None, 20, "人、户"),
        ("≥50台、件、套", ">=", 50, "台、件、套"),
        ("开展各类检查，不少于10项", ">=", 10, "项"),
        ("建成共享机制，使用率达到50%", None, 50, "%"),
        ("2项（2项基础服务）", None, 2, "项"),
        ("PM2.5浓度≤35微克", "<=", 35, "微克"),
        ("整治86个项目", None, 86, "个"),
    ],
)
def test_figures_are_read(printed: str, op: str | None, number: float, unit: str | None) -> None:
    value = parse_value(printed)
    assert (value.kind, value.op, value.number, value.unit) == ("quantitative", op, number, unit)


@pytest.mark.parametrize(
    ("printed", "op", "number", "misprint"),
    [
        ("不低200天", ">=", 200, ("不低", "不低于")),
        ("不少30人", ">=", 30, ("不少", "不少于")),
        ("不底于90%", ">=", 90, ("不底于", "不低于")),
    ],
)
def test_a_misprinted_comparator_is_read_and_told(
    printed: str, op: str, number: float, misprint: tuple[str, str]
) -> None:
    value = parse_value(printed)
    assert (value.raw, value.op, value.number, value.misprint) == (printed, op, number, misprint)


def test_several_numbers_stay_several_where_the_unit_stands_apart() -> None:
    assert parse_value("7×24", unit="小时").several
    assert parse_value("20", unit="人、户").unit == "人、户"


@pytest.mark.parametrize("printed", ["12/15/2022", "9/1/2022前完成"])
def test_dates_of_a_spreadsheet_are_no_figures(printed: str) -> None:
    value = parse_value(printed)
    assert (value.kind, value.number, value.unclear, value.several) == ("qualitative", None, False, False)


@pytest.mark.parametrize("printed", ["3元/户均", "≥4场/演出季", "95%/优秀"])
def test_unit_that_goes_on_with_an_unknown_word_gives_no_number(printed: str) -> None:
    value = parse_value(printed)
    assert (value.number, value.several) == (None, True)


@pytest.mark.parametrize(("printed", "unit"), [("4场/季", "场/季"), ("≥2次/人·季", "次/人·季"), ("6次/年", "次/年")])
def test_unit_that_goes_on_with_a_known_word_holds_it(printed: str, unit: str) -> None:
    assert parse_value(printed).unit == unit
