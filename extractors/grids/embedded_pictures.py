"""Tables in pictures within documents that have no pages: they stand behind the document's own text.

A picture counts where it has words of a form, or where the table of the picture before runs on in it: charts and
tables of anything else lie beside forms, and rows of theirs would be the form's. Each picture that counts is numbered
as a page, from 1, and its places are those of the picture.
"""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from urllib.parse import unquote_to_bytes

from extractors.grids.documents import DocumentReading
from extractors.scans.page_cache import PageKey, part_key
from extractors.scans.scanner import Scanner
from extractors.sources.containers.archive import BEGINNING, intact
from extractors.sources.images.images import open_pictures
from mappings.signs import may_hold_form
from schemas.document import Document
from schemas.errors import UnreadableDocument
from schemas.grid import Content
from schemas.page import Page
from schemas.picture import Picture

FOLDERS: Mapping[str, str] = {"docx": "word/media/", "xlsx": "xl/media/", "odt": "Pictures/", "ods": "Pictures/"}
"""Where a container keeps its pictures."""
INLINE = re.compile(rb"data:image/[a-z+.-]+;base64,([A-Za-z0-9+/=%\s]+)", re.IGNORECASE)
"""A picture within a web page (RFC 2397)."""
LEAST_WIDTH, LEAST_HEIGHT = 300, 120
"""Pixels of a picture that may hold a table one can read."""
NUMBER = re.compile(r"(\d+)")


def with_pictures(document: Document, read: Callable[[Document], Content], scanner: Scanner) -> Content:
    """What `read` reads of a document, and the tables in its pictures. Raises as `read` does."""
    content = read(document)
    reading = DocumentReading.begin(document, pages=0)
    number = 0
    for name, data in pictures(document, content.media):
        key = part_key(PageKey(document.sha256, 0), name)
        step = partial(added, reading, number + 1, partial(scanner.table, key, partial(picture, data)))
        with suppress(UnreadableDocument):
            number += reading.attempts.of(f"picture {name}", scanner.stage, "grids", step) or 0
    content = replace(content, faults=(*content.faults, *reading.attempts.faults))
    if not number:
        return content
    seen = reading.content(content.media, number, scanner.name)
    return replace(
        content,
        blocks=(*content.blocks, *seen.blocks),
        engine=seen.engine,
        aligned_pages=seen.aligned_pages,
        read_twice=(*content.read_twice, *seen.read_twice),
        possible=seen.possible,
        unread=(*content.unread, *seen.unread),
        page_breaks=(*content.page_breaks, *seen.page_breaks),
    )


def added(reading: DocumentReading, number: int, table: Callable[[], Page | None]) -> bool:
    """Whether a picture counts; it is added as the page of this number then."""
    page = table()
    if page is None:
        return False
    more = not may_hold_form("".join(char.text for char in page.chars))
    return reading.add_recognised(replace(page, number=number), only_more=more)


def pictures(document: Document, media: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each picture, as they are numbered."""
    if media == "html":
        for found in INLINE.finditer(document.data):
            with suppress(Error):
                yield f"{found.start()}", b64decode(unquote_to_bytes(found[1]))
    elif media in FOLDERS and document.data.startswith(BEGINNING):
        held = intact(document.data, lambda name: name.startswith(FOLDERS[media]))
        yield from sorted(held.items(), key=lambda each: in_order(each[0]))


def in_order(name: str) -> list[tuple[int, str]]:
    """The name so that image2 stands before image10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in NUMBER.split(name)]


def picture(data: bytes) -> Picture | None:
    """A picture; None where it is too small for a table. Raises UnreadableDocument."""
    with open_pictures(data) as opened:
        width, height = opened.image.size
        return opened.picture(1) if width >= LEAST_WIDTH and height >= LEAST_HEIGHT else None
