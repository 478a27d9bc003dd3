"""What stands beside the text that was read becomes a finding."""

from extractors.forms.asides import aside_doubts
from extractors.forms.printed_rows import printed_rows
from schemas.grid import Aside, Cell, Content, Grid


def content(*rows: tuple[str, str, tuple[Aside, ...]]) -> Content:
    cells = [
        Cell(row=number, col=col, text=text, asides=asides if col else ())
        for number, (label, value, asides) in enumerate(rows)
        for col, text in enumerate((label, value))
    ]
    return Content(media="html", blocks=(Grid(rows=len(rows), cols=2, cells=tuple(cells)),))


def test_each_aside_is_told_with_its_row() -> None:
    held = content(("样例桥", "81", (Aside(kind="struck", text="70"), Aside(kind="rejoined", text="8\n1", read="81"))))
    told = [(doubt.kind, doubt.observed, doubt.expected) for doubt in aside_doubts(printed_rows(held))]
    assert told == [("unread_text", "70", None), ("repaired_value", "8 1", "81")]


def test_aside_of_a_blank_row_is_told_with_the_next_one() -> None:
    held = content(("", "", (Aside(kind="hidden", text="70"),)), ("样例桥", "81", ()))
    assert [doubt.message for doubt in aside_doubts(printed_rows(held))] == [
        "“样例桥”一行有隐藏、印不出来的文字，未读取。"
    ]


def test_no_finding_says_what_a_contact_prints() -> None:
    held = content(("联系电话", "000-0000000", (Aside(kind="struck", text="000-1111111"),)))
    assert [doubt.observed for doubt in aside_doubts(printed_rows(held))] == [None]
