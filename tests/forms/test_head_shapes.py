"""Indicator tables whose heads are arranged as forms arrange them: each kind twice, with invented contents."""

import pytest

from extractors.extract import extract
from schemas.document import Document
from schemas.filing import FilingRows
from tests.forms.drawing import form, forms, html, rows_of, short
from tests.scanning import SCANNER

VISITS, GOOD, KNOWN = "巡查河道次数", "设备完好率", "群众知晓率"
AMOUNTS = [(">=", 24.0, "次"), (">=", 95.0, "%")]

GROUPED = (
    ("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "<", "<"),
    ("^", "^", "^", "^", "符号", "数值", "单位"),
    ("^", "产出指标", "数量指标", VISITS, "≥", "24", "次"),
    ("^", "^", "质量指标", GOOD, "≥", "95", "%"),
)
GROUPED_OTHERWISE = (
    ("一级指标", "二级指标", "三级指标", "年度目标", "<", "<", "备注"),
    ("^", "^", "^", "计量单位", "运算符号", "目标值", "^"),
    ("产出指标", "数量指标", VISITS, "次", "大于等于", "24", ""),
    ("^", "质量指标", GOOD, "%", "≥", "95", "逐季检查"),
)
UNIT_FIRST = (
    ("一级指标", "二级指标", "三级指标", "计量单位", "计算符号", "目标值"),
    ("产出指标", "数量指标", VISITS, "次", "≥", "24"),
    ("^", "质量指标", GOOD, "%", "≥", "95"),
)
NO_HEADS_BELOW = (
    ("一级指标", "二级指标", "三级指标", "指标值", "<", "<"),
    ("产出指标", "数量指标", VISITS, "≥", "24", "次"),
    ("^", "质量指标", GOOD, "≥", "95", "%"),
)
KIND_AND_DIRECTION = (
    ("一级指标", "二级指标", "三级指标", "指标性质", "指标方向", "目标值", "度量单位"),
    ("产出指标", "数量指标", VISITS, "定量", "正向", "≥24", "次"),
    ("^", "质量指标", GOOD, "定量", "正向", "≥95", "%"),
)
NUMBERED = (
    ("序号", "指标名称", "运算符号", "指标值", "单位", "权重"),
    ("1", VISITS, "≥", "24", "次", "60"),
    ("2", GOOD, "≥", "95", "%", "40"),
)
NAMED_TWICE = (
    ("绩效指标", "绩效指标", "指标值", "评分标准"),
    ("^", VISITS, "≥24次", "每少1次扣1分"),
    ("^", GOOD, "≥95%", "达到得满分"),
)
NAMED_LIKE_A_LABEL = tuple(row[1:] for row in NAMED_TWICE)
HEAD_UNIT = (
    ("一级指标", "二级指标", "三级指标", "指标值（%）"),
    ("产出指标", "质量指标", GOOD, "≥95"),
    ("效益指标", "社会效益指标", KNOWN, "≥80"),
)
BLANK_THIRD = (
    ("一级指标", "二级指标", "", "指标值"),
    ("产出指标", "数量指标", VISITS, "≥24次"),
    ("^", "质量指标", GOOD, "≥95%"),
)
TWO_LEVELS = (
    ("一级指标", "二级指标", "指标值"),
    ("产出指标", VISITS, "≥24次"),
    ("^", GOOD, "≥95%"),
)
LEVEL2_ALONE = (
    ("一级指标", "指标名称", "目标值", "备注"),
    ("数量指标", VISITS, "≥24次", ""),
    ("质量指标", GOOD, "≥95%", ""),
)


@pytest.mark.parametrize(
    "table",
    [
        GROUPED,
        GROUPED_OTHERWISE,
        UNIT_FIRST,
        NO_HEADS_BELOW,
        KIND_AND_DIRECTION,
        NUMBERED,
        BLANK_THIRD,
        TWO_LEVELS,
        LEVEL2_ALONE,
        NAMED_TWICE,
        NAMED_LIKE_A_LABEL,
    ],
)
def test_comparator_number_and_unit_are_found_wherever_they_stand(table: tuple[tuple[str, ...], ...]) -> None:
    rows = form(*table).indicators
    assert [row.level3 for row in rows] == [VISITS, GOOD]
    assert [(row.op, row.value, row.unit) for row in rows] == AMOUNTS
    assert {row.role for row in rows} == {"target"}


def test_a_unit_in_a_head_is_the_unit_of_its_values() -> None:
    assert [(row[5:], row[1]) for row in rows_of(*HEAD_UNIT)] == [((">=", 95, "%"), GOOD), ((">=", 80, "%"), KNOWN)]


def test_levels_are_what_the_table_prints() -> None:
    assert [(row.level1, row.level2) for row in form(*TWO_LEVELS).indicators] == [("产出指标", None)] * 2
    assert [row.level2 for row in form(*LEVEL2_ALONE).indicators] == ["数量指标", "质量指标"]


BLOCKS = (
    ("绩效指标", "实施期绩效指标", "<", "<", "<", "年度绩效指标", "<", "<"),
    ("^", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"),
    ("^", "产出指标", "数量指标", "三年巡查次数", "≥72次", "数量指标", VISITS, "≥24次"),
    ("^", "^", "质量指标", "三年完好率", "≥98%", "质量指标", GOOD, "≥95%"),
)
UNTOLD_BLOCKS = (BLOCKS[1], *BLOCKS[2:])


@pytest.mark.parametrize("table", [BLOCKS, UNTOLD_BLOCKS])
def test_of_blocks_side_by_side_each_value_belongs_to_the_name_in_its_block(table: tuple[tuple[str, ...], ...]) -> None:
    if table is UNTOLD_BLOCKS:
        table = tuple(("绩效指标" if at == 0 else "^", *row[1:]) for at, row in enumerate(table))
    found = form(*table)
    assert [(row.level1, row.level3, row.horizon, row.value) for row in found.indicators] == [
        ("产出指标", "三年巡查次数", "long_term", 72),
        ("产出指标", "三年完好率", "long_term", 98),
        ("产出指标", VISITS, "annual", 24),
        ("产出指标", GOOD, "annual", 95),
    ]
    doubts = [entry.field for entry in found.findings if entry.kind == "ambiguous_value"]
    assert doubts == ([] if table is BLOCKS else ["horizon"])


def test_one_name_with_a_period_and_a_year_has_a_value_of_each() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "实施期目标值", "年度目标值", "计量单位"),
        ("产出指标", "数量指标", VISITS, "72", "24", "次"),
    )
    assert [row[2:] for row in rows_of(*table)] == [
        ("long_term", "target", None, None, 72, "次"),
        ("annual", "target", 2025, None, 24, "次"),
    ]


