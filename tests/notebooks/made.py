"""Filings of many cities and several years, made by the renderer: what a comparison needs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.render.invent import YEARS, filings, invent, stem
from benchmarks.render.money import PROJECT_LINE, invent_projects, share
from benchmarks.render.run import Order, files, printed
from benchmarks.render.sentences import Filler
from benchmarks.render.truth import Amount, Truth

ORDER = Order(count=24, seed=12, formats=("text",), damage=0.3)
BEFORE = 2
"""Earlier years that a department files for, where its form prints them."""
MISPRINTED = 7
"""One in so many filings has a misprinted amount."""
OFF = Decimal(90)
TOTAL = "合计"


def write_filings(folder: Path) -> list[Path]:
    """The files of ORDER below a folder, and those of the same departments' earlier years."""
    paths = []
    for truth in filings(ORDER.seed, ORDER.count):
        for each in (truth, *earlier(truth)):
            for file in files(printed(misprinted(each), ORDER), ORDER, ORDER.formats):
                path = folder / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.data)
                paths.append(path)
    return paths


def misprinted(truth: Truth) -> Truth:
    """Some filings with an amount that does not tie out, of the budget year or the one before; most as they are."""
    serial, year = int(truth.name.rpartition("-")[2]), truth.head.fiscal_year
    if (serial + year) % MISPRINTED:
        return truth
    wrong = next((row for row in truth.funding if row.year == year - serial % 2), truth.funding[0])
    other = replace(wrong, amount=wrong.amount + OFF)
    return replace(truth, funding=tuple(other if row is wrong else row for row in truth.funding))


def earlier(truth: Truth) -> Iterator[Truth]:
    """What the same department filed in the years before, the newest first; nothing where its form prints no past."""
    for _ in range(BEFORE if truth.funding_years else 0):
        if truth.head.fiscal_year == YEARS[0]:
            return
        truth = year_before(truth)
        yield truth


def year_before(later: Truth) -> Truth:
    """The same department's filing for the year before, its money what the later one prints of that year."""
    head, serial = later.head, int(later.name.rpartition("-")[2])
    own = replace(
        head, fiscal_year=head.fiscal_year - 1, filed_on=head.filed_on and head.filed_on - timedelta(days=365)
    )
    invented = (invent(Random(f"{later.name}/{attempt}"), head.form, serial) for attempt in count())
    other = next(truth for truth in invented if truth.head.fiscal_year == own.fiscal_year)
    funding = tuple(money_before(later, own.fiscal_year))
    line = next(row.amount for row in funding if (row.item, row.year) == (PROJECT_LINE[head.form], own.fiscal_year))
    rng = Random(later.name)
    return replace(
        other,
        name=stem(own, serial),
        head=replace(own, long_term_until=other.head.long_term_until),
        funding=funding,
        projects=invent_projects(rng, Filler(rng), line) if other.projects else (),
    )


def money_before(later: Truth, year: int) -> Iterator[Amount]:
    """Amounts of a year and two before it, out of a filing of the next year, whose own stand in for the oldest."""
    printed_in = {year: year, year - 1: year - 1, year - 2: year + 1}
    totals = {row.section: row.amount for row in later.funding if (row.item, row.year) == (TOTAL, year)}
    for row in later.funding:
        for own, source in printed_in.items():
            if row.year == source:
                current = own == year
                yield replace(
                    row,
                    year=own,
                    period="current" if current else "prior",
                    share=share(row.amount, totals[row.section], 2) if current else None,
                )
