"""What the closed sets of the tables are called in Chinese."""

from collections.abc import Mapping

SCOPES: Mapping[str, str] = {"department": "部门整体", "project": "项目", "policy": "政策", "transfer": "转移支付"}
UNTOLD_SCOPE = "未注明"
"""A form that does not print what it is about."""
STAGES: Mapping[str, str] = {"target": "目标申报", "self_evaluation": "自评"}
STATUSES: Mapping[str, str] = {"ok": "", "needs_review": "待复核"}
"""Superseded copies are not told of."""
SECTIONS: Mapping[str, str] = {"income": "收入", "expenditure": "支出"}
MEASURES: Mapping[str, str] = {"budget": "预算", "adjusted": "调整后", "executed": "执行"}
HORIZONS: Mapping[str, str] = {"annual": "年度目标", "long_term": "长期目标"}
SEVERITIES: Mapping[str, str] = {"error": "错误", "warning": "警告", "info": "提示"}
TABLES: Mapping[str, str] = {
    "filings": "表单",
    "contacts": "联系人",
    "funding": "资金",
    "projects": "项目",
    "narratives": "文字",
    "indicators": "指标",
    "findings": "疑点",
}
KINDS: Mapping[str, str] = {
    "sum_mismatch": "分项之和与合计不符",
    "income_expenditure_mismatch": "收入与支出合计不等",
    "share_mismatch": "占比与金额不符",
    "project_sum_mismatch": "项目之和与支出不符",
    "prior_year_order": "往年各列的顺序",
    "prior_year_mismatch": "与上一年表中的数不符",
    "misprint": "错别字",
    "unit_suspect": "单位可疑",
    "out_of_bound": "数值超出界限",
    "shifted_row": "单元格错位",
    "duplicate_level": "指标重复",
    "duplicate_filing": "同一表单有多份",
    "ambiguous_value": "数值有歧义",
    "missing_value": "缺少数值",
    "truncated": "内容中断",
    "not_dated": "没有填报日期",
    "low_confidence": "识别没有把握",
    "unmatched_indicator": "指标未归入目录",
    "repaired_value": "已改正的数值",
    "unread_text": "没有读懂的文字",
    "other": "其他",
}
ERRORS: Mapping[str, str] = {
    "EmptyDocument": "空文件",
    "UnknownFormat": "格式不识",
    "UnsupportedFormat": "暂不支持的格式",
    "DamagedDocument": "文件损坏",
    "EncryptedDocument": "有密码保护",
    "OversizedDocument": "文件过大",
    "MissingTool": "缺少所需程序",
    "ToolFailed": "所需程序出错",
    "FormNotFound": "有表单字样而未找到表单",
    "ReaderFailed": "读取程序出错",
    "WorkerDied": "读取进程中止",
    "TimedOut": "读取超时",
    "OutOfMemory": "内存不足",
}
"""Classes of the errors that reject a document."""


def scope(told: str | None) -> str:
    """What a form is about, or that it does not print it."""
    return UNTOLD_SCOPE if told is None else SCOPES[told]
