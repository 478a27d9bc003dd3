"""What a recognised page says besides its text: what other looks read, and how its characters are written today."""

from collections.abc import Iterator

from mappings.characters import simplified
from schemas.grid import Possible, ReadTwice
from schemas.page import Char, Page


def as_simplified(char: Char) -> Char:
    """A recognised character and what else it may be, as documents of today write them."""
    others = tuple(other._replace(text=other.text.translate(simplified())) for other in char.others)
    return char._replace(text=char.text.translate(simplified()), others=others)


def looks_of(page: Page) -> Iterator[ReadTwice]:
    """The lines of a page that two looks read differently."""
    for look in page.second_looks:
        if look.told:
            yield ReadTwice(page=page.number, bbox=look.box, first=look.first, second=look.second, by=look.by)


def evidence_of(page: Page) -> Iterator[Possible]:
    """What further looks read of the lines of a page."""
    for look in page.second_looks:
        if not look.told:
            yield Possible(page=page.number, bbox=look.box, read=look.first, other=look.second)
