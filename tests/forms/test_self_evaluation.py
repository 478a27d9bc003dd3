"""项目支出绩效自评表 as the Ministry of Finance lays it out, with invented contents."""

from io import BytesIO

import docx
import pytest

from extractors.forms.reader import read_forms
from extractors.reading import read
from schemas.document import Document
from schemas.form import FormRecord
from tests.forms.drawing import forms, html
from tests.scanning import SCANNER

ROWS = (
    ("项目名称", "示例绿道养护"),
    ("主管部门", "示例市园林局", "", "", "", "实施单位", "", "示例绿道管理所"),
    ("项目资金（万元）", "", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
    ("", "年度资金总额", "", "120.00", "110.00", "99.00", "10", "90%", "9"),
    ("", "其中：当年财政拨款", "", "100.00", "95.00", "90.00", "—", "94.7%", "—"),
    ("", "上年结转资金", "", "20.00", "10.00", "9.00", "—", "90%", "—"),
    ("", "其他资金", "", "0", "5.00", "", "—", "", "—"),
    ("年度总体目标", "预期目标", "", "", "", "实际完成情况"),
    ("", "1.养护绿道30公里；2.修补路面。", "", "", "", "养护绿道28公里，路面修补完毕。"),
    (
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ),
    ("", "产出指标", "数量指标", "养护绿道长度", "≥30公里", "28公里", "30", "28", "雨季较长，下年提前安排"),
    ("", "", "质量指标", "路面合格率", "≥95%", "97%", "20", "20"),
    ("", "成本指标", "经济成本指标", "养护成本", "≤120万元", "99万元", "10", "10"),
    ("", "效益指标", "社会效益指标", "出行环境", "明显改善", "有所改善", "20", "18"),
    ("", "满意度指标", "服务对象满意度指标", "游人满意度", "≥90%", "92%", "10", "10"),
    ("总分", "", "", "", "", "", "100", "95"),
)
COLUMNS = 9
MERGED = (
    *((0, 1, 0, 8), (1, 1, 1, 4), (1, 5, 1, 6), (1, 7, 1, 8), (2, 0, 6, 0)),
    *((row, 1, row, 2) for row in range(2, 7)),
    *((7, 0, 8, 0), (7, 1, 7, 4), (7, 5, 7, 8), (8, 1, 8, 4), (8, 5, 8, 8), (9, 0, 14, 0), (10, 1, 11, 1)),
    (15, 0, 15, 5),
)
"""First row and column, last row and column of each merged cell."""


@pytest.fixture(scope="module")
def form() -> FormRecord:
    """The form as it is read from a Word file."""
    word = docx.Document()
    word.add_paragraph("项目支出绩效自评表")
    word.add_paragraph("（2023年度）")
    table = word.add_table(rows=len(ROWS), cols=COLUMNS)
    for top, left, bottom, right in MERGED:
        table.cell(top, left).merge(table.cell(bottom, right))
    for number, row in enumerate(ROWS):
        for col, text in enumerate(row):
            if text:
                table.cell(number, col).text = text
    data = BytesIO()
    word.save(data)
    source = Document(name="a.docx", uri="/a.docx", data=data.getvalue(), sha256="0" * 64)
    (record,) = read_forms(read(source, SCANNER))
    return record


def test_it_is_known_as_the_evaluation_of_a_project(form: FormRecord) -> None:
    assert (form.title, form.scope, form.stage, form.years) == (
        "项目支出绩效自评表",
        "project",
        "self_evaluation",
        (2023,),
    )


def test_its_fields(form: FormRecord) -> None:
    assert {field.name: field.text for field in form.fields} == {
        "project": "示例绿道养护",
        "department": "示例市园林局",
        "unit": "示例绿道管理所",
        "total_score": "95",
    }


def test_its_money_is_budgeted_adjusted_and_executed(form: FormRecord) -> None:
    assert [(a.item, a.measure, a.text, a.unit) for a in form.funding] == [
        ("年度资金总额", "budget", "120.00", "万元"),
        ("年度资金总额", "adjusted", "110.00", "万元"),
        ("年度资金总额", "executed", "99.00", "万元"),
        ("其中：当年财政拨款", "budget", "100.00", "万元"),
        ("其中：当年财政拨款", "adjusted", "95.00", "万元"),
        ("其中：当年财政拨款", "executed", "90.00", "万元"),
        ("上年结转资金", "budget", "20.00", "万元"),
        ("上年结转资金", "adjusted", "10.00", "万元"),
        ("上年结转资金", "executed", "9.00", "万元"),
        ("其他资金", "budget", "0", "万元"),
        ("其他资金", "adjusted", "5.00", "万元"),
    ]


def test_its_goals_are_those_expected(form: FormRecord) -> None:
    assert [(n.section, n.title, n.text) for n in form.narratives] == [
        ("annual_goal", None, "养护绿道30公里；"),
        ("annual_goal", None, "修补路面。"),
        ("annual_result", None, "养护绿道28公里，路面修补完毕。"),
    ]


def test_its_indicators_have_what_was_aimed_at_and_what_was_reached(form: FormRecord) -> None:
    told = [
        (i.level1, i.level2, i.level3, *((v.role, v.text) for v in i.values), i.weight, i.score)
        for i in form.indicators
    ]
    assert told == [
        ("产出指标", "数量指标", "养护绿道长度", ("target", "≥30公里"), ("actual", "28公里"), "30", "28"),
        ("产出指标", "质量指标", "路面合格率", ("target", "≥95%"), ("actual", "97%"), "20", "20"),
        ("成本指标", "经济成本指标", "养护成本", ("target", "≤120万元"), ("actual", "99万元"), "10", "10"),
        ("效益指标", "社会效益指标", "出行环境", ("target", "明显改善"), ("actual", "有所改善"), "20", "18"),
        ("满意度指标", "服务对象满意度指标", "游人满意度", ("target", "≥90%"), ("actual", "92%"), "10", "10"),
    ]


def test_its_deviation_is_a_remark(form: FormRecord) -> None:
    assert [i.remark for i in form.indicators] == ["雨季较长，下年提前安排", None, None, None, None]


def test_nothing_of_it_is_left_unread(form: FormRecord) -> None:
    assert form.doubts == ()
    assert form.text_coverage == 1


@pytest.mark.parametrize(
    "line", ["示例市示例局（盖章） 2031年2月3日", "审核日期：2031年2月3日", "二〇三一年二月三日", "示例部门意见：同意"]
)
def test_dated_lines_below_a_ruled_table_are_no_indicators(line: str) -> None:
    table = html(
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "巡查河道次数", "≥24次"),
    )
    (found,) = forms("示例市示例局2031年度项目支出绩效目标表", table, line)
    assert [row.level3 for row in found.indicators] == ["巡查河道次数"]
