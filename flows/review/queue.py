"""What a person should look at in a dataset, as the command line lists it."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypedDict

from flows.review.open_findings import OpenFinding, causes, filings_of, unsettled, yuan_of
from flows.selection import Selection
from flows.store import open_dataset
from mappings.correcting import file_name

LISTED = 100
"""Addresses that are given for one cause."""


class Cause(TypedDict):
    """One thing to look at."""

    cause: str
    kind: str
    severity: str
    filings: int
    findings: int
    amount_yuan: str
    """Of the rows it touches; of their filings, where those rows are no amounts."""
    example: str
    address: str
    """Filing and finding, as `jixiao review` takes them."""
    addresses: list[str]
    """Of each of the filings, the gravest first, at most `LISTED`."""


class Queue(TypedDict):
    """What is to be looked at."""

    causes: int
    """All there are, listed or not."""
    listed: list[Cause]
    strays: list[str]
    """Files of corrections whose document the dataset does not hold: it was changed, or never offered."""


def queue(root: Path, chosen: Selection, limit: int, folder: Path, everything: bool = False) -> Queue:
    """The causes of a dataset's findings that no one has decided; with `everything` those for information as well."""
    with open_dataset(root).duckdb() as connection:
        asked = unsettled(connection)
    found = causes(asked, folder, chosen, everything=everything)
    return Queue(
        causes=len(found.found),
        listed=[cause(group) for group in found.found[:limit]],
        strays=[file_name(sha256) for sha256 in found.strays],
    )


def named(finding: OpenFinding) -> str:
    """What a cause is called: kind, place and print."""
    where = ".".join(part for part in (finding.table, finding.field) if part is not None)
    print_ = " → ".join(text for text in (finding.observed_alike, finding.expected_alike) if text is not None)
    return " ".join(part for part in (finding.kind, where, print_) if part)


def cause(group: Sequence[OpenFinding]) -> Cause:
    """A cause, for a person."""
    first = group[0]
    heads = [next(own) for _, own in groupby(group, attrgetter("filing_id"))]
    addresses = [f"{head.filing_id} {head.row_id}" for head in heads[:LISTED]]
    return Cause(
        cause=named(first),
        kind=first.kind,
        severity=first.severity,
        filings=filings_of(group),
        findings=len(group),
        amount_yuan=str(yuan_of(group)),
        example=first.message,
        address=addresses[0],
        addresses=addresses,
    )
