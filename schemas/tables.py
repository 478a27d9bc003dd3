"""The tables of the dataset: the one definition of names, types, units, allowed values and meanings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated as A
from typing import ClassVar

from schemas.box import Box
from schemas.closed_sets import (
    COMPARATORS,
    FINDING_KINDS,
    HORIZONS,
    KINDS,
    MATCH_METHODS,
    MEASURES,
    MEDIA,
    NARRATIVES,
    PERIODS,
    ROLES,
    SCOPES,
    SECTIONS,
    SEVERITIES,
    STAGES,
    STATUSES,
)
from schemas.columns import Col, Column, Row
from schemas.run_tables import DictionaryRow, DocumentRow, RunRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow(Row):
    """What every row of a filing carries."""

    filing_id: A[
        str,
        Col(
            "表编号",
            "The filing: 16 hex digits of its document's SHA-256, -p, the form's first page (0 for unpaged text), "
            "-, its place among the forms that begin on that page, from 1.",
        ),
    ]
    row_id: A[int, Col("行号", "Position of the row within its filing and table, from 0.")]
    page: A[int | None, Col("页码", "Page the row stands on, from 1; null for unpaged text.")]
    bbox: A[
        Box | None,
        Col(
            "版面位置",
            "x0, y0, x1, y1 of the row's cells on its page, from the top left.",
            unit="pt",
            arrow="list<float32>[4]",
        ),
    ]
    confidence: A[
        float | None,
        Col(
            "识别置信度",
            "Lowest confidence among the row's values, 0 to 1; null for text that no OCR read.",
            arrow="float32",
        ),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(FilingRow):
    """One form of a document."""

    table: ClassVar[str] = "filings"
    called: ClassVar[str] = "申报表"
    about: ClassVar[str] = "One row per form: what it is, whose it is, and where it was read from."

    source_name: A[str, Col("文件名", "File name of the document.")]
    source_uri: A[
        str,
        Col(
            "文件路径",
            "Where the document was offered: its absolute path, in releases from the inbox on. Of a path that is no "
            "UTF-8, file:// and the path, in which %XX is a byte.",
        ),
    ]
    source_sha256: A[str, Col("文件SHA-256", "SHA-256 of the document's bytes.")]
    media: A[str, Col("文件类型", "What the document's content is.", allowed=MEDIA)]
    form: A[str, Col("表式", "The layout it was read as; generic where only the table itself was understood.")]
    scope: A[str | None, Col("申报对象", "What the form is about; null where it does not tell.", allowed=SCOPES)]
    stage: A[str, Col("阶段", "Goals declared, or the year's own evaluation of them.", allowed=STAGES)]
    title: A[str | None, Col("表名", "Title as printed, without year and brackets.")]
    project: A[str | None, Col("项目名称", "Name of the project; project forms only.")]
    department: A[str | None, Col("部门", "Department as printed.")]
    unit: A[str | None, Col("实施单位", "实施单位: the unit that carries the project out.")]
    province: A[str | None, Col("省", "Official name of the province-level division.")]
    city: A[
        str | None,
        Col(
            "市",
            "Official name of the prefecture-level division or municipality; null for a province's own departments.",
        ),
    ]
    county: A[
        str | None, Col("县区", "Official name of the county-level division; null for a prefecture's own departments.")
    ]
    adcode: A[int | None, Col("行政区划代码", "GB/T 2260 code of the most specific division.")]
    filed_on: A[date | None, Col("填报日期", "填报日期: the date printed on the form.")]
    amount_unit: A[str | None, Col("金额单位", "Unit of the printed amounts: 万元, 元.")]
    long_term_until: A[int | None, Col("长期目标截止年", "Last year of the long-term goals.")]
    pages: A[int | None, Col("页数", "Pages the form covers; null for unpaged text.")]
    engine: A[str | None, Col("识别引擎", "OCR engine and model; null where no OCR read.")]
    department_code: A[
        str | None, Col("部门代码", "Code printed with the department's name, which does not hold it.")
    ] = None
    project_code: A[str | None, Col("项目代码", "Code printed with the project's name, which does not hold it.")] = None
    total_score: A[float | None, Col("总分", "总分 of a self-evaluation.")] = None
    grade: A[str | None, Col("自评等级", "自评等级, as printed.")] = None
    text_coverage: A[
        float | None,
        Col("文字覆盖率", "Share of the form's printed characters that rows and known labels account for."),
    ] = None
    status: A[
        str, Col("状态", "Whether a person should look, or another copy of the filing is current.", allowed=STATUSES)
    ]
    superseded_by: A[str | None, Col("现行表编号", "filing_id of the copy that is current.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(FilingRow):
    """Personal data: it stands in this table and nowhere else."""

    table: ClassVar[str] = "contacts"
    called: ClassVar[str] = "联系人"
    about: ClassVar[str] = "One row per filing that prints a contact. Personal data stands in this table alone."

    contact_person: A[str | None, Col("填报人", "填报人, as printed.")]
    contact_phone: A[str | None, Col("联系电话", "联系电话, as printed.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(FilingRow):
    """One printed amount of money."""

    table: ClassVar[str] = "funding"
    called: ClassVar[str] = "资金"
    about: ClassVar[str] = "One row per printed amount. A printed 0 is a row; an empty cell is none."

    section: A[str, Col("收支", "Sources of money or uses of it.", allowed=SECTIONS)]
    item: A[str | None, Col("项目代号", "Canonical id of the line; null where the catalogue has none.")]
    item_name: A[str, Col("项目", "Canonical Chinese name of the line; the printed one where the catalogue has none.")]
    item_raw: A[str, Col("项目（原文）", "Name of the line as printed, whitespace removed.")]
    year: A[int | None, Col("金额年度", "Year the amount belongs to; null where the form does not tell.")]
    period: A[str, Col("所属期", "The budget year, or one before it.", allowed=PERIODS)]
    measure: A[str, Col("口径", "What kind of amount it is.", allowed=MEASURES)]
    amount_yuan: A[Decimal | None, Col("金额", "The amount; null where its unit is unknown.", unit="元")]
    amount: A[float, Col("金额（原数）", "The amount as printed, in the filing's own unit.")]
    unit: A[str | None, Col("金额单位", "Unit of `amount`: 万元, 元.")]
    share: A[
        float | None, Col("占比", "Printed share of the total, as a fraction; null where none is printed.", unit="1")
    ]
    raw: A[str, Col("金额（原文）", "The printed amount, whitespace removed.")]
    verified: A[bool, Col("勾稽相符", "Whether it ties out with other printed figures, to the last digit.")]
    execution_rate: A[
        float | None,
        Col(
            "执行率",
            "执行率 of the line, as a fraction: it stands on what was executed, else on the line's last amount.",
            unit="1",
        ),
    ] = None
    weight: A[float | None, Col("分值", "分值 of the line, on the same row.")] = None
    score: A[float | None, Col("得分", "得分 of the line, on the same row.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(FilingRow):
    """One project, or one task of the year that carries an amount."""

    table: ClassVar[str] = "projects"
    called: ClassVar[str] = "项目"
    about: ClassVar[str] = "One row per project, or per task of the year that carries an amount."

    seq: A[int, Col("序号", "Place in the filing, from 1.")]
    name: A[str, Col("项目名称", "Name as printed.")]
    category: A[str | None, Col("项目类别", "支出项目类别, as printed.")]
    total_budget_yuan: A[
        Decimal | None, Col("项目总预算", "项目总预算; null where none is printed or its unit is unknown.", unit="元")
    ]
    year_budget_yuan: A[Decimal | None, Col("本年度预算", "项目本年度预算; null likewise.", unit="元")]
    total_budget: A[float | None, Col("项目总预算（原数）", "项目总预算 as printed, in `unit`.")]
    year_budget: A[float | None, Col("本年度预算（原数）", "项目本年度预算 as printed, in `unit`.")]
    unit: A[
        str | None, Col("金额单位", "Unit of the two printed amounts: 万元, 元; null where they have different ones.")
    ]
    purpose: A[str | None, Col("主要支出方向和用途", "项目主要支出方向和用途, or what the task is.")]
    verified: A[bool, Col("勾稽相符", "Whether its budgets tie out with other printed figures, to the last digit.")]
    execution_rate: A[float | None, Col("执行率", "执行率, as a fraction.", unit="1")] = None
    weight: A[float | None, Col("分值", "分值.")] = None
    score: A[float | None, Col("得分", "得分.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFunding(FilingRow):
    """One amount of a project or task besides its budgets."""

    table: ClassVar[str] = "project_funding"
    called: ClassVar[str] = "项目资金构成"
    about: ClassVar[str] = (
        "One row per amount that is printed for a project or task beside its budgets: by source, by year, executed. "
        "A sum over funding counts none of them."
    )

    project_seq: A[int, Col("项目序号", "seq of the row of projects that it belongs to.")]
    item: A[str | None, Col("项目代号", "Canonical id of the line; null where the catalogue has none.")]
    item_name: A[str, Col("项目", "Canonical Chinese name of the line; the printed one where the catalogue has none.")]
    item_raw: A[str, Col("项目（原文）", "Name of the line as printed, whitespace removed.")]
    year: A[int | None, Col("金额年度", "Year the amount belongs to; null where the form does not tell.")]
    period: A[str, Col("所属期", "The budget year, or one before it.", allowed=PERIODS)]
    measure: A[str, Col("口径", "What kind of amount it is.", allowed=MEASURES)]
    amount_yuan: A[Decimal | None, Col("金额", "The amount; null where its unit is unknown.", unit="元")]
    amount: A[float, Col("金额（原数）", "The amount as printed, in `unit`.")]
    unit: A[str | None, Col("金额单位", "Unit of `amount`: 万元, 元.")]
    raw: A[str, Col("金额（原文）", "The printed amount, whitespace removed.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(FilingRow):
    """One item of the form's prose."""

    table: ClassVar[str] = "narratives"
    called: ClassVar[str] = "文字内容"
    about: ClassVar[str] = "One row per item of prose; a numbered list is one row per item, its number stripped."

    section: A[str, Col("内容", "What the prose tells.", allowed=NARRATIVES)]
    seq: A[int, Col("序号", "Place within the filing and section, from 1.")]
    title: A[
        str | None, Col("标题", "Heading of the item, or of the block it stands in where the form prints several.")
    ]
    text: A[str, Col("正文", "The item.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(FilingRow):
    """One value of one indicator."""

    table: ClassVar[str] = "indicators"
    called: ClassVar[str] = "绩效指标"
    about: ClassVar[str] = "One row per indicator and value (tidy); an indicator without a value is one row."

    horizon: A[str, Col("指标期限", "Long-term or annual indicator.", allowed=HORIZONS)]
    goal: A[int | None, Col("目标序号", "Number of the goal it stands under; null where the form has none.")]
    seq: A[int, Col("表内行次", "Printed row within the filing and horizon, from 1.")]
    level1: A[str | None, Col("一级指标", "一级指标, official name; merged cells filled down.")]
    level2: A[str | None, Col("二级指标", "二级指标, likewise.")]
    level3_raw: A[str, Col("三级指标（原文）", "三级指标 as printed, whitespace removed.")]
    level3: A[str, Col("三级指标", "三级指标 with misprints corrected and prefixes such as 指标1： dropped.")]
    indicator_id: A[
        str | None, Col("指标代号", "Canonical id in the catalogue; null where nothing matches well enough.")
    ]
    indicator: A[str | None, Col("指标标准名称", "Canonical name of `indicator_id`.")]
    metric: A[
        str | None,
        Col(
            "指标类别",
            "What is measured, by its id in `mappings/metrics.yaml`: satisfaction, timeliness, count, amount …; null "
            "where neither the name nor what stands beside it tells.",
        ),
    ] = None
    subject: A[
        str | None,
        Col(
            "评价对象",
            "Of what: the rest of the name with its qualifiers, without punctuation and 的, such as 参加培训人员 of "
            "参加培训人员满意度, words that are one written as one; null where nothing is left.",
        ),
    ] = None
    subject_class: A[
        str | None,
        Col(
            "评价对象类别",
            "Class of `subject`, by its id in `mappings/subjects.yaml`: public, users, funds, equipment …; null where "
            "no word of it tells one.",
        ),
    ] = None
    match_method: A[str, Col("匹配方式", "How `indicator_id` was found.", allowed=MATCH_METHODS)]
    match_score: A[float | None, Col("匹配度", "How well the name matches, 0 to 1.", arrow="float32")]
    role: A[
        str | None, Col("数值类型", "Whether the value is a goal, a past year's or an achieved one.", allowed=ROLES)
    ]
    year: A[int | None, Col("数值年度", "Year of the value; null where the form does not tell.")]
    value_raw: A[
        str | None,
        Col("指标值（原文）", "The value as printed, comparator and unit columns joined to it; null where empty."),
    ]
    kind: A[str, Col("定量或定性", "What the value is; none for 无, a placeholder or no value.", allowed=KINDS)]
    op: A[str | None, Col("比较符", "Comparator.", allowed=COMPARATORS)]
    value: A[float | None, Col("数值", "The printed number, unscaled; null where a cell holds several.")]
    value_si: A[float | None, Col("标准值", "The number with percent as a fraction, 万 and 亿 multiplied out.")]
    unit: A[str | None, Col("计量单位", "Unit as printed.")]
    weight: A[float | None, Col("分值", "分值 or 权重.")]
    score: A[float | None, Col("得分", "得分.")]
    basis: A[str | None, Col("指标值确定依据", "指标值确定依据.")]
    class_: A[str | None, Col("指标分类", "指标分类.")]
    scoring: A[str | None, Col("评扣分标准", "评/扣分标准.")]
    explanation: A[str | None, Col("指标解释", "指标值说明, 指标解释.")]
    remark: A[str | None, Col("备注", "备注, 偏差原因.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(FilingRow):
    """One thing an auditor would ask about."""

    table: ClassVar[str] = "findings"
    called: ClassVar[str] = "疑点"
    about: ClassVar[str] = "One row per thing an auditor would ask about; nothing is corrected without one."

    table_name: A[str, Col("所指数据表", "Table it speaks of.")]
    target_row_id: A[int | None, Col("所指行号", "row_id it speaks of; null for the whole table or filing.")]
    field: A[str | None, Col("所指列", "Column it speaks of; of a printed column that no table holds, its head.")]
    kind: A[str, Col("疑点类别", "What is the matter.", allowed=FINDING_KINDS)]
    severity: A[str, Col("严重程度", "How much it matters.", allowed=SEVERITIES)]
    message: A[str, Col("疑点说明", "The matter in plain Chinese.")]
    expected: A[str | None, Col("应为", "What should stand there.")]
    observed: A[str | None, Col("实为", "What stands there.")]
    decided_by: A[
        str | None,
        Col("核定者", "Who or what settled it: the person who decided, or arithmetic; null where it is open."),
    ] = None


PARTITION_COLUMNS = (
    Column(
        name="city_code",
        arrow="int32",
        nullable=True,
        title="地市代码",
        meaning="GB/T 2260 code of the prefecture-level division; 0 for central bodies; null, and -1 in "
        "the path, where it cannot be told.",
        unit=None,
        allowed=None,
    ),
    Column(
        name="fiscal_year",
        arrow="int32",
        nullable=True,
        title="预算年度",
        meaning="Budget year the targets are for; null, and -1 in the path, where it cannot be told.",
        unit=None,
        allowed=None,
    ),
)
PARTITIONED: tuple[type[FilingRow], ...] = (
    Filing,
    Contact,
    Funding,
    Project,
    ProjectFunding,
    Narrative,
    Indicator,
    Finding,
)
TABLES: tuple[type[Row], ...] = (*PARTITIONED, DocumentRow, RunRow, DictionaryRow)
