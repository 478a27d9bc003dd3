"""From bytes to text: strictly, and where a few bytes of a text are none, with U+FFFD in their place, counted."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter

from mappings.characters import understood
from schemas.errors import DamagedDocument, UnknownFormat

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
CONTROL = re.compile("[\0-\x06\x0e-\x19\x1b-\x1f]")
"""No text has these. BEL (7) ends a cell in Word's plain text, SUB (26) a DOS file."""

TRADITIONAL = "big5hkscs"
"""The encoding of traditional characters; Hong Kong's holds Taiwan's."""
WRONG = "\ufffd"
MOST_WRONG = 0.03
"""Wrong bytes for each character beyond ASCII up to which a text is one with a few wrong bytes."""
SAMPLE = 1 << 16
"""Characters that are looked at to tell text from noise."""
MOST_CONTROL = 0.001
"""Share of control characters up to which it is text."""
LEAST_USUAL = 0.7
"""Share of ASCII and GB 2312 characters, traditional ones taken for their simplified ones, from which an undeclared
encoding is believed. A text is above 0.95 in its own encoding; Chinese without ASCII is below 0.66 in a wrong one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and how much of it its bytes did not tell."""

    text: str
    """Without byte order mark."""
    replaced: int = 0
    """Places with U+FFFD for bytes that are no text."""


def decode(data: bytes) -> Decoded:
    """The text of `data`.

    A byte order mark decides; then UTF-8; then, of the charset that an HTML page declares, GB 18030, Big5 and UTF-16,
    the one that decodes strictly and gives the most usual characters; then, of those, one with few wrong bytes.

    Raises:
        DamagedDocument: text that breaks off, or holds many bytes that its encoding does not have.
        UnknownFormat: no text.
    """
    decoded = _decoded(data)
    text = decoded.text
    if len(CONTROL.findall(text[:SAMPLE])) > MOST_CONTROL * len(text[:SAMPLE]):
        raise UnknownFormat("full of control characters, so neither text nor a format that is known; offer a document")
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_few_replaced(data[len(mark) :], encoding)
    if b"\0" not in data:
        try:
            return Decoded(text=data.decode("utf-8"))
        except UnicodeDecodeError:
            if _mostly_utf8(data):
                return _with_few_replaced(data, "utf-8")
    usual, text = max(_candidates(data), default=(0.0, ""), key=itemgetter(0))
    if usual >= LEAST_USUAL:
        return Decoded(text=text)
    readable = []
    for encoding in _encodings(data):
        with suppress(DamagedDocument):
            readable.append(_with_few_replaced(data, encoding))
    best = max(readable, key=lambda decoded: _usual(decoded.text), default=None)
    if best is not None and _usual(best.text) >= LEAST_USUAL:
        return best
    raise _undecodable(data)


def _with_few_replaced(data: bytes, encoding: str) -> Decoded:
    """The text with its few wrong bytes replaced. Raises DamagedDocument where it breaks off, or they are many."""
    try:
        return Decoded(text=data.decode(encoding))
    except UnicodeDecodeError as error:
        broken = _broken(error)
    text = data.decode(encoding, "replace")
    replaced = text.count(WRONG) - _honest(data, encoding)
    letters = sum(sign > "\x7f" and sign != WRONG for sign in text)
    if text.rstrip().endswith(WRONG) or replaced > MOST_WRONG * letters:
        raise broken
    return Decoded(text=text, replaced=replaced)


def _honest(data: bytes, encoding: str) -> int:
    """Replacement characters that the bytes themselves say."""
    return data.decode(encoding, "ignore").count(WRONG)


def _candidates(data: bytes) -> Iterator[tuple[float, str]]:
    """Share of usual characters and text, for each encoding that decodes `data` strictly."""
    wide = ("utf-16-le", "utf-16-be") if len(data) % 2 == 0 else ()
    for encoding in (*_encodings(data), *wide):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield _usual(text), text


def _encodings(data: bytes) -> Iterator[str]:
    """Encodings whose characters are of one length or two, in the order of how often they are met."""
    if b"\0" in data:
        return
    declared = META_CHARSET.search(data[:4096])
    yield "gb18030"
    if declared and _is_known(declared[1].decode("ascii")):
        yield declared[1].decode("ascii")
    yield TRADITIONAL


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in {"utf-8", "utf-16", "utf-32", "utf-7"}
    except LookupError:
        return False


def _usual(text: str) -> float:
    """Share of printable ASCII and GB 2312, in either script, in a text's beginning.

    Blanks tell nothing, zeros read the wrong way round are some.
    """
    inked = "".join(text[:SAMPLE].split()).translate(understood())
    printable = CONTROL.sub("", inked)
    return len(printable.encode("gb2312", "ignore").decode("gb2312")) / max(1, len(inked))


def _mostly_utf8(data: bytes) -> bool:
    """Whether far more sequences are valid UTF-8 than not: in GB 18030 hardly any is."""
    text = data[: 4 * SAMPLE].decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong > 2 * wrong


def _broken(error: UnicodeDecodeError) -> DamagedDocument:
    return DamagedDocument(
        f"{error.encoding} text that breaks at byte {error.start} of {len(error.object)} ({error.reason}); "
        "offer an intact copy, or save it anew as UTF-8"
    )


def _undecodable(data: bytes) -> DamagedDocument | UnknownFormat:
    head = data[:SAMPLE]
    control = len(re.findall(rb"[\0-\x06\x0e-\x19\x1b-\x1f]", head))
    if control > MOST_CONTROL * len(head):
        return UnknownFormat("binary content that is none of the formats that are read; offer the document itself")
    return DamagedDocument("text that is neither UTF-8, GB 18030 nor UTF-16 throughout; save it anew as UTF-8")
