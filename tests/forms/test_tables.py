"""Indicator tables with the damages that scans and templates do to them."""

from collections.abc import Iterator

from extractors.forms.reader import read_forms
from schemas.form import FormRecord, PrintedIndicator
from tests.conftest import content, grid

TITLE = "部门整体绩效目标申报表"
HEAD = ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据", "指标分类")


def read(*rows: tuple[str, ...], columns_aligned: bool = False) -> FormRecord:
    """The form of one indicator table."""
    (record,) = read_forms(content(TITLE, grid(*rows, columns_aligned=columns_aligned)))
    return record


def told(record: FormRecord) -> list[tuple[str | None, str | None, str, tuple[str, ...]]]:
    """Levels, name and values of each indicator."""
    return [(i.level1, i.level2, i.level3, tuple(v.text for v in i.values)) for i in record.indicators]


def years(indicator: PrintedIndicator) -> list[tuple[str | None, int | None]]:
    """Role and printed year, or its distance, of each value."""
    return [(v.role, v.when.year if v.when.year is not None else v.when.distance) for v in indicator.values]


def kinds(record: FormRecord) -> Iterator[tuple[str, str, int | None]]:
    """Kind, table and entry of each doubt."""
    return ((doubt.kind, doubt.table, doubt.index) for doubt in record.doubts)


def test_merged_levels_are_filled_down() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "", "", "乙事完成数", "5项", "计划标准", "绩效基本型"),
        ("", "", "质量指标", "丙事合格率", "100%", "历史标准", "绩效创新型"),
        ("", "效益指标", "社会效益指标", "丁事影响", "显著", "计划标准", "绩效基本型"),
    )
    assert told(record) == [
        ("产出指标", "数量指标", "甲事完成数", ("≥3项",)),
        ("产出指标", "数量指标", "乙事完成数", ("5项",)),
        ("产出指标", "质量指标", "丙事合格率", ("100%",)),
        ("效益指标", "社会效益指标", "丁事影响", ("显著",)),
    ]


def test_a_page_without_its_first_column_is_read_the_same() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "", "质量指标", "乙事合格率", "≥95%", "计划标准", "绩效基本型"),
        ("效益指标", "社会效益指标", "丙事影响", "显著", "计划标准", "绩效基本型", ""),
    )
    assert told(record)[2] == ("效益指标", "社会效益指标", "丙事影响", ("显著",))


def test_a_shift_is_told_once_for_its_run() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "", "", "乙事完成数", "5项", "计划标准", "绩效基本型"),
        ("", "", "", "己事完成数", "6项", "计划标准", "绩效基本型"),
        ("效益指标", "社会效益指标", "丙事影响", "显著", "计划标准", "绩效基本型", ""),
        ("", "", "丁事影响", "显著", "计划标准", "绩效基本型", ""),
    )
    assert list(kinds(record)) == [("shifted_row", "indicators", 3)]


def test_a_displaced_level_comes_home() -> None:
    record = read(
        HEAD,
        ("", "效益指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "", "社会效益指标", "乙事影响", "显著", "计划标准", "绩效基本型"),
    )
    assert [indicator.level1 for indicator in record.indicators] == ["产出指标", "效益指标"]
    assert ("shifted_row", "indicators", 0) in kinds(record)


def test_a_level_in_the_column_of_another_is_known_by_its_name() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "服务对象满意度指标", "群众满意度", "≥95%", "计划标准", "绩效基本型", ""),
    )
    assert told(record)[1] == ("满意度指标", "服务对象满意度指标", "群众满意度", ("≥95%",))


def test_year_heads_below_the_value_head() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "", "指标值", "指标值确定依据", "指标分类"),
        ("", "", "", "", "近两年指标值", "预期当年实现值", "", ""),
        ("", "", "", "", "2022年", "2023 年", "", ""),
        ("", "产出指标", "数量指标", "甲事完成数", "3项", "4项", "5项", "计划标准", "绩效基本型"),
    )
    assert years(record.indicators[0]) == [("prior", 2022), ("prior", 2023), ("target", 0)]


