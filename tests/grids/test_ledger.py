"""The print is conserved: what a page prints is placed in cells, stands beside the tables, or is told."""

from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.grids.documents import found_on
from extractors.grids.ledger import ledger_of
from extractors.grids.pages.assembly import Story
from schemas.grid import PageLedger
from tests.grids.drawing import Sheet
from tests.grids.reading import content_of, page_of

words = st.text(st.sampled_from("预算金额样例0123456789.,%≥年月日（）"), min_size=1, max_size=12)
KINDS = ("plain", "plain", "light", "bold", "struck", "large", "leaning", "white", "small")
steps = st.lists(st.integers(12, 120), min_size=2, max_size=6)


def ledger(sheet: Sheet) -> PageLedger:
    """The ledger of one page."""
    page = page_of(sheet)
    return ledger_of(page, found_on(page, Story.begin()))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A page with a table whose texts stand, overflow and overlap as they like, and texts anywhere else."""
    sheet = Sheet()
    xs, ys = list(accumulate(draw(steps), initial=40)), list(accumulate(draw(steps), initial=80))
    sheet.table(xs, ys)
    place = st.tuples(st.integers(10, 560), st.integers(20, 800))
    for (x, y), text in draw(st.lists(st.tuples(place, words), max_size=25)):
        match draw(
            st.sampled_from(["plain", "plain", "light", "bold", "struck", "large", "leaning", "white", "small"])
        ):
            case "light":
                sheet.marks.append("q 0.8 g")
                sheet.text(x, y, text)
                sheet.marks.append("Q")
            case "white":
                sheet.marks.append("q 1 g")
                sheet.text(x, y, text)
                sheet.marks.append("Q")
            case "bold":
                sheet.text(x, y, text)
                sheet.text(x + 0.3, y, text)
            case "struck":
                sheet.text(x, y, text)
                sheet.line(x, y + 5, x + sum(5 if letter.isascii() else 10 for letter in text), y + 5)
            case "leaning":
                shown = text.encode("utf-16-be").hex()
                sheet.marks.append(f"BT /F1 18 Tf .8 .6 -.6 .8 {x} {842 - y} Tm <{shown}> Tj ET")
            case kind:
                sheet.text(x, y, text, size={"large": 26, "small": 5}.get(kind, 9))
    return sheet


@settings(deadline=None)
@given(sheets())
def test_what_is_printed_is_placed_or_told(sheet: Sheet) -> None:
    page = page_of(sheet)
    found = found_on(page, Story.begin())
    kept = ledger_of(page, found)
    assert kept.lost == 0 or not any(hasattr(block, "grid") for block in found)


def test_each_letter_stands_in_one_place() -> None:
    sheet = Sheet()
    sheet.text(40, 40, "样例表，其余的文字")
    sheet.table((40, 140, 240), (80, 100, 120), [["甲", "12"], ["乙", "3 4"]])
    sheet.marks.append("0.8 g")
    sheet.text(190, 84, "2025", size=9)
    assert ledger(sheet) == PageLedger(page=1, printed=19, placed=6, beside=9, told=4, doubled=0)


def test_pages_read_into_tables_have_a_ledger() -> None:
    sheet = Sheet()
    sheet.table((40, 140, 240), (80, 100, 120), [["甲", "12"], ["乙", "34"]])
    assert [(page.printed, page.placed, page.lost) for page in content_of(sheet).ledger] == [(6, 6, 0)]
