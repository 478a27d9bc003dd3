"""Tables that are of no city and year: the documents that were offered, the runs, the dictionary."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated as A
from typing import ClassVar

from schemas.closed_sets import MEDIA, OUTCOMES
from schemas.columns import Col, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(Row):
    """One input that was ever offered."""

    table: ClassVar[str] = "documents"
    called: ClassVar[str] = "文件"
    about: ClassVar[str] = "One row per input ever offered, so that nothing is lost silently. Not partitioned."

    source_uri: A[
        str,
        Col(
            "文件路径",
            "Where it was offered, as in `filings`: a path that is no UTF-8 as file:// with %XX for a byte; the key of "
            "this table. An archive or a mail is a folder to its members: `/in/outer.zip/inner/a.docx`.",
        ),
    ]
    source_name: A[str, Col("文件名", "File name.")]
    source_sha256: A[str | None, Col("文件SHA-256", "SHA-256 of its bytes; null where they were not read.")]
    media: A[str | None, Col("文件类型", "What its content is; null where that was not told.", allowed=MEDIA)]
    bytes: A[int, Col("字节数", "Size.", unit="B", arrow="int64")]
    pages: A[int | None, Col("页数", "Pages; null for unpaged text.")]
    outcome: A[str, Col("处理结果", "What became of it; an archive holds no form itself.", allowed=OUTCOMES)]
    forms: A[int, Col("表数", "Forms found in it.")]
    error: A[
        str | None,
        Col(
            "错误类别",
            "Class of the error that rejected it; FormNotFound where it prints a form's words and gave none.",
        ),
    ]
    message: A[
        str | None,
        Col(
            "错误说明",
            "What was wrong, where, and what to do; why it has no form; which pages were not read, or of a long scan "
            "only searched.",
        ),
    ]
    pages_read: A[int | None, Col("已读页数", "Pages that could be read; null for unpaged text.")]
    stages: A[str, Col("读取版本", "Version of the code and the mappings that read it.")]
    tries: A[int | None, Col("尝试次数", "How often it was tried; rejects alone that may be the machine's fault.")]
    complete: A[
        bool,
        Col("全部发布", "Whether all its filings are published; false after a run about one city or year of them."),
    ]
    decisions: A[
        str | None,
        Col("核定编号", "Ids of the decisions of people that it was read with, a blank between; null without any."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow(Row):
    """One run. The only table that holds clock values."""

    table: ClassVar[str] = "runs"
    called: ClassVar[str] = "批次"
    about: ClassVar[str] = "One row per run; the only table with clock values. Not partitioned."

    run_id: A[str, Col("批次", "The run.")]
    started_at: A[datetime, Col("开始时间", "Start.")]
    finished_at: A[datetime, Col("结束时间", "End.")]
    parameters: A[str, Col("参数", "What it was asked, as JSON.")]
    versions: A[str, Col("版本", "Versions of jixiao and of each stage, as JSON.")]
    documents: A[int, Col("文件数", "Documents offered.")]
    unchanged: A[int, Col("未变文件数", "Documents whose result was already there.")]
    filings: A[int, Col("发布表数", "Filings published by it.")]
    outcomes: A[str, Col("处理结果", "Documents per outcome, as JSON.")]
    seconds: A[str, Col("各步秒数", "Seconds per stage, summed over documents, as JSON.")]
    changed: A[str | None, Col("变动分区", "Partitions that it changed, as JSON: a list of city_code and fiscal_year.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class DictionaryRow(Row):
    """One column of a table or a view."""

    table: ClassVar[str] = "dictionary"
    called: ClassVar[str] = "数据字典"
    about: ClassVar[str] = "One row per column of every table and view: this dictionary. Not partitioned."

    table_name: A[str, Col("数据表", "The table or view.")]
    place: A[int, Col("列次", "Place of the column in it, from 1.")]
    column_name: A[str, Col("列名", "The column.")]
    title: A[str, Col("中文名", "Its Chinese name.")]
    type: A[str, Col("类型", "Its Arrow type.")]
    nullable: A[bool, Col("可空", "Whether it may be null.")]
    unit: A[str | None, Col("单位", "Unit of its values; null where they have none, or one of their own.")]
    allowed: A[str | None, Col("取值", "The values it may have, a bar between them; null where it may have any.")]
    meaning: A[str, Col("含义", "What it tells.")]
