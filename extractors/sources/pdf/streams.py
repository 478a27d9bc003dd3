"""The packed streams of a PDF, measured before pdfium unpacks them: a page of a few kilobytes may hold gigabytes."""

import re
import zlib
from collections.abc import Iterator

from extractors.sources.limits import MAX_STREAM, MIB
from schemas.errors import OversizedDocument

RATIO = 1_000
"""How many times its size a stream packed once unpacks to at most."""
STREAM = re.compile(rb"stream\r?\n")
DICTIONARY = 400
"""Bytes before a stream in which its dictionary is looked for."""
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
CHUNK = 4 * MIB


def check_streams(data: bytes) -> None:
    """Raise OversizedDocument where a stream that is no picture unpacks to more than `MAX_STREAM` bytes.

    What cannot be unpacked, as in an encrypted document, is left to pdfium.
    """
    for begin, end, times in packed(data):
        if (end - begin) * RATIO**times > MAX_STREAM and unpacked(data[begin:end], times) > MAX_STREAM:
            raise OversizedDocument(f"a part of it unpacks to more than {MAX_STREAM // MIB} MiB; print it anew")


def packed(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each packed stream that is no picture begins and ends, and how often it is packed."""
    for found in STREAM.finditer(data):
        head = data[max(0, found.start() - DICTIONARY) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        times = len(FLATE.findall(head))
        if times and not PICTURE.search(head):
            end = data.find(b"endstream", found.end())
            yield found.end(), end if end >= 0 else len(data), times


def unpacked(data: bytes, times: int) -> int:
    """The size that a stream unpacks to, counted no further than just beyond `MAX_STREAM`."""
    size = 0
    inner = bytearray()
    reader = zlib.decompressobj()
    try:
        while data and size <= MAX_STREAM:
            part = reader.decompress(data, CHUNK)
            data = reader.unconsumed_tail
            size += len(part)
            if times > 1:
                inner += part
    except zlib.error:
        return size
    return size if times == 1 or size > MAX_STREAM else unpacked(bytes(inner), times - 1)
