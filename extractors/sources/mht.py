"""Web pages in one file (mht, mhtml), as browsers, Word, Excel and WPS Office save them."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from typing import cast

from extractors.sources.html import html_blocks
from extractors.sources.text.decoding import Decoded, decode
from schemas.document import Document
from schemas.errors import DamagedDocument, EmptyDocument, OversizedDocument
from schemas.grid import Content

PAGES = frozenset({"text/html", "application/xhtml+xml"})
DEEPEST = 20
"""Parts within one another."""
CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030"}
"""Encodings by what holds all of their characters."""
NESTED = "a web page of parts nested too deeply to be real; save it as html"


def read_mht(document: Document) -> Content:
    """The lines and tables of its pages, the frames of a workbook one after another.

    Raises:
        DamagedDocument: it is cut off.
        EmptyDocument: no page in it.
    """
    try:
        root = message_from_bytes(document.data, policy=policy.compat32)
    except RecursionError:
        raise OversizedDocument(NESTED) from None
    if root.is_multipart() and f"--{root.get_boundary()}--".encode("utf-8", "replace") not in document.data:
        raise DamagedDocument("a web page in one file (mht) that is cut off; save it anew")
    pages = [_decoded(part) for part in _parts(root, 0) if part.get_content_type() in PAGES]
    if not pages:
        raise EmptyDocument("an mht without a web page in it; save the page anew")
    return Content(
        media="mht",
        blocks=tuple(block for page in pages if page.text.strip() for block in html_blocks(page.text)),
        replaced=sum(page.replaced for page in pages),
    )


def _parts(part: Message, depth: int) -> Iterator[Message]:
    if depth > DEEPEST:
        raise OversizedDocument(NESTED)
    if part.is_multipart():
        for inner in cast("list[Message]", part.get_payload()):
            yield from _parts(inner, depth + 1)
    else:
        yield part


def _decoded(part: Message) -> Decoded:
    """The text of a page: by the charset of its headers where its bytes are of that, else as any text is."""
    data = part.get_payload(decode=True)
    held = data if isinstance(data, bytes) else b""
    if not held.strip():
        return Decoded(text="")
    charset = (part.get_content_charset() or "").lower()
    try:
        return Decoded(text=held.decode(CHARSETS.get(charset, charset)).removeprefix("\ufeff"))
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(held)
