"""File names are bytes: how those that are no UTF-8 are recorded, so that what is recorded leads back to the file."""

import os
import re
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

SCHEME = "file://"
"""Begins a source_uri whose path is no UTF-8: in it %XX is a byte. All others are plain paths and begin with `/`."""
WINDOWS = "gb18030"
"""How Windows in China writes names into zip containers."""
UNDECODED = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte that is no UTF-8."""


def uri_of(path: Path) -> str:
    """An absolute path as `source_uri` holds it; of two paths no two are equal."""
    name = path.as_posix()
    if UNDECODED.search(name) is None:
        return name
    return SCHEME + "/".join(map(quoted, name.split("/")))


def quoted(part: str) -> str:
    """One name of a path: % as %25, and where it is no UTF-8 all its bytes beyond ASCII as %XX."""
    return quote_from_bytes(os.fsencode(part)) if UNDECODED.search(part) else part.replace("%", "%25")


def path_of(uri: str | Path) -> Path:
    """The path that a `source_uri`, or what someone typed, names."""
    text = str(uri)
    return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(SCHEME)))) if text.startswith(SCHEME) else Path(text)


def readable(name: str) -> str:
    """A file's or folder's name as people wrote it: of bytes that are no UTF-8, what they say on Windows in China."""
    if UNDECODED.search(name) is None:
        return name
    try:
        return os.fsencode(name).decode(WINDOWS)
    except UnicodeDecodeError:
        return UNDECODED.sub(escaped, name)


def folders_of(path: Path) -> tuple[str, ...]:
    """Names of the folders above an absolute path, outermost first."""
    return tuple(map(readable, path.parent.parts[1:]))


def escaped(byte: re.Match[str]) -> str:
    """A byte that is no UTF-8 as %XX."""
    return f"%{ord(byte[0]) - 0xDC00:02X}"
