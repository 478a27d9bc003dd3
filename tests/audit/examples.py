"""An example of what each rule finds, and one of what it must leave alone."""

from dataclasses import dataclass, replace

from schemas.filing import FilingRows
from tests.audit.rows import contact, filing, money, project, prose, spent, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Rows with one thing that a rule finds, and rows like them without it."""

    wrong: FilingRows
    expected: str | None
    observed: str | None
    right: FilingRows
    rows: int = 1
    """How many rows the one thing is told of; `expected` and `observed` are those of the first."""


def totals(income: str, expenditure: str) -> FilingRows:
    """The two totals of a year."""
    return filing(money("income", "total", income), money("expenditure", "total", expenditure))


def items(personnel: str, operations: str, total: str) -> FilingRows:
    """Two kinds of expenditure and their total."""
    return filing(
        money("expenditure", "personnel", personnel, name="人员类项目支出"),
        money("expenditure", "operations", operations, name="运转类项目支出"),
        money("expenditure", "total", total),
    )


def years(*order: int) -> FilingRows:
    """A line with past years in some order."""
    return filing(*(money("income", "total", "10", year=year) for year in order))


def repeating(other: str) -> FilingRows:
    """A budget beside last year's."""
    old = [("fiscal_appropriation", "60"), ("unit_funds", "20"), ("special_account", "15"), ("other_funds", other)]
    new = [("fiscal_appropriation", "60"), ("unit_funds", "20"), ("special_account", "15"), ("other_funds", "5")]
    return filing(
        *(money("income", item, raw, name=item, year=2023) for item, raw in old),
        *(money("income", item, raw, name=item) for item, raw in new),
    )


def share(printed: str) -> FilingRows:
    """A line's share of its total."""
    return filing(
        money("income", "unit_funds", "28.4", name="单位资金", share=printed), money("income", "total", "1000")
    )


def listed(first: float, second: float, line: str) -> FilingRows:
    """Two projects and the line that they break down."""
    return filing(money("expenditure", "project", line, name="项目支出"), project("甲", first), project("乙", second))


def tasks(first: str, second: str, printed: str) -> FilingRows:
    """Two tasks with an amount of one source each, and the sum of these."""
    amounts = (spent(1, "other_funds", first), spent(2, "other_funds", second))
    return filing(
        money("income", "other_funds", printed, name="其他资金"), project("甲", 1), project("乙", 1), *amounts
    )


def executed(rate: float) -> FilingRows:
    """A line's budget, what was executed of it, and the printed rate."""
    return filing(money("income", "total", "80"), money("income", "total", "60.04", measure="executed", rate=rate))


def explained(first: str, second: str) -> FilingRows:
    """Two rows whose names end alike, with their explanations."""
    return filing(
        value("市属单位事项办结率", "95%", seq=1, explanation=first),
        value("基层单位事项办结率", "90%", seq=2, explanation=second),
    )


def both(long_term: str, annual: str, name: str = "资金到位率", known: str | None = "fund_arrival_rate") -> FilingRows:
    """One indicator in both tables."""
    return filing(
        value(name, long_term, horizon="long_term", indicator_id=known), value(name, annual, indicator_id=known)
    )


def past(*values: str, goal: str) -> FilingRows:
    """A goal after two past years."""
    rows = [value("资金到位率", raw, role="prior", indicator_id="fund_arrival_rate") for raw in values]
    return filing(*rows, value("资金到位率", goal, indicator_id="fund_arrival_rate"))


def tables(*annual: str) -> FilingRows:
    """A long-term table of three levels, and the levels of an annual one."""
    levels = ("产出指标", "效益指标", "满意度指标")
    return filing(
        *(
            value(f"{level}甲", "好", seq=number, horizon="long_term", level1=level)
            for number, level in enumerate(levels)
        ),
        *(value(f"{level}甲", "好", seq=number, level1=level) for number, level in enumerate(annual)),
        prose("long_term_goal", "长期目标的文字"),
        prose("annual_goal", "年度目标的文字"),
    )


def weighed(*weights: float) -> FilingRows:
    """A table of weights."""
    return filing(*(value(f"第{seq}项", "好", seq=seq, weight=weight) for seq, weight in enumerate(weights)))


def one(name: str, raw: str, **others: str) -> FilingRows:
    """One indicator."""
    return filing(value(name, raw, **others))  # type: ignore[arg-type]


