"""What an archive or a mail lists: its members by name, each read when it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from extractors.sources.limits import MAX_MEMBERS, MAX_RATIO, MIB, SMALL
from schemas.errors import OversizedDocument

LONGEST = 200
"""Characters of one part of a member's path that are kept: file systems have no longer ones."""
WINDOWS = "gb18030"
"""How Windows in China writes names into archives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One member of an archive."""

    name: str
    """Its path inside, parted by `/`, without anything that leads out of the archive."""
    size: int
    """Bytes that it unpacks to, as the archive declares."""
    read: Callable[[], bytes]
    """Unpacks it; no more bytes than declared. Raises UnreadableDocument."""


def listed(found: Iterable[Entry], packed: int, largest: int) -> Mapping[str, Entry]:
    """The members by a name that no two of them have, in the archive's order.

    `packed` is the archive's size, `largest` the bytes that its members may have together.

    Raises:
        OversizedDocument: too many, too large, or packed tighter than documents can be.
    """
    entries: dict[str, Entry] = {}
    total = 0
    for entry in found:
        entries[_unused(safe(entry.name), entries)] = entry
        total += entry.size
        if len(entries) > MAX_MEMBERS:
            raise OversizedDocument(f"an archive of more than {MAX_MEMBERS} members; split it")
        if total > largest:
            raise OversizedDocument(
                f"an archive that unpacks to more than the {largest // MIB} MiB that are read; split it"
            )
        if total > max(SMALL, MAX_RATIO * packed):
            raise OversizedDocument(
                f"an archive packed more than {MAX_RATIO} to 1, as no documents are; pack the documents anew"
            )
    return entries


def decoded(name: bytes) -> str:
    """A member's name as its writer meant it: UTF-8, or what Windows in China writes."""
    for encoding in ("utf-8", WINDOWS):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "replace")


def safe(name: str) -> str:
    """A path that stays inside: no root, no parent, no control characters; `file` where nothing is left."""
    parts = (_printable(part).strip() for part in name.replace("\\", "/").split("/"))
    return "/".join(part[:LONGEST] for part in parts if part not in {"", ".", ".."}) or "file"


def _printable(part: str) -> str:
    return "".join(sign if sign.isprintable() else "_" for sign in part.encode("utf-8", "replace").decode())


def _unused(name: str, entries: Mapping[str, Entry]) -> str:
    """The name, with a number behind its stem where another member has it."""
    path, found, number = PurePosixPath(name), name, 2
    while found in entries:
        found = str(path.with_name(f"{path.stem}~{number}{path.suffix}"))
        number += 1
    return found
