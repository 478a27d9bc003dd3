"""What stands beside the text that was read, told row by row."""

from collections.abc import Iterable, Iterator, Mapping

from extractors.forms.printed_rows import PrintedRow, place
from mappings.labels import field
from mappings.normal import joined
from schemas.aside import AsideKind
from schemas.form import Doubt
from schemas.grid import Aside

PERSONAL = frozenset({"contact_person", "contact_phone"})
"""Fields beside which no finding says what stands there."""
SHOWN = 80
"""Characters of an aside that its finding shows."""
NAMED = 20
"""Characters of a row's first text by which the row is named."""

TOLD: Mapping[AsideKind, tuple[str, str]] = {
    "struck": ("unread_text", "有划去（删除线）的文字，未读取"),
    "hidden": ("unread_text", "有隐藏、印不出来的文字，未读取"),
    "deleted": ("unread_text", "有修订中已删除的文字，未读取"),
    "placeholder": ("unread_text", "有未填写控件的提示文字，未读取"),
    "footnote": ("unread_text", "有上标的注释号，未计入文字"),
    "comment": ("unread_text", "有批注，未读取"),
    "watermark": ("unread_text", "印有水印一类的文字，未读取"),
    "faint": ("unread_text", "有颜色很浅的文字，未读取"),
    "doubted": ("ambiguous_value", "有划去或颜色很浅的文字，此处别无文字，仍按原文读取"),
    "rejoined": ("repaired_value", "的数字印成几段，按一个数读取"),
    "exponent": ("ambiguous_value", "的上标按乘方读取"),
    "computed": ("other", "的公式没有存下结果，按公式算出"),
    "formula": ("missing_value", "的公式没有存下结果，未能算出"),
}
"""Kind of the finding and what it says of its row."""


def aside_doubts(rows: Iterable[PrintedRow]) -> Iterator[Doubt]:
    """A doubt for each aside of the rows."""
    for row in rows:
        if row.asides:
            personal = any(field(cell.text) in PERSONAL for cell in row.printed)
            name = joined(row.printed[0].text)[:NAMED]
            for aside in row.asides:
                yield aside_doubt(aside, row, name, personal=personal)


def aside_doubt(aside: Aside, row: PrintedRow, name: str, *, personal: bool) -> Doubt:
    """The doubt that one aside makes in the row of that name."""
    kind, says = TOLD[aside.kind]
    return Doubt(
        kind=kind,
        table="filings",
        index=None,
        message=f"“{name}”一行{says}。",
        expected=None if personal else aside.read,
        observed=None if personal else joined(aside.text)[:SHOWN],
        place=place(*row.printed),
    )
