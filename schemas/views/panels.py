"""Panels: what was promised, what was reached, and what it cost, over years."""

from dataclasses import replace

from schemas.columns import Column
from schemas.tables import PARTITION_COLUMNS, Filing, Indicator, Project
from schemas.views.parts import (
    CONFIDENCE,
    DEPARTMENT_ID,
    DOUBTFUL,
    FINDINGS,
    PAGE,
    ROW,
    UNIT_SI,
    View,
    own,
    taken,
    yuan,
)

OWNER = (
    *taken(Filing, "province", "city", "county"),
    *DEPARTMENT_ID,
    *taken(Filing, "department", "project", "scope", "source_name"),
)
MATCHED = ("level3", "levels", "indicator_id", "measure")
"""What two rows of one indicator have alike, the surest first."""


def stood(before: str, title: str, meaning: str, *, op: bool = True) -> tuple[Column, ...]:
    """A value beside the target: as printed and in its unit."""
    return (
        *own(f"{before}raw", "string", f"{title}（原文）", f"{meaning}, as printed."),
        *(taken(Indicator, "op", before=before, title=title) if op else ()),
        *own(f"{before}si", "float64", f"{title}标准值", f"{meaning}, in `{before}unit_si`."),
        *own(f"{before}unit_si", "string", f"{title}标准单位", f"Unit of `{before}si`."),
    )


def paired(before: str, title: str, of: str) -> tuple[Column, ...]:
    """Filing and row of the same indicator elsewhere, and how it was found."""
    score = "How surely both rows are one indicator, 0 to 1."
    return (
        *own(f"{before}filing_id", "string", f"{title}表编号", f"filing_id of {of}."),
        *own(f"{before}row_id", "int32", f"{title}行号", f"row_id of {of}."),
        *own(f"{before}matched", "string", f"{title}匹配", "What both rows have alike.", allowed=MATCHED),
        *own(f"{before}matched_score", "float32", f"{title}匹配度", score),
    )


