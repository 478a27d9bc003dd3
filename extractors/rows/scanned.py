"""What the reading of a scan leaves in doubt, as findings at the rows it touches."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.findings import finding, place_of, whole_text
from mappings.normal import plain
from schemas.box import Box, grown, is_in, union
from schemas.filing import SecondReading
from schemas.form import FormRecord, Place
from schemas.grid import Content, Possible, ReadTwice
from schemas.page import PICTURE
from schemas.tables import Contact, Finding, Funding, Indicator, Project

UNSURE = 0.5
"""Confidence under which a row is told as badly read: it is the chance that all of the row is read right."""
FOREIGN = re.compile(r"\d[.,]\d|(?<!\d)(?!20\d\d(?!\d))\d{3,}(?!年)|(?<![A-Za-z0-9(+*/=-])[A-Za-z]$")
"""What no name of a line of money holds: an amount, a figure that is no year, a letter at its end."""
AROUND = 6.0
"""Points around a form's rows in which unread ink may be a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figured:
    """A row that holds figures, whichever table it is of."""

    table: str
    row_id: int
    place: Place
    printed: str
    """Its figures as printed."""
    line: str = ""
    """The name of a line of money."""


def figured(
    funding: Sequence[Funding], projects: Sequence[Project], indicators: Sequence[Indicator]
) -> tuple[Figured, ...]:
    """The rows of all tables that hold figures."""
    rows = (
        *(("funding", row, row.raw, row.item_raw) for row in funding),
        *(("projects", row, f"{row.name} {row.total_budget} {row.year_budget}", "") for row in projects),
        *(("indicators", row, row.value_raw, "") for row in indicators),
    )
    return tuple(
        Figured(table=table, row_id=row.row_id, place=place_of(row), printed=printed or "", line=line)
        for table, row, printed, line in rows
    )


def second_readings(
    rows: Sequence[Figured], contacts: Sequence[Contact], content: Content, record: FormRecord
) -> tuple[SecondReading, ...]:
    """What another look at the form's pages read otherwise in a row, or its amounts may be besides; none of a
    contact's.
    """
    pages = pages_of(record)
    looks = tuple(
        SecondReading(table=table, row_id=row_id, first=whole_text(look.first), second=whole_text(look.second))
        for look in content.read_twice
        if look.page in pages and not personal(look, contacts)
        for table, row_id in touched(rows, look.page, look.bbox, look.first)
        if row_id is not None
    )
    candidates = tuple(
        SecondReading(
            table=table,
            row_id=row_id,
            first=whole_text(each.read),
            second=whole_text(each.other),
            chance=each.chance,
        )
        for each in content.possible
        if each.page in pages and not personal(each, contacts)
        for table, row_id in touched(rows, each.page, each.bbox, each.read)
        if row_id is not None
    )
    return (*looks, *candidates)


def pages_of(record: FormRecord) -> range:
    """The pages that a form stands on; none of text without pages."""
    return range(record.page, record.page + (record.pages or 1)) if record.page is not None else range(0)


def personal(look: ReadTwice | Possible, contacts: Sequence[Contact]) -> bool:
    """Whether a contact was read twice."""
    return any(row.page == look.page and row.bbox is not None and is_in(look.bbox, row.bbox) for row in contacts)


def scan_findings(
    rows: Sequence[Figured],
    contacts: Sequence[Contact],
    content: Content,
    record: FormRecord,
    filing_id: str,
) -> Iterator[Finding]:
    """Figures that two looks read differently, rows that were read badly, and ink that was not read at all.

    What contacts print is personal, and no finding says it.
    """
    pages = pages_of(record)
    if not pages:
        return
    told: set[tuple[str, int | None]] = set()
    for look in content.read_twice:
        if look.page not in pages:
            continue
        place = Place(page=look.page, bbox=look.bbox)
        if personal(look, contacts):
            yield finding(
                filing_id, "low_confidence", Contact.table, "联系人一栏两次识别不一致，请核对原件。", place=place
            )
            continue
        message = told_of(look)
        for table, row in touched(rows, look.page, look.bbox, look.first):
            told.add((table, row))
            yield finding(
                filing_id,
                "low_confidence",
                table,
                message,
                row=row,
                expected=look.second,
                observed=look.first,
                place=place,
            )
    for named in rows:
        if named.place.confidence is not None and FOREIGN.search(plain(named.line)):
            told.add((named.table, named.row_id))
            yield foreign_finding(named, filing_id)
    yield from unsure_findings((row for row in rows if (row.table, row.row_id) not in told), filing_id)
    yield from unread_findings(rows, content, pages, filing_id)


def foreign_finding(row: Figured, filing_id: str) -> Finding:
    """A line of money whose name holds what is no part of a name: the amount of a cell whose border wore off, dirt."""
    message = f"“{row.line}”的名称中夹有数字或字母，可能是相邻单元格的内容或污迹，请核对原件。"
    return finding(filing_id, "low_confidence", row.table, message, row=row.row_id, observed=row.line, place=row.place)


def told_of(look: ReadTwice) -> str:
    """What is said of a place that was read twice."""
    if look.by != PICTURE:
        return f"两次识别不一致：“{look.first}”与“{look.second}”（{look.by}），取前者，请核对原件。"
    seen = f"图像上读作“{look.second}”" if look.second else "图像上看不到数字"
    return f"文字层写作“{look.first}”，{seen}，取文字层所写，请核对原件。"


def unsure_findings(rows: Iterable[Figured], filing_id: str) -> Iterator[Finding]:
    """Rows that were read badly."""
    for row in rows:
        sure = row.place.confidence
        if sure is not None and sure < UNSURE:
            message = f"这一行识别的把握只有{sure:.0%}，请核对原件。"
            yield finding(
                filing_id, "low_confidence", row.table, message, row=row.row_id, observed=row.printed, place=row.place
            )


def touched(rows: Sequence[Figured], page: int, box: Box, text: str) -> list[tuple[str, int | None]]:
    """The rows that a place of a page belongs to: of the closest around it, those that print the text, if any does."""
    around = [(row, row.place.bbox) for row in rows if row.place.page == page and row.place.bbox is not None]
    inside = [(row, own) for row, own in around if is_in(box, own)]
    if not inside:
        return [("filings", None)]
    least = min(_area(own) for _, own in inside)
    closest = [row for row, own in inside if _area(own) <= least]
    named = [row for row in closest if plain(text) and plain(text) in plain(row.printed)]
    return [(row.table, row.row_id) for row in named or closest]


def unread_findings(rows: Sequence[Figured], content: Content, pages: range, filing_id: str) -> Iterator[Finding]:
    """Ink within or beside a form's rows that no text explains."""
    for ink in content.unread:
        if ink.page not in pages:
            continue
        boxes = [row.place.bbox for row in rows if row.place.page == ink.page and row.place.bbox is not None]
        if not boxes or not is_in(ink.bbox, grown(union(boxes), AROUND)):
            continue
        for table, row in touched(rows, ink.page, ink.bbox, ""):
            message = "此处有墨迹未能识别，请看原件。"
            yield finding(filing_id, "unread_text", table, message, row=row, place=Place(page=ink.page, bbox=ink.bbox))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
