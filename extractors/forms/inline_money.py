"""Money that cells print as text, each line before its amount: 资金总额：71.00；其中：财政拨款：71.00."""

import re

from extractors.forms.money_heads import NOW, head_word
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import parse_amount
from mappings.normal import joined
from schemas.form import PrintedAmount

INLINE = re.compile(
    r"(?P<line>.*?[^\d\s:：.,，-])(?:[:：]\s*|\s+)(?P<amount>[-+]?\d[\d,，.．\s]*(?:[^\d\s]{1,3}元|元)?)"
)


def inline(row: PrintedRow, used: set[int]) -> list[PrintedAmount]:
    """The amounts of a row whose cells hold lines with them, its cells put to those used; none of any other row."""
    found: list[PrintedAmount] = []
    for cell in row.printed:
        if head_word(cell.text).known and parse_amount(cell.text) is None:
            continue
        parts = [INLINE.fullmatch(part.strip()) for part in re.split(r"[;；\n]", cell.text) if part.strip()]
        read = [
            (part["line"], part["amount"])
            for part in parts
            if part and head_word(part["line"]).line is not None and parse_amount(part["amount"]) is not None
        ]
        if not read or len(read) < len(parts):
            return []
        for name, text in read:
            word = head_word(name)
            item = word.item
            found.append(
                PrintedAmount(
                    section="expenditure" if item is not None and item.section == "expenditure" else "income",
                    item=joined(name),
                    text=joined(text),
                    share=None,
                    when=word.when or NOW,
                    measure=word.measure or "budget",
                    unit=word.unit,
                    place=place(cell),
                )
            )
        used.add(id(cell))
    return found
