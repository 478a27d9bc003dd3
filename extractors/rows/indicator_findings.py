"""What an indicator's cells say that its row cannot hold as it is printed."""

from collections.abc import Iterator

from extractors.findings import finding
from extractors.rows.points import parse_points
from extractors.values import is_lone_month
from mappings.labels import is_placeholder
from mappings.misprints import corrected_quality
from schemas.form import PrintedIndicator
from schemas.tables import Finding
from schemas.value import Value


def value_findings(entry: PrintedIndicator, value: Value, row: int, filing_id: str) -> Iterator[Finding]:
    """Cells with several numbers or with none that can be read, and misprints; the text itself stays as printed."""

    def told(kind: str, message: str, field: str = "value", expected: str | None = None) -> Finding:
        return finding(
            filing_id,
            kind,
            "indicators",
            message,
            row=row,
            field=field,
            expected=expected,
            observed=value.raw,
            place=entry.place,
        )

    if value.several:
        yield told("ambiguous_value", f"“{entry.level3}”的指标值含有多个数，数值留空。")
    if value.unclear:
        yield told("unread_text", f"“{entry.level3}”的指标值“{value.raw}”含有数字，但无法读成一个数，数值留空。")
    if value.misprint is not None:
        printed, meant = value.misprint
        message = f"“{entry.level3}”的指标值“{value.raw}”中“{printed}”疑为“{meant}”，已按此理解。"
        yield told("misprint", message, "op", value.raw.replace(printed, meant, 1))
    if is_lone_month(value):
        message = f"“{entry.level3}”的指标值“{value.raw}”可指几个月，也可指几月份，暂按几个月读取。"
        yield told("unit_suspect", message, "unit")
    corrected = corrected_quality(value.raw) if value.kind == "qualitative" else None
    if corrected is not None and corrected.misprint:
        message = f"指标值“{value.raw}”疑为“{corrected.meant}”（{'；'.join(corrected.why)}），按原样保留。"
        yield told("misprint", message, "value_raw", corrected.meant)


def point_findings(entry: PrintedIndicator, row: int, filing_id: str) -> Iterator[Finding]:
    """Cells of weights and scores that hold no points."""
    for field, text in (("weight", entry.weight), ("score", entry.score)):
        if text is not None and not is_placeholder(text) and parse_points(text) is None:
            yield finding(
                filing_id,
                "unread_text",
                "indicators",
                f"“{entry.level3}”的分值或得分“{text}”无法读成一个数，留空。",
                row=row,
                field=field,
                observed=text,
                place=entry.place,
            )