PANEL = View(
    name="indicators_panel",
    called="目标与完成",
    of="indicators",
    about="One row per indicator of a department, project and year: what was promised, reached, and the year before.",
    order=("filing_id", "row_id"),
    columns=(
        *ROW,
        *OWNER,
        *PAGE,
        *own(
            "promised_in",
            "string",
            "目标来源",
            "Where the promise stands: the target form, the self-evaluation alone, or as a long-term target alone.",
            nullable=False,
            allowed=("target", "self_evaluation", "long_term"),
        ),
        *taken(Indicator, "level1", "level2", "level3", "indicator_id", "indicator"),
        *own("name", "string", "指标名称", "`indicator`; `level3` where the catalogue has none.", nullable=False),
        *taken(Indicator, "metric", "subject"),
        *own(
            "direction",
            "string",
            "指标方向",
            "Whether more or less is better of its `metric`; target: neither.",
            allowed=("higher", "lower", "target"),
        ),
        *(replace(column, nullable=True) for column in taken(Indicator, "kind")),
        *own("target_raw", "string", "目标值（原文）", "The annual target as printed."),
        *taken(Indicator, "op"),
        *own("target_si", "float64", "目标标准值", "The annual target, in `unit_si`."),
        *UNIT_SI,
        *own("long_row_id", "int32", "长期目标行号", "row_id of the long-term target in the same filing."),
        *stood("long_", "长期目标", "The long-term target"),
        *own("long_until", "int32", "长期目标截止年", "Year of the long-term target."),
        *paired("evaluation_", "自评", "the indicator in the self-evaluation"),
        *own("evaluation_source_name", "string", "自评文件名", "File of the self-evaluation."),
        *own("evaluation_page", "int32", "自评页码", "Page of the self-evaluation that the row stands on, from 1."),
        *own(
            "evaluation_target_raw",
            "string",
            "自评表目标值（原文）",
            "The target as the self-evaluation prints it again.",
        ),
        *own("actual_row_id", "int32", "完成值行号", "row_id of what was reached, in the self-evaluation."),
        *stood("actual_", "完成值", "What was reached", op=False),
        *own(
            "attained",
            "bool",
            "是否达标",
            "Whether what was reached satisfies the target; null where that cannot be told.",
        ),
        *own(
            "attained_by",
            "string",
            "达标判断依据",
            "How that is known: the target's comparator, the measure's direction, or the same number or words.",
            allowed=("operator", "direction", "equal"),
        ),
        *own(
            "attainment",
            "float64",
            "完成程度",
            "Reached over promised; promised over reached where less is better: 1 is just attained.",
            unit="1",
        ),
        *taken(Indicator, "weight", "score"),
        *stood("prior_", "本表上年值", "The year before's value in the same printed row", op=False),
        *paired("earlier_", "上年", "the indicator in last year's filing"),
        *own("earlier_target_raw", "string", "上年目标值（原文）", "Last year's target as printed."),
        *taken(Indicator, "op", before="earlier_", title="上年"),
        *own("earlier_target_si", "float64", "上年目标标准值", "Last year's target, in `earlier_unit_si`."),
        *own("earlier_unit_si", "string", "上年标准单位", "Unit of `earlier_target_si`."),
        *own(
            "earlier_actual_raw", "string", "上年完成值（原文）", "What was reached of last year's target, as printed."
        ),
        *own(
            "earlier_actual_si", "float64", "上年完成标准值", "What was reached of it, where its unit is that target's."
        ),
        *own("earlier_attained", "bool", "上年是否达标", "Whether last year's target was attained."),
        *own(
            "verified",
            "bool",
            "两表目标一致",
            "Whether the self-evaluation prints the target that the target form does.",
        ),
        *own(
            "conflict",
            "string",
            "两表不一致",
            "Parted by |: target (another target in the self-evaluation), unit (units differ), several (the name is "
            "printed several times).",
        ),
        *CONFIDENCE,
        *FINDINGS,
        *DOUBTFUL,
    ),
)
PROJECTS = View(
    name="projects_panel",
    called="项目预算与执行",
    of=None,
    about="One row per project of a department and year: its budget, what that became, and what was spent.",
    order=("filing_id", "seq"),
    columns=(
        *taken(Filing, "filing_id"),
        *own(
            "seq",
            "int32",
            "序号",
            "0: the project's own form; else its `seq` in the department's form.",
            nullable=False,
        ),
        *PARTITION_COLUMNS,
        *taken(Filing, "province", "city", "county"),
        *DEPARTMENT_ID,
        *taken(Filing, "department"),
        *own("project", "string", "项目名称", "Name of the project as printed.", nullable=False),
        *taken(Filing, "project_code", "scope"),
        *taken(Project, "category"),
        *own("evaluation_filing_id", "string", "自评表编号", "filing_id of its self-evaluation."),
        *own("listed_filing_id", "string", "列入的部门表编号", "filing_id of the department's form that lists it."),
        *own("listed_seq", "int32", "列入序号", "Its `seq` there."),
        *own(
            "listed_evaluation_filing_id",
            "string",
            "列入的部门自评表编号",
            "The department's self-evaluation that lists it.",
        ),
        *yuan("total_budget_yuan", "项目总预算", "项目总预算, over all years, as its department's form lists it."),
        *yuan("budget_yuan", "年初预算", "年初预算数."),
        *own(
            "budget_from",
            "string",
            "预算来源",
            "Where the budget stands: in its target form, its self-evaluation or its department's form.",
            allowed=("target", "self_evaluation", "list"),
        ),
        *yuan("adjusted_yuan", "全年预算", "全年预算数."),
        *yuan("executed_yuan", "全年执行", "全年执行数."),
        *own("execution_rate", "float64", "执行率", "Executed over adjusted, else over the budget.", unit="1"),
        *own("printed_rate", "float64", "执行率（原数）", "As the form prints it.", unit="1"),
        *taken(Filing, "total_score", "grade"),
        *own(
            "conflict",
            "string",
            "不一致",
            "Parted by |: budget (the self-evaluation prints another), list (the department's form lists another), "
            "rate (the printed rate is not the reckoned one).",
        ),
        *DOUBTFUL,
    ),
)