def test_a_base_year_is_earlier_and_tells_nothing_of_the_budget_year() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "基期值（2020年）", "目标值", "计量单位"),
        ("产出指标", "数量指标", VISITS, "20", "24", "次"),
    )
    assert [row[3:] for row in rows_of(*table)] == [
        ("prior", 2020, None, 20, "次"),
        ("target", 2025, None, 24, "次"),
    ]


def test_years_under_a_head_of_targets_are_targets() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "目标值", "<"),
        ("^", "^", "^", "2025年", "2026年"),
        ("产出指标", "数量指标", VISITS, "24次", "25次"),
    )
    assert [row[3:7:3] for row in rows_of(*table)] == [("target", 24), ("target", 25)]


@pytest.mark.parametrize("head", ["全年实际完成值", "实际完成情况", "年度完成值"])
def test_a_result_has_the_unit_and_not_the_comparator(head: str) -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "计算符号", "年初目标值", "单位", head, "分值", "得分"),
        ("产出指标", "数量指标", VISITS, "≥", "24", "次", "25", "10", "9"),
    )
    assert [row[3:] for row in rows_of(*table)] == [
        ("target", 2025, ">=", 24, "次"),
        ("actual", 2025, None, 25, "次"),
    ]


@pytest.mark.parametrize("head", ["绩效指标描述", "指标内容", "指标释义"])
def test_what_stands_beside_a_name_explains_it(head: str) -> None:
    (row,) = form(
        ("一级指标", "二级指标", "三级指标", head, "指标值"), ("产出指标", "数量指标", VISITS, "全年巡查河道", "≥24次")
    ).indicators
    assert (row.level3, row.explanation, row.value) == (VISITS, "全年巡查河道", 24)