def test_blank_cells_tell_which_year_a_single_value_belongs_to() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据", "指标分类"),
        ("", "", "", "", "近两年指标值", "预期当年实现值"),
        ("", "", "", "", "前年", "上年"),
        ("", "产出指标", "数量指标", "甲事完成数", "", "", "5项", "计划标准", "绩效基本型"),
    )
    assert years(record.indicators[0]) == [("target", 0)]


def test_two_values_under_three_heads_are_no_guess() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", ""),
        ("", "", "", "近两年指标值", "指标值确定依据", ""),
        ("", "", "前年", "上年", "预期当年实现值", ""),
        ("", "产出指标", "数量指标", "甲事完成数", "3项", "4项", "计划标准"),
    )
    assert years(record.indicators[0]) == [(None, None), (None, None)]
    assert ("ambiguous_value", "indicators", 0) in kinds(record)


def test_a_lost_head_of_the_budget_year_is_told() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "", "指标值确定依据"),
        ("", "", "", "", "前年", "上年", ""),
        ("", "产出指标", "数量指标", "甲事完成数", "3项", "4项", "5项", "计划标准"),
    )
    assert years(record.indicators[0]) == [("prior", -2), ("prior", -1), ("target", 0)]
    assert ("missing_value", "indicators", None) in kinds(record)


def test_comparator_and_unit_in_columns_of_their_own() -> None:
    record = read(
        ("一级指标", "二级指标", "*三级指标", "*指标值类型", "*指标值", "*评/扣分标准", "*指标值说明", "备注"),
        ("产出指标", "重点工作任务完成", "甲事参与率", "≥", "95", "%", "达到95%得5分", "考察甲事", "5分"),
        ("", "", "乙事科学性", "定性", "科学", "-", "考察乙事的科学性", ""),
    )
    first, second = record.indicators
    assert (first.values[0].op, first.values[0].text, first.values[0].unit) == ("≥", "95", "%")
    assert (first.scoring, first.explanation, first.remark) == ("达到95%得5分", "考察甲事", "5分")
    assert (second.values[0].op, second.values[0].text, second.explanation) == ("定性", "科学", "考察乙事的科学性")


def test_swapped_prose_columns_are_told_apart_by_what_they_say() -> None:
    record = read(
        ("一级指标", "二级指标", "三级指标", "指标值类型", "指标值", "评/扣分标准", "指标值说明", "备注"),
        ("产出指标", "重点工作任务完成", "甲事参与率", "≥", "95", "%", "考察甲事", "达到95%得满分"),
    )
    assert (record.indicators[0].scoring, record.indicators[0].explanation) == ("达到95%得满分", "考察甲事")


def test_placeholders_are_no_indicators() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        ("", "", "质量指标", "……", "", "", ""),
        ("", "效益指标", "社会效益指标", "", "", "", ""),
    )
    assert [indicator.level3 for indicator in record.indicators] == ["甲事完成数"]


def test_a_repeated_head_is_none_of_the_rows() -> None:
    record = read(
        HEAD,
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
        HEAD,
        ("", "", "", "乙事完成数", "≥4项", "计划标准", "绩效基本型"),
    )
    assert [indicator.level3 for indicator in record.indicators] == ["甲事完成数", "乙事完成数"]


def test_a_table_of_no_known_layout_is_read_as_generic() -> None:
    (record,) = read_forms(
        content(
            grid(
                ("三级指标", "指标值", "备注"),
                ("甲事完成数", "≥3项", ""),
                ("乙事合格率", "100%", "核心"),
                columns_aligned=True,
            )
        )
    )
    assert record.form == "generic"
    assert told(record) == [(None, None, "甲事完成数", ("≥3项",)), (None, None, "乙事合格率", ("100%",))]


def test_columns_that_are_places_keep_a_lone_value_under_its_head() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "2022年", "2023年", "预期当年实现值"),
        ("", "产出指标", "数量指标", "甲事完成数", "", "4项", ""),
        columns_aligned=True,
    )
    assert years(record.indicators[0]) == [("prior", 2023)]


def test_a_misprinted_head_is_read_as_it_is_meant_and_told() -> None:
    record = read(
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "指标直", "指标值确定依据", "指标分类"),
        ("", "产出指标", "数量指标", "甲事完成数", "≥3项", "计划标准", "绩效基本型"),
    )
    assert [value.text for value in record.indicators[0].values] == ["≥3项"]
    assert ("misprint", "indicators", None) in kinds(record)
