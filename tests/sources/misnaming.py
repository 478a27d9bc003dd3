"""PDFs whose fonts draw one character and whose text names another one."""

import re
import zlib
from collections.abc import Mapping

STREAM = re.compile(rb"(<<(?:(?!<<|>>).)*>>)\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
RANGES = re.compile(r"\d+ beginbfrange(.*?)endbfrange", re.DOTALL)
RANGE = re.compile(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]{4})>", re.IGNORECASE)
CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
CHAR = re.compile(r"(<[0-9A-F]+>\s*)<([0-9A-F]{4})>", re.IGNORECASE)


def misnamed(pdf: bytes, names: Mapping[str, str]) -> bytes:
    """The document with these characters named as others in all its ToUnicode maps (PDF 32000-1, 9.10.3)."""

    def changed(found: re.Match[bytes]) -> bytes:
        head, packed = found.groups()
        if b"FlateDecode" not in head or b"begincmap" not in (told := zlib.decompress(packed)):
            return found[0]
        listed = RANGES.sub(one_by_one, told.decode("ascii"))
        body = zlib.compress(CHARS.sub(lambda block: CHAR.sub(renamed, block[0]), listed).encode())
        return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(body), body)

    def renamed(entry: re.Match[str]) -> str:
        char = chr(int(entry[2], 16))
        return f"{entry[1]}<{ord(names.get(char, char)):04X}>"

    return STREAM.sub(changed, pdf)


def one_by_one(block: re.Match[str]) -> str:
    """The ranges of a block as single characters."""
    entries = [
        f"<{code:0{len(first)}X}> <{int(start, 16) + code - int(first, 16):04X}>"
        for first, last, start in RANGE.findall(block[1])
        for code in range(int(first, 16), int(last, 16) + 1)
    ]
    return f"{len(entries)} beginbfchar\n" + "\n".join(entries) + "\nendbfchar"
