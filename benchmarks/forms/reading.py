"""Draws forms, prints them as web pages and reads them in this process."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.forms.scoring import scored
from benchmarks.forms.tally import Tally
from benchmarks.render.hypertext import html
from extractors.extract import extract
from extractors.scans.scanner import Scanner
from renderer.draw import Draw
from renderer.form import Form, form
from schemas.document import Document
from schemas.filing import FilingRows


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A drawn form and how it was read."""

    form: Form
    page: bytes
    found: tuple[FilingRows, ...]
    tally: Tally

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its misses."""
        return frozenset(miss.kind for miss in self.tally.misses)


def read(seed: str, by: Scanner, forced: Mapping[str, str] | None = None) -> Read:
    """The form of a seed, drawn, printed and read; with some of its choices forced."""
    drawn = form(Draw(seed, forced or {}))
    page = html(drawn.sheet)
    digest = hashlib.sha256(page).hexdigest()
    document = Document(name="form.html", uri="/form.html", data=page, sha256=digest)
    found = extract(document, "0", by).filings
    tally = scored(drawn.truth, found[0] if found else None)
    for more in found[1:]:
        extra(tally, more)
    return Read(form=drawn, page=page, found=found, tally=tally)


def extra(tally: Tally, filing: FilingRows) -> None:
    """A form that is none: each of its numbers is one too many."""
    told = {found.table_name for found in filing.findings if found.severity in {"error", "warning"}}
    for row in filing.funding:
        tally.hold("funding", "amount", "a form too many", None, row.raw, False, numeric=True, told="funding" in told)
    for line in filing.indicators:
        tally.hold(
            "indicators",
            "value",
            "a form too many",
            None,
            line.value_raw,
            False,
            numeric=True,
            told="indicators" in told,
        )
    tally.hold("filings", "form", "a form too many", None, filing.filing.filing_id, False)


def reads(seed: int, count: int, by: Scanner, forced: Mapping[str, str] | None = None) -> Iterator[tuple[str, Read]]:
    """The first `count` forms of a seed, each with a seed of its own."""
    for serial in range(count):
        yield f"{seed}/{serial}", read(f"{seed}/{serial}", by, forced)
