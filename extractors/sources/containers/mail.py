"""Mails (eml): what is attached, and the text itself, are documents."""

import re
from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.header import decode_header
from email.message import Message
from functools import partial
from typing import BinaryIO, cast

from extractors.sources.containers.entries import Entry, decoded
from schemas.errors import OversizedDocument

HEADER = re.compile(rb"[ \t]*\r?\n|(?:[A-Za-z][\w-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)", re.ASCII)
SENT = re.compile(rb"^(?:Received|Return-Path|Delivered-To|Message-ID|To|X-Mailer):", re.IGNORECASE | re.MULTILINE)
"""Headers that a mail has and no saved web page."""
KIND = re.compile(rb"^(?:MIME-Version|Content-Type|Subject|Date|From):", re.IGNORECASE | re.MULTILINE)
BODIES = {"text/html": "body.html", "text/plain": "body.txt"}
"""What the text of a mail is called as a document."""
NESTED = "a mail of parts nested too deeply to be real; offer what is attached itself"
DEEPEST = 50
"""Parts within one another."""


def is_mail(head: bytes) -> bool:
    """Whether something begins with the headers of a mail."""
    text = head.lstrip(b"\r\n\xef\xbb\xbf")
    end = 0
    while (found := HEADER.match(text, end)) is not None and found[0].strip():
        end = found.end()
    headers = text[:end]
    return len(KIND.findall(headers)) >= 2 and SENT.search(headers) is not None


def entries(file: BinaryIO) -> Iterator[Entry]:
    """What is attached, and the text; as a web page where it is there as both. Raises OversizedDocument."""
    file.seek(0)
    try:
        mail = message_from_binary_file(file, policy=policy.compat32)
    except RecursionError:
        raise OversizedDocument(NESTED) from None
    parts = list(_parts(mail, 0))
    pages = any(part.get_content_type() == "text/html" and name_of(part) is None for part in parts)
    for part in parts:
        name = name_of(part)
        if name is None:
            kind = part.get_content_type()
            if kind not in BODIES or (kind == "text/plain" and pages):
                continue
            name = BODIES[kind]
        data = _content(part)
        if data.strip():
            yield Entry(name=name, size=len(data), read=partial(bytes, data))


def name_of(part: Message) -> str | None:
    """The file name of what is attached; None for the text of the mail."""
    if part.get_content_type() == "message/rfc822":
        return (_plain(part.get_filename()) or "attached").removesuffix(".eml") + ".eml"
    return _plain(part.get_filename())


def _plain(name: str | None) -> str | None:
    """A name with its encoded words and its raw bytes as they are meant."""
    if not name:
        return None
    pieces = []
    for piece, charset in decode_header(name):
        if isinstance(piece, str):
            pieces.append(decoded(piece.encode("utf-8", "surrogateescape")))
            continue
        try:
            pieces.append(piece.decode({"gb2312": "gb18030", "gbk": "gb18030"}.get(charset or "", charset or "")))
        except (LookupError, UnicodeDecodeError):
            pieces.append(decoded(piece))
    return "".join(pieces).strip() or None


def _parts(mail: Message, depth: int) -> Iterator[Message]:
    """The parts that hold something, in order; those of an attached mail are its own."""
    if depth > DEEPEST:
        raise OversizedDocument(NESTED)
    if mail.is_multipart() and mail.get_content_type() != "message/rfc822":
        for part in cast("list[Message]", mail.get_payload()):
            yield from _parts(part, depth + 1)
    else:
        yield mail


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = cast("list[Message]", part.get_payload())
        return inner[0].as_bytes() if inner else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
