"""The closed sets of the tables: each value that a column may have, and what kinds of source are called in Chinese."""

from collections.abc import Mapping

MEDIA: Mapping[str, str] = {
    "text": "文本",
    "html": "网页",
    "mht": "单文件网页",
    "docx": "Word",
    "doc": "旧版Word",
    "rtf": "RTF",
    "odt": "ODT",
    "xlsx": "Excel",
    "xls": "旧版Excel",
    "ods": "ODS",
    "pdf-text": "PDF",
    "pdf-scan": "扫描PDF",
    "ofd": "OFD",
    "ofd-scan": "扫描OFD",
    "image": "图片",
    "archive": "压缩包",
}
"""The kinds of source, and what they are called in Chinese."""
SCOPES = ("department", "project", "policy", "transfer")
STAGES = ("target", "self_evaluation")
STATUSES = ("ok", "needs_review", "superseded")
SECTIONS = ("income", "expenditure")
PERIODS = ("current", "prior")
MEASURES = ("budget", "adjusted", "executed")
NARRATIVES = (
    "functions",
    "annual_tasks",
    "long_term_goal",
    "annual_goal",
    "annual_result",
    "main_task",
    "instructions",
)
HORIZONS = ("long_term", "annual")
MATCH_METHODS = ("exact", "alias", "composed", "fuzzy", "manual", "none")
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
    "unused_decision",
    "other",
)
