"""The tables of the dataset: the one definition of names, types, units, allowed values and meanings."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated as A
from typing import ClassVar

from schemas.columns import Col, Row

MEDIA = ("text", "html", "docx", "doc", "xlsx", "xls", "pdf-text", "pdf-scan", "image")
SCOPES = ("department", "project", "policy", "transfer")
STAGES = ("target", "self_evaluation")
STATUSES = ("ok", "needs_review", "superseded")
SECTIONS = ("income", "expenditure")
PERIODS = ("current", "prior")
MEASURES = ("budget", "adjusted", "executed")
NARRATIVES = ("functions", "annual_tasks", "long_term_goal", "annual_goal", "main_task", "instructions")
HORIZONS = ("long_term", "annual")
MATCH_METHODS = ("exact", "alias", "fuzzy", "manual", "none")
ROLES = ("target", "prior", "actual")
KINDS = ("quantitative", "qualitative", "none")
COMPARATORS = ("<=", ">=", "=", "<", ">")
SEVERITIES = ("error", "warning", "info")
OUTCOMES = ("filings", "partial", "no_form", "rejected")
FINDING_KINDS = (
    "sum_mismatch",
    "income_expenditure_mismatch",
    "share_mismatch",
    "project_sum_mismatch",
    "prior_year_order",
    "prior_year_mismatch",
    "misprint",
    "unit_suspect",
    "out_of_bound",
    "shifted_row",
    "duplicate_level",
    "duplicate_filing",
    "ambiguous_value",
    "missing_value",
    "truncated",
    "not_dated",
    "low_confidence",
    "unmatched_indicator",
    "repaired_value",
    "unread_text",
    "other",
)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRow(Row):
    """What every row of a filing carries."""

    filing_id: A[
        str,
        Col(
            "The filing: 16 hex digits of its document's SHA-256, -p, the form's first page (0 for unpaged text), "
            "-, its place among the forms that begin on that page, from 1."
        ),
    ]
    row_id: A[int, Col("Position of the row within its filing and table, from 0.")]
    page: A[int | None, Col("Page the row stands on, from 1; null for unpaged text.")]
    bbox: A[
        Box | None,
        Col("x0, y0, x1, y1 of the row's cells on its page, from the top left.", unit="pt", arrow="list<float32>[4]"),
    ]
    confidence: A[
        float | None,
        Col("Lowest confidence among the row's values, 0 to 1; null for text that no OCR read.", arrow="float32"),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(FilingRow):
    """One form of a document."""

    table: ClassVar[str] = "filings"
    about: ClassVar[str] = "One row per form: what it is, whose it is, and where it was read from."

    source_name: A[str, Col("File name of the document.")]
    source_uri: A[str, Col("Where the document was offered.")]
    source_sha256: A[str, Col("SHA-256 of the document's bytes.")]
    media: A[str, Col("What the document's content is.", allowed=MEDIA)]
    form: A[str, Col("The layout it was read as; generic where only the table itself was understood.")]
    scope: A[str, Col("What the form is about.", allowed=SCOPES)]
    stage: A[str, Col("Goals declared, or the year's own evaluation of them.", allowed=STAGES)]
    title: A[str | None, Col("Title as printed, without year and brackets.")]
    project: A[str | None, Col("Name of the project; project forms only.")]
    department: A[str | None, Col("Department as printed.")]
    unit: A[str | None, Col("实施单位: the unit that carries the project out.")]
    province: A[str | None, Col("Official name of the province-level division.")]
    city: A[str | None, Col("Official name of the prefecture-level division; null for a province's own departments.")]
    county: A[str | None, Col("Official name of the county-level division; null for a prefecture's own departments.")]
    adcode: A[int | None, Col("GB/T 2260 code of the most specific division.")]
    filed_on: A[date | None, Col("填报日期: the date printed on the form.")]
    amount_unit: A[str | None, Col("Unit of the printed amounts: 万元, 元.")]
    long_term_until: A[int | None, Col("Last year of the long-term goals.")]
    pages: A[int | None, Col("Pages the form covers; null for unpaged text.")]
    engine: A[str | None, Col("OCR engine and model; null where no OCR read.")]
    status: A[str, Col("Whether a person should look, or another copy of the filing is current.", allowed=STATUSES)]
    superseded_by: A[str | None, Col("filing_id of the copy that is current.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(FilingRow):
    """Personal data: it stands in this table and nowhere else."""

    table: ClassVar[str] = "contacts"
    about: ClassVar[str] = "One row per filing that prints a contact. Personal data stands in this table alone."

    contact_person: A[str | None, Col("填报人, as printed.")]
    contact_phone: A[str | None, Col("联系电话, as printed.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(FilingRow):
    """One printed amount of money."""

    table: ClassVar[str] = "funding"
    about: ClassVar[str] = "One row per printed amount. A printed 0 is a row; an empty cell is none."

    section: A[str, Col("Sources of money or uses of it.", allowed=SECTIONS)]
    item: A[str | None, Col("Canonical id of the line; null where the catalogue has none.")]
    item_name: A[str, Col("Canonical Chinese name of the line; the printed one where the catalogue has none.")]
    item_raw: A[str, Col("Name of the line as printed, whitespace removed.")]
    year: A[int | None, Col("Year the amount belongs to; null where the form does not tell.")]
    period: A[str, Col("The budget year, or one before it.", allowed=PERIODS)]
    measure: A[str, Col("What kind of amount it is.", allowed=MEASURES)]
    amount_yuan: A[Decimal | None, Col("The amount; null where its unit is unknown.", unit="元")]
    amount: A[float, Col("The amount as printed, in the filing's own unit.")]
    unit: A[str | None, Col("Unit of `amount`: 万元, 元.")]
    share: A[float | None, Col("Printed share of the total, as a fraction; null where none is printed.")]
    raw: A[str, Col("The printed amount, whitespace removed.")]
    verified: A[bool, Col("Whether it ties out with other printed figures, to the last digit.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(FilingRow):
    """One project, or one task of the year that carries an amount."""

    table: ClassVar[str] = "projects"
    about: ClassVar[str] = "One row per project, or per task of the year that carries an amount."

    seq: A[int, Col("Place in the filing, from 1.")]
    name: A[str, Col("Name as printed.")]
    category: A[str | None, Col("支出项目类别, as printed.")]
    total_budget_yuan: A[
        Decimal | None, Col("项目总预算; null where none is printed or its unit is unknown.", unit="元")
    ]
    year_budget_yuan: A[Decimal | None, Col("项目本年度预算; null likewise.", unit="元")]
    total_budget: A[float | None, Col("项目总预算 as printed, in `unit`.")]
    year_budget: A[float | None, Col("项目本年度预算 as printed, in `unit`.")]
    unit: A[str | None, Col("Unit of the two printed amounts: 万元, 元.")]
    purpose: A[str | None, Col("项目主要支出方向和用途, or what the task is.")]
    verified: A[bool, Col("Whether its budgets tie out with other printed figures, to the last digit.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(FilingRow):
    """One item of the form's prose."""

    table: ClassVar[str] = "narratives"
    about: ClassVar[str] = "One row per item of prose; a numbered list is one row per item, its number stripped."

    section: A[str, Col("What the prose tells.", allowed=NARRATIVES)]
    seq: A[int, Col("Place within the filing and section, from 1.")]
    title: A[str | None, Col("Heading of the item, or of the block it stands in where the form prints several.")]
    text: A[str, Col("The item.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(FilingRow):
    """One value of one indicator."""

    table: ClassVar[str] = "indicators"
    about: ClassVar[str] = "One row per indicator and value (tidy); an indicator without a value is one row."

    horizon: A[str, Col("Long-term or annual indicator.", allowed=HORIZONS)]
    goal: A[int | None, Col("Number of the goal it stands under; null where the form has none.")]
    seq: A[int, Col("Printed row within the filing and horizon, from 1.")]
    level1: A[str | None, Col("一级指标, official name; merged cells filled down.")]
    level2: A[str | None, Col("二级指标, likewise.")]
    level3_raw: A[str, Col("三级指标 as printed, whitespace removed.")]
    level3: A[str, Col("三级指标 with misprints mended and prefixes such as 指标1： dropped.")]
    indicator_id: A[str | None, Col("Canonical id in the catalogue; null where nothing matches well enough.")]
    indicator: A[str | None, Col("Canonical name of `indicator_id`.")]
    match_method: A[str, Col("How `indicator_id` was found.", allowed=MATCH_METHODS)]
    match_score: A[float | None, Col("How well the name matches, 0 to 1.", arrow="float32")]
    role: A[str | None, Col("Whether the value is a goal, a past year's or an achieved one.", allowed=ROLES)]
    year: A[int | None, Col("Year of the value; null where the form does not tell.")]
    value_raw: A[str | None, Col("The value as printed, comparator and unit columns joined to it; null where empty.")]
    kind: A[str, Col("What the value is; none for 无, a placeholder or no value.", allowed=KINDS)]
    op: A[str | None, Col("Comparator.", allowed=COMPARATORS)]
    value: A[float | None, Col("The printed number, unscaled; null where a cell holds several.")]
    value_si: A[float | None, Col("The number with percent as a fraction, 万 and 亿 multiplied out.")]
    unit: A[str | None, Col("Unit as printed.")]
    weight: A[float | None, Col("分值 or 权重.")]
    score: A[float | None, Col("得分.")]
    basis: A[str | None, Col("指标值确定依据.")]
    class_: A[str | None, Col("指标分类.")]
    scoring: A[str | None, Col("评/扣分标准.")]
    explanation: A[str | None, Col("指标值说明, 指标解释.")]
    remark: A[str | None, Col("备注, 偏差原因.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(FilingRow):
    """One thing an auditor would ask about."""

    table: ClassVar[str] = "findings"
    about: ClassVar[str] = "One row per thing an auditor would ask about; nothing is mended without one."

    table_name: A[str, Col("Table it speaks of.")]
    target_row_id: A[int | None, Col("row_id it speaks of; null for the whole table or filing.")]
    field: A[str | None, Col("Column it speaks of.")]
    kind: A[str, Col("What is the matter.", allowed=FINDING_KINDS)]
    severity: A[str, Col("How much it matters.", allowed=SEVERITIES)]
    message: A[str, Col("The matter in plain Chinese.")]
    expected: A[str | None, Col("What should stand there.")]
    observed: A[str | None, Col("What stands there.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Row):
    """One input that was ever offered."""

    table: ClassVar[str] = "documents"
    about: ClassVar[str] = "One row per input ever offered, so that nothing is lost silently. Not partitioned."

    source_uri: A[str, Col("Where it was offered; the key of this table.")]
    source_name: A[str, Col("File name.")]
    source_sha256: A[str | None, Col("SHA-256 of its bytes; null where they were not read.")]
    media: A[str | None, Col("What its content is; null where that was not told.", allowed=MEDIA)]
    bytes: A[int, Col("Size.", unit="B", arrow="int64")]
    pages: A[int | None, Col("Pages; null for unpaged text.")]
    outcome: A[str, Col("What became of it.", allowed=OUTCOMES)]
    forms: A[int, Col("Forms found in it.")]
    error: A[str | None, Col("Class of the error that rejected it.")]
    message: A[str | None, Col("What was wrong, where, and what to do.")]
    pages_read: A[int | None, Col("Pages that could be read; null for unpaged text.")]
    stages: A[str, Col("Version of the code and the mappings that read it.")]
    tries: A[int | None, Col("How often it was tried; rejects alone that may be the machine's fault.")]
    complete: A[bool, Col("Whether all its filings are published; false after a run about one city or year of them.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(Row):
    """One run. The only table that holds clock values."""

    table: ClassVar[str] = "runs"
    about: ClassVar[str] = "One row per run; the only table with clock values. Not partitioned."

    run_id: A[str, Col("The run.")]
    started_at: A[datetime, Col("Start.")]
    finished_at: A[datetime, Col("End.")]
    parameters: A[str, Col("What it was asked, as JSON.")]
    versions: A[str, Col("Versions of jixiao and of each stage, as JSON.")]
    documents: A[int, Col("Documents offered.")]
    unchanged: A[int, Col("Documents whose result was already there.")]
    filings: A[int, Col("Filings published by it.")]
    outcomes: A[str, Col("Documents per outcome, as JSON.")]
    seconds: A[str, Col("Seconds per stage, summed over documents, as JSON.")]
    changed: A[str | None, Col("Partitions that it changed, as JSON: a list of city_code and fiscal_year.")]


PARTITIONED: tuple[type[FilingRow], ...] = (Filing, Contact, Funding, Project, Narrative, Indicator, Finding)
TABLES: tuple[type[Row], ...] = (*PARTITIONED, DocumentRow, RunRow)
