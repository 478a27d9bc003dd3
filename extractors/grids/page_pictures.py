"""Tables in pictures on pages of text: they are recognised, and stand on the page where their pictures do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from extractors.grids.recognised_pages import cleaned
from extractors.grids.ruled.tables import Table, page_tables
from extractors.scans.page_cache import PageKey, part_key
from extractors.scans.scanner import Scanner
from extractors.sources.pdf.document import OpenPage
from mappings.signs import may_hold_form
from schemas.box import Box, grown, is_in, union
from schemas.page import Page, Ruling
from schemas.picture import POINTS_PER_INCH, Picture

LEAST_SHARE = 0.04
"""Of a page: a smaller picture is a logo, a seal or a signature."""
LEAST_WIDTH, LEAST_HEIGHT = 120.0, 40.0
"""Points of a picture that may hold a table."""
BESIDE = 2.0
"""Points between the strips of one picture."""
OVER = 8
"""Characters that are printed over a picture at most: one with more lies behind the page's text."""
DPI = 240.0
"""Pixels per inch at which a picture is looked at: those of print that engines read well, whatever it was scaled by."""


def may_hold_tables(page: OpenPage) -> bool:
    """Whether a picture on a page is large enough for a table."""
    return page.picture_share() >= LEAST_SHARE


def with_tables(read: Page, page: OpenPage, sha256: str, scanner: Scanner, *, running: bool) -> Page:
    """The page with the tables in its pictures; `read` itself where none of them is one.

    A chart has lines that cross, too: a picture counts where it has words of a form, where the page has and no table
    of its own they may be of, or where a table is `running` on from the page before.
    """
    whole_page = cache(partial(page.picture_of, read, DPI))
    whole = read
    headed = cache(partial(_is_headed, read, page))
    for box in pictures(page.picture_boxes(read)):
        if sum(_is_on(char[1:5], box) for char in read.chars) > OVER:
            continue
        seen = scanner.table(part_key(PageKey(sha256, read.number), box), partial(part, whole_page, box))
        if seen is None:
            continue
        if running or may_hold_form("".join(char.text for char in seen.chars)) or headed():
            whole = joined(whole, placed(cleaned(seen), box), box)
    return whole


def _is_headed(read: Page, page: OpenPage) -> bool:
    """Whether a page has words of a form outside tables alone."""
    return may_hold_form(page.text) and not any(isinstance(block, Table) for block in page_tables(read).found)


def part(page: Callable[[], Picture | None], box: Box) -> Picture | None:
    """What a place shows of the picture of a page."""
    shown = page()
    if shown is None:
        return None
    x0, y0, x1, y1 = (max(0, round(side * shown.dpi / POINTS_PER_INCH)) for side in box)
    return replace(shown, pixels=shown.pixels[y0:y1, x0:x1])


def pictures(boxes: Sequence[Box]) -> Iterator[Box]:
    """Places of pictures large enough for a table; one that is stored in strips is whole."""
    whole: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        last = whole[-1] if whole else None
        strip = last is not None and abs(box[0] - last[0]) <= BESIDE and abs(box[2] - last[2]) <= BESIDE
        if last is not None and strip and box[1] - last[3] <= BESIDE:
            whole[-1] = union((last, box))
        else:
            whole.append(box)
    for x0, y0, x1, y1 in whole:
        if x1 - x0 >= LEAST_WIDTH and y1 - y0 >= LEAST_HEIGHT:
            yield (x0, y0, x1, y1)


def placed(seen: Page, box: Box) -> Page:
    """A recognised picture, its places those of the page on which it fills a box."""
    across, down = (box[2] - box[0]) / seen.width, (box[3] - box[1]) / seen.height

    def there(own: Box) -> Box:
        x0, y0, x1, y1 = own
        return (box[0] + x0 * across, box[1] + y0 * down, box[0] + x1 * across, box[1] + y1 * down)

    def moved(ruling: Ruling) -> Ruling:
        here, along = ((1, down), (0, across)) if ruling.horizontal else ((0, across), (1, down))
        start, end = (box[along[0]] + side * along[1] for side in (ruling.start, ruling.end))
        return Ruling(ruling.horizontal, box[here[0]] + ruling.at * here[1], start, end)

    where = ((char, there(char[1:5])) for char in seen.chars)
    return replace(
        seen,
        chars=tuple(char._replace(x0=x0, y0=y0, x1=x1, y1=y1) for char, (x0, y0, x1, y1) in where),
        rulings=tuple(map(moved, seen.rulings)),
        second_looks=tuple(look._replace(box=there(look.box)) for look in seen.second_looks),
        unread=tuple(map(there, seen.unread)),
    )


def joined(read: Page, seen: Page, box: Box) -> Page:
    """The page with what was recognised in a box of it, in place of the rulings of the picture's own edges.

    What is printed over the picture was recognised with it, and would stand there twice.
    """
    outside = [ruling for ruling in read.rulings if not _is_on(_ends(ruling), box)]
    chars = [char for char in read.chars if not _is_on(char[1:5], box)]
    more = len(seen.chars) + len(chars) - len(read.chars)
    return replace(
        read,
        chars=(*chars, *seen.chars),
        printed=read.printed + more if read.printed is not None else None,
        rulings=(*outside, *seen.rulings),
        second_looks=(*read.second_looks, *seen.second_looks),
        unread=(*read.unread, *seen.unread),
    )


def _ends(ruling: Ruling) -> Box:
    if ruling.horizontal:
        return (ruling.start, ruling.at, ruling.end, ruling.at)
    return (ruling.at, ruling.start, ruling.at, ruling.end)


def _is_on(own: Box, box: Box) -> bool:
    return is_in(own, grown(box, BESIDE))
