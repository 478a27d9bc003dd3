"""Money as it is laid out, and year on year."""

from schemas.columns import Column
from schemas.tables import PARTITION_COLUMNS, Filing, Funding
from schemas.views.parts import CONFIDENCE, DOUBTFUL, FILING, PAGE, ROW, View, ids, own, taken, yuan

INCOME = {
    "total": "收入合计",
    "fiscal_appropriation": "财政拨款",
    "general_public_budget": "一般公共预算",
    "government_fund": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "special_account": "财政专户管理资金",
    "unit_funds": "单位资金",
    "other_funds": "其他资金",
    "carryover": "上年结转资金",
    "transfers_down": "对下转移支付资金",
    "own_level": "本级使用资金",
    "central_funds": "中央资金",
    "provincial_funds": "省级资金",
    "municipal_funds": "市级资金",
    "county_funds": "县级资金",
    "township_funds": "乡镇资金",
    "local_funds": "地方资金",
}
EXPENDITURE = {
    "total": "支出合计",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员类项目支出",
    "operations": "运转类项目支出",
    "targeted": "特定目标类项目支出",
}


LINES = (
    *(
        column
        for item, title in INCOME.items()
        for column in yuan(f"income_{item}", title, f"Income: the line `{item}`.")
    ),
    *(
        column
        for item, title in EXPENDITURE.items()
        for column in yuan(f"expenditure_{item}", title, f"Expenditure: the line `{item}`.")
    ),
)
COUNTS = (
    *own("amounts", "int32", "金额数", "Printed amounts of the row.", nullable=False),
    *own("unplaced", "int32", "未归类金额数", "Those of them that no column holds.", nullable=False),
    *own("verified", "int32", "勾稽相符金额数", "Those of them that tie out with others.", nullable=False),
    *own("findings", "int32", "疑点数", "Findings that speak of one of them.", nullable=False),
    *DOUBTFUL,
)


def totals(before: str, title: str, meaning: str) -> tuple[Column, ...]:
    """Totals of another measure or year."""
    return (
        *yuan(f"{before}_income_total", f"{title}收入合计", f"Income: the total {meaning}."),
        *yuan(f"{before}_expenditure_total", f"{title}支出合计", f"Expenditure: the total {meaning}."),
    )


BY_MEASURE = View(
    name="funding_by_measure",
    called="资金分口径宽表",
    of=None,
    about="One row per filing, year, period and measure of its amounts, with the catalogue's lines as columns.",
    order=("filing_id", "year", "period", "measure"),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, *FILING),
        *taken(Funding, "year", "period", "measure"),
        *LINES,
        *COUNTS,
    ),
)
WIDE = View(
    name="funding_wide",
    called="资金宽表",
    of=None,
    about="One row per filing that prints money: its own year's budget by line, and what became of the totals.",
    order=("filing_id",),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, *FILING),
        *LINES,
        *totals("adjusted", "全年预算", "of 全年预算数"),
        *totals("executed", "全年执行", "of 全年执行数"),
        *own(
            "execution_rate", "float64", "执行率", "Executed over the adjusted budget, else over the budget.", unit="1"
        ),
        *totals("prior", "上年", "of the year before"),
        *COUNTS,
    ),
)
MONEY = View(
    name="funding_yearly",
    called="资金年度对比",
    of="funding",
    about="One row per current amount of `funding`, beside last year's as this and last year's filing print it.",
    order=("filing_id", "row_id"),
    columns=(
        *ROW,
        *taken(Filing, *FILING),
        *PAGE,
        *taken(Funding, "section", "item", "item_name", "year", "measure", "amount_yuan"),
        *own("prior_row_id", "int32", "本表上年行号", "row_id of this filing's own amount of the year before."),
        *yuan("prior_yuan", "本表上年金额", "That amount."),
        *yuan("prior_difference_yuan", "较本表上年增减", "The amount less it."),
        *own(
            "prior_growth",
            "float64",
            "较本表上年增长",
            "The difference as a fraction of it; null where it is 0.",
            unit="1",
        ),
        *ids("earlier_", "上年", "last year's filing's amount"),
        *yuan("earlier_yuan", "上年表金额", "That amount."),
        *yuan("earlier_difference_yuan", "较上年表增减", "The amount less it."),
        *own(
            "earlier_growth",
            "float64",
            "较上年表增长",
            "The difference as a fraction of it; null where it is 0.",
            unit="1",
        ),
        *yuan(
            "restated_yuan", "上年金额改动", "prior_yuan less earlier_yuan: by how much last year is told otherwise."
        ),
        *taken(Funding, "verified"),
        *CONFIDENCE,
        *DOUBTFUL,
    ),
)
