"""From bytes to text by strict decoding: what does not decode is an error, never a replacement character."""

import codecs
import re
from collections.abc import Iterator
from operator import itemgetter

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

SAMPLE = 1 << 16
"""Characters that are looked at to tell text from noise."""
MOST_CONTROL = 0.001
"""Share of control characters up to which it is text."""
LEAST_USUAL = 0.7
"""Share of ASCII and GB 2312 characters from which an undeclared encoding is believed. A text of the mainland is above
0.95 in its own encoding and below 0.6 in a wrong one."""


def decode(data: bytes) -> str:
    """The text of `data`, without byte order mark.

    A byte order mark decides; then UTF-8; then, of the charset that an HTML page declares, GB 18030 and UTF-16, the one
    that decodes strictly and gives the most usual characters.

    Raises:
        DamagedDocument: text that breaks off or holds a byte that its encoding does not have.
        UnknownFormat: no text.
    """
    text = _decoded(data)
    if len(CONTROL.findall(text[:SAMPLE])) > MOST_CONTROL * len(text[:SAMPLE]):
        raise UnknownFormat("full of control characters, so neither text nor a format that is known; offer a document")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _declared(data[len(mark) :], encoding)
    if b"\0" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if _mostly_utf8(data):
                raise _broken(error) from None
    usual, text = max(_candidates(data), default=(0.0, ""), key=itemgetter(0))
    if usual >= LEAST_USUAL:
        return text
    raise _undecodable(data)


def _declared(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(error) from None


def _candidates(data: bytes) -> Iterator[tuple[float, str]]:
    """Share of usual characters and text, for each encoding that decodes `data` strictly."""
    declared = META_CHARSET.search(data[:4096])
    encodings = ["gb18030"] if b"\0" not in data else []
    if declared and _is_known(declared[1].decode("ascii")):
        encodings.append(declared[1].decode("ascii"))
    if len(data) % 2 == 0:
        encodings += ["utf-16-le", "utf-16-be"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield _usual(text[:SAMPLE]), text


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name not in {"utf-8", "utf-16", "utf-32", "utf-7"}
    except LookupError:
        return False


def _usual(text: str) -> float:
    """Share of printable ASCII and GB 2312 in `text`; blanks tell nothing, zeros read the wrong way round are some."""
    inked = "".join(text.split())
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
