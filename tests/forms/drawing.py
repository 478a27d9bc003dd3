"""Small forms drawn as HTML tables: `<` goes on with the cell to the left, `^` with the cell above."""

from html import escape

from extractors.extract import extract
from schemas.document import Document
from schemas.filing import FilingRows
from schemas.tables import Indicator
from tests.scanning import SCANNER

LEFT, UP = "<", "^"


def html(*rows: tuple[str, ...]) -> str:
    """A table of the rows; each has one text for each grid column."""
    lines = []
    for at, row in enumerate(rows):
        cells = []
        for col, text in enumerate(row):
            if text in {LEFT, UP}:
                continue
            wide, high = 1, 1
            while col + wide < len(row) and row[col + wide] == LEFT:
                wide += 1
            while at + high < len(rows) and rows[at + high][col] == UP:
                high += 1
            spans = (f" colspan={wide}" if wide > 1 else "") + (f" rowspan={high}" if high > 1 else "")
            cells.append(f"<td{spans}>{escape(text)}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def forms(*parts: str) -> tuple[FilingRows, ...]:
    """The filings of an HTML document of some paragraphs and tables."""
    body = "".join(part if part.startswith("<table") else f"<p>{escape(part)}</p>" for part in parts)
    data = f"<html><meta charset=utf-8><body>{body}</body></html>".encode()
    return extract(Document(name="a.html", uri="/a.html", data=data, sha256="0" * 64), "0", SCANNER).filings


def form(*rows: tuple[str, ...], title: str = "示例市示例局2025年度项目支出绩效目标表") -> FilingRows:
    """The one filing of a table under a title."""
    (found,) = forms(title, html(*rows))
    return found


Short = tuple[str | None, str | None, str | None, str | None, int | None, str | None, float | None, str | None]


def short(row: Indicator) -> Short:
    """What matters of an indicator: level 2, name, horizon, role, year, comparator, number, unit."""
    return (row.level2, row.level3, row.horizon, row.role, row.year, row.op, row.value, row.unit)


def rows_of(*rows: tuple[str, ...]) -> list[Short]:
    """The indicators of a table in short."""
    return [short(row) for row in form(*rows).indicators]