@pytest.mark.parametrize(("head", "texts"), [("预留数", "5；7"), ("1-7月执行情况", "13次；94%")])
def test_a_column_that_nothing_is_known_of_is_told_and_not_guessed(head: str, texts: str) -> None:
    first, second = texts.split("；")
    found = form(
        ("一级指标", "二级指标", "三级指标", "指标值", head),
        ("产出指标", "数量指标", VISITS, "≥24次", first),
        ("^", "质量指标", GOOD, "≥95%", second),
    )
    assert [short(row)[5:] for row in found.indicators] == AMOUNTS
    (told,) = [entry for entry in found.findings if entry.kind == "unread_text"]
    assert (told.severity, told.observed) == ("warning", texts)


def test_an_intact_row_stays_as_it_is_printed() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"),
        ("产出指标", "数量指标", "正向指标", "≥", "24", "次"),
        ("^", "质量指标", "100%覆盖", "＝", "1", "项"),
    )
    found = form(*table)
    assert [short(row)[1:2] + short(row)[5:] for row in found.indicators] == [
        ("正向指标", ">=", 24, "次"),
        ("100%覆盖", "=", 1, "项"),
    ]
    assert not [entry for entry in found.findings if entry.kind == "shifted_row"]


def test_a_value_merged_over_two_names_is_told() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", VISITS, "≥24次"),
        ("^", "^", "清理河道次数", "^"),
    )
    found = form(*table)
    assert [row.value for row in found.indicators] == [24, 24]
    assert [entry.target_row_id for entry in found.findings if entry.kind == "ambiguous_value"] == [0, 1]


def test_a_second_value_of_one_name_is_told() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", VISITS, "≥24次"),
        ("^", "^", "^", "≥30次"),
    )
    found = form(*table)
    assert [row.value for row in found.indicators] == [24]
    assert [entry.observed for entry in found.findings if entry.kind == "unread_text"] == ["≥30次"]


