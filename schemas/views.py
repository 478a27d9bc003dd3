"""The joined views: their columns, taken from the tables or told here. Their SQL lies in `flows/store/sql`."""

from dataclasses import dataclass, replace

from schemas.columns import Column, Row, columns
from schemas.tables import PARTITION_COLUMNS, Filing, Funding, Indicator

FILING = ("province", "city", "county", "department", "project", "scope", "stage", "title", "source_name")
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
}
EXPENDITURE = {
    "total": "支出合计",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员类项目支出",
    "operations": "运转类项目支出",
    "targeted": "特定目标类项目支出",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One joined view."""

    name: str
    called: str
    """Chinese name."""
    about: str
    of: str | None
    """The table whose rows its filing_id and row_id name."""
    columns: tuple[Column, ...]
    order: tuple[str, ...]
    """Columns that name a row, in the order in which rows are read."""


def taken(row: type[Row], *names: str, before: str = "", title: str = "") -> tuple[Column, ...]:
    """Columns of a table, as they stand or with something before their names; nullable where a join may miss."""
    there = {column.name: column for column in columns(row)}
    return tuple(
        replace(
            there[name],
            name=f"{before}{name}",
            title=f"{title}{there[name].title}",
            nullable=there[name].nullable or bool(before),
        )
        for name in names
    )


def own(
    name: str, arrow: str, title: str, meaning: str, *, unit: str | None = None, nullable: bool = True
) -> tuple[Column, ...]:
    """A column that the view reckons."""
    return (Column(name=name, arrow=arrow, nullable=nullable, title=title, meaning=meaning, unit=unit, allowed=None),)


def yuan(name: str, title: str, meaning: str) -> tuple[Column, ...]:
    """An amount of money."""
    return own(name, "decimal128(20, 2)", title, meaning, unit="元")


def beside(before: str, title: str, meaning: str) -> tuple[Column, ...]:
    """What stands beside a target: the value as printed and in `unit_si`."""
    return (
        *taken(Indicator, "value_raw", before=before, title=title),
        *(() if before == "actual_" else taken(Indicator, "op", before=before, title=title)),
        *own(f"{before}value_si", "float64", f"{title}换算值", f"{meaning}, in `{before}unit_si`."),
        *own(f"{before}unit_si", "string", f"{title}换算单位", f"Unit of `{before}value_si`."),
    )


def change(before: str, title: str, meaning: str) -> tuple[Column, ...]:
    """Difference and growth of an indicator's value."""
    difference = "The target less it, in `unit_si`; null where units differ or one of the two is no number."
    return (
        *own(f"{before}difference_si", "float64", f"与{title}之差", difference),
        *own(f"{before}growth", "float64", f"较{title}增长", f"The difference as a fraction of {meaning}.", unit="1"),
    )


def ids(before: str, title: str, of: str) -> tuple[Column, ...]:
    """Filing and row of what is beside."""
    return (
        *own(f"{before}filing_id", "string", f"{title}表编号", f"filing_id of {of}."),
        *own(f"{before}row_id", "int32", f"{title}行号", f"row_id of {of}."),
    )


UNIT_SI = own(
    "unit_si",
    "string",
    "换算单位",
    "Unit of `value_si`: without 万 and 亿, 1 for percent; null where the form prints none. Values compare within one.",
)
FINDINGS = own("findings", "int32", "疑点数", "Findings that speak of this row alone.", nullable=False)
DOUBTFUL = own("doubtful", "bool", "存疑", "Whether one of its findings is an error or a warning.", nullable=False)
PAGE, CONFIDENCE = taken(Filing, "page"), taken(Filing, "confidence")
ROW = (*taken(Filing, "filing_id", "row_id"), *PARTITION_COLUMNS)

LINKS = View(
    name="filing_links",
    called="年度对照",
    of=None,
    about="One row per current filing, with last year's filing and the self-evaluation to compare it with.",
    order=("filing_id",),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, "province", "city", "county", "adcode", "department", "project", "scope", "stage", "title"),
        *taken(Filing, "source_name", "status"),
        *own("earlier_filing_id", "string", "上年表编号", "filing_id of the same department's filing a year before."),
        *own("evaluation_filing_id", "string", "自评表编号", "filing_id of its self-evaluation of the same year."),
    ),
)
NAMED = View(
    name="indicators_named",
    called="指标明细",
    of="indicators",
    about="One row per row of `indicators`, with whose it is and what is in doubt.",
    order=("filing_id", "row_id"),
    columns=(
        *ROW,
        *taken(Filing, *FILING),
        *PAGE,
        *taken(Indicator, "horizon", "goal", "seq", "level1", "level2", "level3", "indicator_id", "indicator"),
        *taken(Indicator, "metric", "subject"),
        *own("name", "string", "指标名称", "`indicator`; `level3` where the catalogue has none.", nullable=False),
        *taken(Indicator, "role", "year", "kind", "value_raw", "op", "value", "unit", "value_si"),
        *UNIT_SI,
        *taken(Indicator, "weight", "score", "match_method", "match_score"),
        *CONFIDENCE,
        *FINDINGS,
        *DOUBTFUL,
    ),
)
WIDE = View(
    name="funding_wide",
    called="资金宽表",
    of=None,
    about="One row per filing, year, period and measure of its amounts, with the catalogue's lines as columns.",
    order=("filing_id", "year", "period", "measure"),
    columns=(
        *taken(Filing, "filing_id"),
        *PARTITION_COLUMNS,
        *taken(Filing, *FILING),
        *taken(Funding, "year", "period", "measure"),
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
        *own("amounts", "int32", "金额数", "Printed amounts of the row.", nullable=False),
        *own("unplaced", "int32", "未列入金额数", "Those of them that no column holds.", nullable=False),
        *own("verified", "int32", "勾稽相符金额数", "Those of them that tie out with others.", nullable=False),
        *own("findings", "int32", "疑点数", "Findings that speak of one of them.", nullable=False),
        *DOUBTFUL,
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
YEARLY = View(
    name="indicators_yearly",
    called="指标年度对比",
    of="indicators",
    about="One row per annual target of `indicators`, beside last year's value and target and what was achieved.",
    order=("filing_id", "row_id"),
    columns=(
        *ROW,
        *taken(Filing, *FILING),
        *PAGE,
        *taken(Indicator, "level1", "level2", "level3", "indicator_id", "indicator"),
        *own("name", "string", "指标名称", "`indicator`; `level3` where the catalogue has none.", nullable=False),
        *taken(Indicator, "kind", "value_raw", "op", "value", "unit", "value_si"),
        *UNIT_SI,
        *own("prior_row_id", "int32", "本表上年行号", "row_id of the year before's value in the same printed row."),
        *beside("prior_", "本表上年", "The year before's value as this filing tells it"),
        *change("prior_", "本表上年", "`prior_value_si`"),
        *ids("earlier_", "上年", "the target in last year's filing"),
        *own("earlier_matched", "string", "上年匹配", "By which column that row was found."),
        *beside("earlier_", "上年", "Last year's target"),
        *change("earlier_", "上年", "`earlier_value_si`"),
        *ids("actual_", "完成", "what was achieved"),
        *own("actual_matched", "string", "完成匹配", "By which column it was found; row: in the same printed row."),
        *beside("actual_", "完成", "What was achieved"),
        *own("actual_difference_si", "float64", "完成与目标之差", "What was achieved less the target, in `unit_si`."),
        *own("met", "bool", "是否达标", "Whether it satisfies the target; null where that cannot be told."),
        *CONFIDENCE,
        *FINDINGS,
        *DOUBTFUL,
    ),
)
VIEWS = (LINKS, NAMED, WIDE, MONEY, YEARLY)
"""In the order in which they are made: later ones read earlier ones."""
