"""Tables over pages of which it is in doubt whether they go on, as findings of the forms they stand in."""

from collections.abc import Iterator, Sequence

from extractors.findings import finding
from mappings.normal import joined
from schemas.form import FormRecord, Place
from schemas.grid import Content, PageBreak
from schemas.tables import Finding


def page_break_findings(
    content: Content, record: FormRecord, filing_id: str, forms: Sequence[FormRecord] = ()
) -> Iterator[Finding]:
    """One finding for each cell that was put together, and for each table that was left out behind the form.

    A table that another one of the document's `forms` was read from is not left out.
    """
    if record.page is None:
        return
    last = record.page + (record.pages or 1) - 1
    for met in content.page_breaks:
        if met.page is None:
            continue
        if met.joined and record.page < met.page <= last:
            yield _put_together(met, filing_id)
        elif not met.joined and met.page == last + 1 and not any(reads(form, met) for form in forms):
            yield _left_out(met, filing_id)


def reads(record: FormRecord, met: PageBreak) -> bool:
    """Whether a form that begins on a page was read from what stands at a place of the page."""
    if record.page != met.page or met.bbox is None:
        return False
    entries = (record.fields, record.funding, record.projects, record.narratives, record.indicators)
    boxes = [each.place.bbox for table in entries for each in table if each.place.page == met.page]
    top, end = met.bbox[1], met.bbox[3]
    return any(box is not None and box[1] < end and box[3] > top for box in boxes)


def _put_together(met: PageBreak, filing_id: str) -> Finding:
    above, below = joined(met.above), joined(met.below)
    message = f"“{above}”与“{below}”被分页隔开，按同表其他各行判断是一格，已合并，请核对原件。"
    return finding(
        filing_id,
        "repaired_value",
        "filings",
        message,
        expected=above + below,
        observed=below,
        place=Place(page=met.page, bbox=met.bbox),
    )


def _left_out(met: PageBreak, filing_id: str) -> Finding:
    below = joined(met.below)
    message = (
        f"第{met.page}页有一张各栏与上页相同的表，从“{below}”起，与上页的表之间隔有其他文字，未并入本表，请核对原件。"
    )
    return finding(
        filing_id,
        "truncated",
        "filings",
        message,
        observed=below,
        place=Place(page=met.page, bbox=met.bbox),
    )