def test_points_behind_a_level_are_no_part_of_it() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标（50分）", "数量指标（20分）", VISITS, "≥24次"),
        ("满意度指标\n（10分）", "服务对象满意度指标", "群众满意度", "≥90%"),
    )
    found = form(*table)
    assert [(row.level1, row.level2) for row in found.indicators] == [
        ("产出指标", "数量指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
    assert not [entry for entry in found.findings if entry.kind == "misprint"]


def test_rows_below_the_indicators_name_none() -> None:
    table = (
        ("一级指标", "二级指标", "三级指标", "指标值", "分值", "得分"),
        ("产出指标", "数量指标", VISITS, "≥24次", "100", "99"),
        ("合计", "<", "<", "<", "100", "99"),
        ("自评等级", "<", "优", "<", "<", "<"),
        ("填报人：张三", "<", "<", "联系电话：12345678", "<", "<"),
        ("分管领导签字：", "<", "<", "年　月　日", "<", "<"),
        ("说明：由项目单位填写。", "<", "<", "<", "<", "<"),
        ("打印本页", "<", "<", "关闭窗口", "<", "<"),
    )
    found = form(*table)
    assert [row.level3 for row in found.indicators] == [VISITS]
    assert [row.contact_person for row in found.contacts] == ["张三"]
    assert [row.text for row in found.narratives if row.section == "instructions"] == ["由项目单位填写。"]


@pytest.mark.parametrize("pieces", [("绩", "效指标"), ("年度绩", "效指标")])
def test_a_side_label_that_is_cut_is_no_level(pieces: tuple[str, str]) -> None:
    first, second = pieces
    table = (
        (first, "一级指标", "二级指标", "指标内容", "指标值"),
        ("^", "产出指标", "数量指标", VISITS, "≥24次"),
        (second, "", "质量指标", GOOD, "≥95%"),
    )
    found = form(*table)
    assert [(row.level1, row.level3) for row in found.indicators] == [("产出指标", VISITS), ("产出指标", GOOD)]
    assert not [entry for entry in found.findings if entry.kind == "unread_text"]


def test_a_value_across_two_columns_is_told() -> None:
    found = form(
        ("一级指标", "二级指标", "三级指标", "实施期指标值", "年度指标值"),
        ("产出指标", "数量指标", VISITS, "≥24次", "<"),
        ("^", "质量指标", GOOD, "≥98%", "≥95%"),
    )
    assert [(row.target_row_id, row.field) for row in found.findings if row.kind == "ambiguous_value"] == [(0, "value")]


def test_two_columns_of_one_kind_of_value_are_told() -> None:
    found = form(
        ("一级指标", "二级指标", "三级指标", "指标值", "目标值"), ("产出指标", "数量指标", VISITS, "≥24次", "≥25次")
    )
    assert [row.target_row_id for row in found.findings if row.kind == "ambiguous_value"] == [0]


def text_form(*rows: tuple[str, ...]) -> FilingRows:
    """The filing of a text with a row per line, which tells the order of cells and no places."""
    lines = ("\t".join("" if cell in {"<", "^"} else cell for cell in row) for row in rows)
    data = "\n".join(("示例市示例局2025年度项目支出绩效目标表", *lines)).encode()
    (found,) = extract(Document(name="a.txt", uri="/a.txt", data=data, sha256="0" * 64), "0", SCANNER).filings
    return found


@pytest.mark.parametrize("table", [GROUPED, GROUPED_OTHERWISE, UNIT_FIRST, KIND_AND_DIRECTION, NUMBERED])
def test_heads_of_two_storeys_are_read_by_their_order_where_columns_are_no_places(
    table: tuple[tuple[str, ...], ...],
) -> None:
    rows = text_form(*table).indicators
    assert [(row.level3, row.op, row.value, row.unit) for row in rows] == [(VISITS, *AMOUNTS[0]), (GOOD, *AMOUNTS[1])]


def test_a_row_with_cells_that_no_column_took_is_doubtful() -> None:
    found = text_form(*NO_HEADS_BELOW)
    told = [(row.target_row_id, row.severity, row.observed) for row in found.findings if row.kind == "unread_text"]
    assert told == [(0, "warning", "≥；次"), (1, "warning", "≥；%")]


LEVEL1_ACROSS = (
    ("绩效指标", "二级指标", "三级指标", "指标值"),
    ("^", "一、产出指标（50分）", "<", "<"),
    ("^", "数量指标", VISITS, "≥24次"),
    ("^", "成本指标", "<", "<"),
    ("^", "经济成本指标", GOOD, "≥95%"),
)


@pytest.mark.parametrize("rows", [LEVEL1_ACROSS, tuple(row[1:] for row in LEVEL1_ACROSS)])
def test_level_1_in_rows_of_its_own(rows: tuple[tuple[str, ...], ...]) -> None:
    found = form(*rows).indicators
    assert [(row.level1, row.level2, row.level3) for row in found] == [
        ("产出指标", "数量指标", VISITS),
        ("成本指标", "经济成本指标", GOOD),
    ]


def test_a_second_table_without_a_title_is_a_form_of_its_own() -> None:
    def table(project: str) -> str:
        return html(
            ("项目名称", project, "<", "<"),
            ("一级指标", "二级指标", "三级指标", "指标值"),
            ("产出指标", "数量指标", VISITS, "≥24次"),
        )

    first, second = forms(
        "项目支出绩效目标表", "（2031年度）", table("示例河道维护"), "（2032年度）", table("样例书架更新")
    )
    assert (first.filing.project, second.filing.project) == ("示例河道维护", "样例书架更新")
    assert (first.partition.fiscal_year, second.partition.fiscal_year) == (2031, 2032)
