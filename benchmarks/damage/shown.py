"""Damage on the page: digits of scans smudged, blotted, torn and struck out, digits printed wrong, all recognised."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from random import Random
from typing import TypeAlias

import cv2
import numpy as np
from pypdfium2 import PdfDocument

from benchmarks.damage.harm import digits
from benchmarks.damage.looks import Looks
from benchmarks.damage.tally import Tally
from benchmarks.render.drawing import drawn
from benchmarks.render.formats import FORMATS
from benchmarks.render.grades import GRADES, grade
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of
from benchmarks.render.leaf import Leaf
from benchmarks.render.pdf import pdf
from benchmarks.render.pictures import image_pdf
from benchmarks.render.style import Style
from benchmarks.render.truth import Truth
from benchmarks.render.typefaces import length
from benchmarks.render.typesetting import leaves
from benchmarks.scans.pages import Recognised, already, pictures
from extractors.extract import extract
from extractors.reconcile.misreadings import as_read
from schemas.document import Document
from schemas.filing import FilingRows
from schemas.page import Page
from schemas.picture import POINTS_PER_INCH, Picture, Pixels
from schemas.tables import Funding

Wound: TypeAlias = Callable[[Pixels, Random], None]
"""Changes the pixels of one digit where they lie."""

AMOUNT = re.compile(r"[1-9][0-9,]*\.[0-9]+")
HEIGHT = 0.74
"""Of a digit, in sizes of its text."""
ENGINE = "benchmark"
WOUNDED = 3
"""Amounts of a page that suffer."""
Line: TypeAlias = tuple[str, str, int | None]
"""Section, line and year of an amount."""


def smudged(digit: Pixels, rng: Random) -> None:
    """Wet ink that was wiped."""
    digit[:] = cv2.GaussianBlur(digit, (0, 0), digit.shape[0] * rng.uniform(0.1, 0.22))


def blotted(digit: Pixels, rng: Random) -> None:
    """A drop of ink."""
    spot(digit, rng, 0)


def torn(digit: Pixels, rng: Random) -> None:
    """A place where the toner came off."""
    spot(digit, rng, 255)


def struck(digit: Pixels, rng: Random) -> None:
    """A stroke of the pen."""
    height, width = digit.shape
    ends = (0, round(height * rng.random())), (width - 1, round(height * rng.random()))
    cv2.line(digit, *ends, rng.randint(0, 90), max(1, round(height * rng.uniform(0.05, 0.1))))


def spot(digit: Pixels, rng: Random, shade: int) -> None:
    """A round spot somewhere on a digit."""
    height, width = digit.shape
    centre = round(width * rng.uniform(0.2, 0.8)), round(height * rng.uniform(0.15, 0.85))
    cv2.circle(digit, centre, round(height * rng.uniform(0.1, 0.22)), shade, -1)


WOUNDS: Mapping[str, Wound] = {"smudged": smudged, "blotted": blotted, "torn": torn, "struck": struck}
PRINTED_WRONG = "printed wrong"


def wounded(rng: Random, leaf: Leaf, wound: Wound, dpi: float) -> Pixels:
    """A page on which a digit of each of some amounts has suffered."""
    pixels = drawn(leaf, dpi)
    scale = dpi / POINTS_PER_INCH
    runs = [run for run in leaf.runs if AMOUNT.fullmatch(run.text.strip())]
    for run in rng.sample(runs, min(WOUNDED, len(runs))):
        at = rng.choice([at for at, char in enumerate(run.text) if char.isdigit()])
        x0, x1 = (run.x + length(run.text[:end], run.face) * run.size for end in (at, at + 1))
        rows = slice(round((run.base - HEIGHT * run.size) * scale), round(run.base * scale) + 1)
        wound(pixels[rows, round(x0 * scale) : round(x1 * scale) + 1], rng)
    return pixels


def misprinted(rng: Random, truth: Truth) -> Truth:
    """A filing in which an amount has a wrong digit."""
    at = rng.choice([at for at, row in enumerate(truth.funding) if row.amount])
    row = truth.funding[at]
    wrong = replace(row, amount=Decimal(digits(1)(rng, f"{row.amount:f}") or row.amount))
    return replace(truth, funding=(*truth.funding[:at], wrong, *truth.funding[at + 1 :]))


def filing_in(data: bytes, name: str, read: Callable[[Picture], Page] | None = None) -> FilingRows | None:
    """The filing that a file holds, its pictures read so; None where its form is not recognised."""
    document = Document(name=name, uri=name, data=data, sha256=sha256(data).hexdigest(), folders=())
    pages = Recognised()
    if read is not None:
        for key, picture in pictures(document):
            pages.put(key, read(picture))
    found = extract(document, "benchmark", already(pages, ENGINE)).filings
    return found[0] if len(found) == 1 else None


def lines(truth: Truth, style: Style) -> dict[Line, Decimal]:
    """The amounts that a filing says."""
    rows = filing_in(FORMATS["text"].write((sheet(truth, style),), style), "true.txt")
    assert rows is not None
    return {line(row): Decimal(as_read(row)) for row in rows.funding}


def line(row: Funding) -> Line:
    """What tells an amount from the others, whoever read it."""
    return row.section, row.item_name, row.year


def bound(first: bytes, others: Sequence[Leaf]) -> bytes:
    """A PDF with more pages behind its own: what need not be recognised has a text layer."""
    if not others:
        return first
    out = io.BytesIO()
    with closing(PdfDocument(first)) as one, closing(PdfDocument(pdf(others))) as two:
        one.import_pages(two)
        one.save(out)
    return out.getvalue()


def shown(seed: int, count: int, read: Callable[[Picture], Page]) -> tuple[Tally, Looks]:
    """Damage the first pages of filings, read them, and count what becomes of what was misread or misprinted."""
    tally, looks = Tally(), Looks()
    grades = [name for name in GRADES if name != "clean"]
    for index, truth in enumerate(filings(seed, count)):
        rng = Random(f"shown/{seed}/{index}")
        kind, name = [*WOUNDS, PRINTED_WRONG][index % (len(WOUNDS) + 1)], rng.choice(grades)
        # projects may run on over the first page, and their sum with them
        told = replace(truth, projects=())
        style = style_of(told, seed)
        true = lines(told, style)
        told = misprinted(rng, told) if kind == PRINTED_WRONG else told
        stands = lines(told, style)
        (leaf, *others), dpi = leaves(sheet(told, style), style.look), GRADES[name].dpi
        pixels = wounded(rng, leaf, WOUNDS[kind], dpi) if kind in WOUNDS else drawn(leaf, dpi)
        page = grade(pixels, name, np.random.default_rng((seed, index)))
        rows = filing_in(bound(image_pdf([page], dpi), others), "scan.pdf", read)
        if rows is not None:
            own = {(row.table, row.row_id): row for row in rows.funding if line(row) in stands and line(row) in true}
            meant = {at: stands[line(row)] for at, row in own.items()}
            misread = {at for at, row in own.items() if Decimal(as_read(row)) != true[line(row)]}
            tally.add(kind, misread, meant, rows)
            looks.add(meant, own, rows)
    return tally, looks