def scanned(name: str) -> FilingRows:
    """Rows that an engine read, with last year's value in all but one."""
    whole = (value(f"第{seq}项", raw, seq=seq, role=role) for seq in range(3) for raw, role in PAIR)
    rows = filing(*whole, value(name, "97%", seq=3))
    return replace(rows, filing=replace(rows.filing, engine="engine"))


PAIR = (("90%", "prior"), ("95%", "target"))
EXAMPLES = {
    "money-unit-slip": Example(
        wrong=items("1405.14", "2547500", "1659.89"),
        expected="254.75",
        observed="2547500",
        right=items("1405.14", "254.75", "1659.89"),
    ),
    "money-year-slip": Example(
        wrong=filing(money("income", "total", "24066200"), money("income", "total", "2112.31", year=2023)),
        expected=None,
        observed="24066200",
        right=filing(money("income", "total", "24066"), money("income", "total", "2112.31", year=2023)),
    ),
    "sum-mismatch": Example(
        wrong=items("300", "40", "345"), expected="340", observed="345", right=items("300", "40", "340")
    ),
    "sum-rounding": Example(
        wrong=items("300.26", "40.27", "340.5"),
        expected="340.53",
        observed="340.5",
        right=items("300.26", "40.27", "340.53"),
    ),
    "income-expenditure": Example(
        wrong=totals("1132.41", "1132.35"), expected="1132.35", observed="1132.41", right=totals("1132.41", "1132.41")
    ),
    "prior-years-reversed": Example(
        wrong=years(2024, 2023, 2022), expected="2022、2023", observed="2023、2022", right=years(2024, 2022, 2023)
    ),
    "budget-repeats-past-year": Example(wrong=repeating("5"), expected=None, observed=None, right=repeating("6")),
    "share-mismatch": Example(wrong=share("4%"), expected="2.84%", observed="4%", right=share("3%")),
    "execution-rate": Example(wrong=executed(0.85), expected="75.05%", observed="85%", right=executed(0.7505)),
    "task-sum": Example(
        wrong=tasks("10.24", "5.13", "15.38"), expected="15.37", observed="15.38", right=tasks("10.24", "5.13", "15.37")
    ),
    "tasks-above-sum": Example(
        wrong=tasks("10.24", "5.13", "12"), expected="15.37", observed="12", right=tasks("10.24", "5.13", "20")
    ),
    "project-sum": Example(wrong=listed(30, 40, "50"), expected="50", observed="70", right=listed(10.5, 39.5, "50")),
    "project-above-total": Example(
        wrong=filing(project("甲", 30, total=20)),
        expected="≤20",
        observed="30",
        right=filing(project("甲", 20, total=30)),
    ),
    "unit-nonsense": Example(
        wrong=one("网页完善情况", "大于等于100%次"),
        expected="%",
        observed="大于等于100%次",
        right=one("网页完善情况", "大于等于100%"),
    ),
    "unit-foreign": Example(
        wrong=one("专业审查费", "等于100%"), expected=None, observed="等于100%", right=one("专业审查费", "≤20万元")
    ),
    "unit-several": Example(
        wrong=one("受助人数", "≥40人、户"), expected="人", observed="≥40人、户", right=one("设备数量", "≥40台、件、套")
    ),
    "timeliness-counted": Example(
        wrong=one("按季开展", "2项", level2="时效指标"),
        expected=None,
        observed="2项",
        right=one("按季开展", "2项/季度", level2="时效指标"),
    ),
    "unit-magnitude": Example(
        wrong=filing(
            value("办公用房测量面积", "16.19平方米"), prose("annual_tasks", "登记范围内办公用房总建筑面积17.23万M2。")
        ),
        expected="万平方米",
        observed="16.19平方米",
        right=filing(
            value("办公用房测量面积", "16.19万平方米"), prose("annual_tasks", "登记范围内办公用房总建筑面积17.23万M2。")
        ),
    ),
    "unit-far-apart": Example(
        wrong=filing(value("管理范围", "38平方米", role="prior"), value("管理范围", "37万平方米")),
        expected=None,
        observed="37万平方米",
        right=filing(value("管理范围", "38万平方米", role="prior"), value("管理范围", "37万平方米")),
    ),
    "rate-without-percent": Example(
        wrong=one("会议参与率", "≥95"), expected="≥95%", observed="≥95", right=one("会议参与率（%）", "≥95")
    ),
    "unit-told-elsewhere": Example(
        wrong=one("加大调研力度", "≥5", scoring="调研报告大于等于5个得5分，少1个扣一分。"),
        expected="个",
        observed="≥5",
        right=one("加大调研力度", "≥5", scoring="达到5得5分，否则不得分。"),
    ),
    "units-differ": Example(
        wrong=filing(value("餐饮品种", "55家", role="prior"), value("餐饮品种", "55种")),
        expected=None,
        observed="家、种",
        right=filing(value("餐饮品种", "50种", role="prior"), value("餐饮品种", "55种")),
    ),
    "rate-above-whole": Example(
        wrong=one("群众满意度", "200%"), expected="≤100%", observed="200%", right=one("任务完成率", "200%")
    ),
    "rate-at-least-whole": Example(
        wrong=one("线索处置率", "≥100%"), expected=None, observed="≥100%", right=one("线索处置率", "=100%")
    ),
    "year-above-ceiling": Example(
        wrong=both("≤0%", "157%", "三公经费变动率", None), expected="≤0%", observed="157%", right=both("≥90%", "95%")
    ),
    "bound-against-direction": Example(
        wrong=both("≤90%", "≤90%"), expected=None, observed="≤90%", right=both("≥90%", "≥90%")
    ),
    "score-above-weight": Example(
        wrong=filing(value("甲", "好", weight=10, score=12)),
        expected="≤10",
        observed="好",
        right=filing(value("甲", "好", weight=10, score=10)),
    ),
    "goal-below-past": Example(
        wrong=past("99%", "100%", goal="95%"),
        expected=None,
        observed="95%",
        right=past("99%", "100%", goal="≥95%"),
    ),
    "long-term-below-year": Example(wrong=both("90%", "95%"), expected="95%", observed="90%", right=both("95%", "90%")),
    "rate-in-words": Example(
        wrong=one("培训完成率", "逐步提高"), expected=None, observed="逐步提高", right=one("培训质量", "逐步提高")
    ),
    "cost-in-words": Example(
        wrong=one("设备购置", "厉行节约", level2="成本指标"),
        expected=None,
        observed="厉行节约",
        right=one("设备购置", "≤20万元", level2="成本指标"),
    ),
    "past-as-bound": Example(
        wrong=filing(value("甲", "≥95%", role="prior"), value("甲", "≥95%")),
        expected=None,
        observed="≥95%",
        right=filing(value("甲", "96%", role="prior"), value("甲", "≥95%")),
    ),
    "figures-in-words": Example(
        wrong=one("外聘人员", "目前保安7人，大厅服务人员82人，控制人数"),
        expected=None,
        observed="目前保安7人，大厅服务人员82人，控制人数",
        right=one("完成时间", "1月至6月完成前期，12月完成"),
    ),
    "value-cut-off": Example(
        wrong=one("监管", "抽查项目，"), expected=None, observed="抽查项目，", right=one("监管", "抽查项目")
    ),
    "weights-sum": Example(wrong=weighed(50, 30, 15), expected="100或90", observed="95", right=weighed(50, 30, 10)),
    "name-with-value": Example(
        wrong=scanned("乙部门满意率91%"),
        expected=None,
        observed="乙部门满意率91%",
        right=scanned("乙部门满意率"),
    ),
    "name-repeated": Example(
        wrong=filing(value("改革成效", "明显", seq=1), value("改革成效", "明显", seq=2)),
        expected=None,
        observed="改革成效",
        right=filing(value("改革成效", "明显", seq=1), value("改革成效", "明显", seq=2, level2="数量指标")),
    ),
    "name-is-level": Example(
        wrong=one("联系部门满意度", "90%", level2="联系部门满意度"),
        expected=None,
        observed="联系部门满意度",
        right=one("来访部门满意度", "90%", level2="联系部门满意度"),
    ),
    "metric-under-level": Example(
        wrong=one("租户满意度", "≥90%", level2="成本指标", metric="satisfaction"),
        expected=None,
        observed="成本指标",
        right=one("租金控制率", "≤100%", level2="成本指标", metric="control"),
    ),
    "value-is-name": Example(
        wrong=one("提升监管水平", "提升监管水平"),
        expected=None,
        observed="提升监管水平",
        right=one("提升监管水平", "明显"),
    ),
    "basis-unlisted": Example(
        wrong=filing(
            *(value(f"第{seq}项", "好", seq=seq, basis="计划标准") for seq in range(3)),
            value("末项", "好", seq=3, basis="人员多少"),
        ),
        expected="其他标准、历史标准、行业标准、计划标准、预算支出标准",
        observed="人员多少",
        right=filing(*(value(f"第{seq}项", "好", seq=seq, basis="人员多少") for seq in range(3))),
    ),
    "table-ends-early": Example(
        wrong=tables("产出指标", "效益指标"),
        expected="产出指标、效益指标、满意度指标",
        observed="产出指标、效益指标",
        right=tables("产出指标", "效益指标", "满意度指标"),
    ),
    "annual-table-missing": Example(
        wrong=tables(), expected=None, observed=None, right=tables("产出指标", "效益指标", "满意度指标")
    ),
    "value-missing": Example(
        wrong=filing(value("甲", "好", seq=1), value("乙", "好", seq=2), value("丙", None, seq=3)),
        expected=None,
        observed=None,
        right=filing(value("甲", None, seq=1), value("乙", None, seq=2)),
    ),
    "past-missing": Example(
        wrong=filing(
            *(value(f"第{seq}项", "好", seq=seq, role=role) for seq in range(3) for role in ("prior", "target")),
            value("末项", "好", seq=3),
        ),
        expected=None,
        observed=None,
        right=filing(value("甲", "好", seq=1), value("乙", "好", seq=2)),
    ),
    "cell-missing": Example(
        wrong=filing(
            *(value(f"第{seq}项", "好", seq=seq, basis="计划标准") for seq in range(3)), value("末项", "好", seq=3)
        ),
        expected=None,
        observed=None,
        right=filing(*(value(f"第{seq}项", "好", seq=seq) for seq in range(3))),
    ),
    "goal-missing": Example(
        wrong=filing(
            *(value(name, "好", seq=seq, horizon="long_term") for seq, name in enumerate("甲乙")),
            value("甲", "好"),
            prose("annual_goal", "年度目标的文字"),
        ),
        expected=None,
        observed=None,
        right=filing(value("甲", "好"), value("甲", "好", horizon="long_term")),
    ),
    "text-repeated": Example(
        wrong=filing(prose("annual_tasks", "深化招投标监管工作"), prose("annual_goal", "深化招投标监管工作。")),
        expected=None,
        observed="深化招投标监管工作。",
        right=filing(prose("annual_tasks", "深化招投标监管工作"), prose("annual_goal", "深化招投标改革工作。")),
    ),
    "text-cut-off": Example(
        wrong=filing(prose("functions", "负责办公用房、公务用车、")),
        expected=None,
        observed="、公务用车、",
        right=filing(prose("functions", "负责办公用房、公务用车。")),
    ),
    "words-doubled": Example(
        wrong=filing(prose("annual_goal", "完善样例广场的的登记办法")),
        expected="的",
        observed="的的",
        right=filing(prose("annual_goal", "以便民为目的的登记办法")),
    ),
    "number-counted-up": Example(
        wrong=filing(value("接听54321热线次数", "9次", seq=1), value("回访54322热线次数", "9次", seq=2)),
        expected="回访54321热线次数",
        observed="回访54322热线次数",
        right=filing(value("2031年开放天数", "9天", seq=1), value("2032年开放天数", "9天", seq=2)),
    ),
    "ordinal-repeated": Example(
        wrong=filing(value("指标7：甲事", "好", seq=1), value("指标7：乙事", "好", seq=2)),
        expected="8",
        observed="指标7：乙事",
        right=filing(value("指标7：甲事", "好", seq=1), value("指标8：乙事", "好", seq=2)),
    ),
    "texts-interchanged": Example(
        wrong=explained("基层单位按时办结的比例", "市属单位按时办结的比例"),
        expected="市属单位按时办结的比例",
        observed="基层单位按时办结的比例",
        right=explained("市属单位按时办结的比例", "基层单位按时办结的比例"),
        rows=2,
    ),
    "contact-masked": Example(
        wrong=filing(contact("王**")), expected=None, observed=None, right=filing(contact("王某某"))
    ),
}
"""By the rule's id."""
