"""The words and the text of an rtf, as its specification 1.9.1 has them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<symbol>[^A-Za-z'])|(?P<blank>[\r\n]+)|(?P<text>[^\\{}\r\n]+)|(?P<odd>.)",
    re.DOTALL,
)


class Token(NamedTuple):
    """One token."""

    kind: str
    """`open`, `close`, `word`, `symbol` or `text`."""
    value: bytes
    """A word, a symbol, or bytes of text in some encoding."""
    number: int | None = None
    """The number behind a word."""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in order; embedded binary bytes are passed over."""
    at = 0
    while (found := TOKEN.match(data, at)) is not None:
        at = found.end()
        kind = found.lastgroup or ""
        if found["word"] is not None:
            number = int(found["number"]) if found["number"] is not None else None
            if found["word"] == b"bin":
                at += max(0, number or 0)
                continue
            yield Token("word", found["word"], number)
        elif kind == "hex":
            yield Token("text", bytes.fromhex(found["hex"].decode("ascii")))
        elif kind in {"open", "close", "symbol", "text"}:
            yield Token(kind, found[kind])
