"""What the closed sets of the tables are called on a page."""

from collections.abc import Mapping

from mappings.sheets import words_of
from schemas import closed_sets


def said(allowed: tuple[str, ...]) -> Mapping[str, str]:
    """Code → word of a closed set, as sheets for clerks say it, in the set's order."""
    return words_of(allowed) or {}


SCOPES = said(closed_sets.SCOPES)
UNTOLD_SCOPE = "未注明"
"""A form that does not print what it is about."""
STAGES = said(closed_sets.STAGES)
SECTIONS = said(closed_sets.SECTIONS)
MEASURES: Mapping[str, str] = {"budget": "预算", "adjusted": "调整后", "executed": "执行"}
HORIZONS: Mapping[str, str] = {"annual": "年度目标", "long_term": "长期目标"}
SEVERITIES = said(closed_sets.SEVERITIES)
KINDS = said(closed_sets.FINDING_KINDS)
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
