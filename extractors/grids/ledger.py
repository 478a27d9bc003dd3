"""What became of the letters that a page prints."""

from collections.abc import Sequence

from extractors.grids.ruled.tables import Found, Table
from extractors.grids.text_lines import is_double
from schemas.grid import READ_ASIDES, PageLedger
from schemas.page import Char, Page


def ledger_of(page: Page, found: Sequence[Found]) -> PageLedger:
    """The letters of a page in what was found on it. `page` has a text layer."""
    tables = [block for block in found if isinstance(block, Table)]
    cells = [cell for table in tables for cell in table.grid.cells]
    placed = sum(letters(cell.text) for cell in cells) - sum(table.completed for table in tables)
    beside = sum(letters(block.text) for block in found if not isinstance(block, Table))
    told = sum(letters(aside.text) for cell in cells for aside in cell.asides if aside.kind not in READ_ASIDES)
    printed = page.printed or 0
    left = printed - placed - beside - told
    return PageLedger(
        page=page.number,
        printed=printed,
        placed=placed,
        beside=beside,
        told=told,
        doubled=min(left, doubled(page.chars)) if left > 0 else 0,
        unseen=page.unseen,
    )


def letters(text: str) -> int:
    """The letters of a text, blanks left out."""
    return len("".join(text.split()))


def doubled(chars: Sequence[Char]) -> int:
    """How many letters are printed a second time, as near to their likeness as makes them look bold."""
    alike: dict[str, list[Char]] = {}
    count = 0
    for char in chars:
        others = alike.setdefault(char.text, [])
        if any(is_double(other, char) or is_double(char, other) for other in others):
            count += len(char.text)
        others.append(char)
    return count
