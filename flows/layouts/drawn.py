"""The forms that the project draws, read as they are and with a decision in force: what else would it change?"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import msgspec

from extractors.extract import extract
from flows.workers.scanner import scanner
from mappings.label_decisions import Decision, role_of, suppose, word
from schemas.document import Document
from schemas.errors import ToolFailed
from schemas.filing import FilingRows

FORMS = Path(__file__).with_name("drawn.zip")
"""Web pages of drawn forms; `python -m benchmarks.forms.packing` draws them."""
TABLES = ("funding", "projects", "narratives", "indicators")


class Reading(TypedDict):
    """How one drawn document is read."""

    name: str
    rows: list[str]
    """Every row of every form, without what only places it."""
    counts: list[int]
    """Rows of each of TABLES."""
    unread: int
    """Findings of text that no row holds."""
    prints: bool
    """Whether it prints the word that is decided on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a decision changes of the drawn forms."""

    forms: int
    better: tuple[str, ...]
    """Forms that print the word and are read otherwise."""
    worse: tuple[str, ...]
    """Forms that do not print it and are read otherwise, or that lose rows."""


def effect(decision: Decision, tell: Callable[[int, int], None] = lambda _done, _total: None) -> Effect:
    """All drawn forms read without a decision and with it; `tell` is given how many are read with it, of how many.

    Raises ToolFailed where they cannot be read.
    """
    text = word(decision.printed, role_of(decision).list)
    better: list[str] = []
    worse: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        before = beside.submit(outcome, readings(text, None), lambda _done, _total: None)
        after = outcome(readings(text, decision), tell)
    pairs = list(zip(before.result(), after, strict=True))
    for one, two in pairs:
        if one["rows"] == two["rows"]:
            continue
        lost = any(had > has for had, has in zip(one["counts"], two["counts"], strict=True))
        ill = not one["prints"] or lost or two["unread"] > one["unread"]
        (worse if ill else better).append(one["name"])
    return Effect(forms=len(pairs), better=tuple(better), worse=tuple(worse))


def readings(text: str, decision: Decision | None) -> subprocess.Popen[bytes]:
    """A process that reads them; what is decided is in force there and nowhere else."""
    told = "" if decision is None else msgspec.json.encode(decision).decode()
    return subprocess.Popen([sys.executable, "-m", "flows.layouts.drawn", text, told], stdout=subprocess.PIPE)


def outcome(process: subprocess.Popen[bytes], tell: Callable[[int, int], None]) -> list[Reading]:
    """What a process reads, told as it comes."""
    assert process.stdout is not None
    with zipfile.ZipFile(FORMS) as pack:
        total = len(pack.namelist())
    found: list[Reading] = []
    for line in process.stdout:
        found.append(json.loads(line))
        tell(len(found), total)
    if process.wait() or len(found) != total:
        raise ToolFailed("the drawn forms could not be read with the decision in force; nothing is written")
    return found


def read_all(text: str) -> Iterator[Reading]:
    """Each drawn document."""
    by = scanner()
    with zipfile.ZipFile(FORMS) as pack:
        for name in pack.namelist():
            data = pack.read(name)
            found = extract(Document(name=name, uri=f"/{name}", data=data, sha256="0" * 64), "0", by).filings
            yield Reading(
                name=name,
                rows=[told for filing in found for told in rows(filing)],
                counts=[sum(len(getattr(filing, table)) for filing in found) for table in TABLES],
                unread=sum(each.kind == "unread_text" for filing in found for each in filing.findings),
                prints=text in "".join(data.decode().replace("<br>", "").split()),
            )


def rows(filing: FilingRows) -> Iterator[str]:
    """Every row of a form as text."""
    for table in TABLES:
        for row in getattr(filing, table):
            yield f"{table} {row}"
    yield f"filing {filing.filing} {filing.contacts}"


def main() -> None:
    """Read them in this process and print each on a line of its own."""
    text, told = sys.argv[1:]
    if told:
        suppose(msgspec.json.decode(told, type=Decision))
    for found in read_all(text):
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
