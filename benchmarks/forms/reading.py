"""Draws forms, prints them in a medium and reads them in this process."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.forms.alike import aligned, ratio
from benchmarks.forms.scoring import scored
from benchmarks.forms.tally import Tally
from benchmarks.render.formats import FORMATS
from benchmarks.render.hypertext import web_page
from benchmarks.render.style import invent_style
from extractors.extract import extract
from extractors.scans.scanner import Scanner
from renderer.document import paper
from renderer.draw import Draw
from renderer.truth import Truth
from schemas.document import Document
from schemas.filing import FilingRows

MEDIA = ("html", "docx", "xlsx", "xls")
"""Formats that tell their tables; forms are printed in the first, or in one that is drawn."""
HTML_SHARE = 0.8
"""Of the forms, where no media are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A drawn document and how it was read."""

    draw: Draw
    truths: tuple[Truth, ...]
    page: bytes
    """As a web page, whatever it was read as."""
    found: tuple[FilingRows, ...]
    tally: Tally

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its misses."""
        return frozenset(miss.kind for miss in self.tally.misses)


def read(seed: str, by: Scanner, forced: Mapping[str, str] | None = None, media: Sequence[str] | None = None) -> Read:
    """The document of a seed, drawn, printed and read; with some of its choices forced.

    `media` are names of FORMATS, of which one is drawn. Raises FormatUnavailable.
    """
    drawn = paper(Draw(seed, forced or {}))
    page = web_page(*drawn.sheets)
    medium = drawn.draw.pick("medium", *media) if media else drawn.draw.pick("medium", *MEDIA, lean=HTML_SHARE)
    form = FORMATS[medium]
    data = form.write(drawn.sheets, invent_style(Random(seed)))
    name = f"form{form.suffix}"
    document = Document(name=name, uri=f"/{name}", data=data, sha256=hashlib.sha256(data).hexdigest())
    found = extract(document, "0", by).filings
    tally = Tally()
    for truth, filing in aligned(drawn.truths, found, alike, 0.0):
        if truth is not None:
            tally.add(scored(truth, filing))
        elif filing is not None:
            extra(tally, filing)
    return Read(draw=drawn.draw, truths=drawn.truths, page=page, found=found, tally=tally)


def alike(truth: Truth, filing: FilingRows) -> float:
    """How far a form that was read is one that was drawn: by its project and the names of its indicators."""
    names = {row.level3_raw for row in filing.indicators}
    shared = sum(each.level3_raw in names for each in truth.indicators) / max(1, len(truth.indicators))
    return 0.01 + shared + ratio(truth.head.project, filing.filing.project)


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


def reads(
    seed: int | str,
    count: int,
    by: Scanner,
    forced: Mapping[str, str] | None = None,
    media: Sequence[str] | None = None,
) -> Iterator[tuple[str, Read]]:
    """The first `count` forms of a seed, each with a seed of its own; of several media each in turn."""
    for serial in range(count):
        turn = {"medium": media[serial % len(media)]} if media else {}
        yield f"{seed}/{serial}", read(f"{seed}/{serial}", by, {**turn, **(forced or {})}, media)
