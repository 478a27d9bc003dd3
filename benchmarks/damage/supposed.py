"""Damage without a page: rows of rendered filings as if an engine had read them, as sure as engines were seen to be."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from random import Random

from benchmarks.damage.harm import HARMS, Harm, digits
from benchmarks.damage.tally import Spot, Tally
from benchmarks.render.formats import FORMATS
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of
from benchmarks.scans.pages import Recognised, already
from extractors.audit import audited
from extractors.corrections.rewrite import rewritten
from extractors.extract import extract
from extractors.reconcile.misreadings import as_read
from schemas.document import Document
from schemas.filing import Address, FilingRows, SecondReading
from schemas.tables import Funding, Project

ENGINE = "supposed"
CLEAN = 0.999
"""Confidence of a row on a clean scan."""
RIGHTLY = {0.5: 3, 0.9: 68, 0.97: 21, 0.99: 49, 0.999: 426, 1.0: 1009}
WRONGLY = {0.5: 1, 0.9: 3, 0.97: 3, 0.99: 2, 0.999: 8, 1.0: 18}
"""How many rightly and wrongly read amounts an engine was so sure of, by the upper ends of `looks.SURE`.

Source: `python -m benchmarks.damage --pages 120`, 1,611 amounts.
"""
HEARD_RIGHT = 3 / 35
"""Share of misread amounts that another look read rightly and was outvoted; likewise."""
HEARD_WRONG = 16 / 1576
"""Share of rightly read amounts that another look misread; likewise."""


def confidence(rng: Random, seen: Mapping[float, int]) -> float:
    """How sure an engine is of a row, as often as it was `seen` to be."""
    (end,) = rng.choices(list(seen), list(seen.values()))
    start = max((other for other in seen if other < end), default=0.0)
    return rng.uniform(start, end)


def recognised(rng: Random, rows: FilingRows, *, clean: bool) -> FilingRows:
    """A filing as if an engine had read it, all of it rightly; on a `clean` scan it is sure of all."""
    return replace(
        rows,
        filing=replace(rows.filing, engine=ENGINE, media="pdf-scan", status="ok"),
        funding=tuple(replace(row, confidence=CLEAN if clean else confidence(rng, RIGHTLY)) for row in rows.funding),
        projects=tuple(replace(row, confidence=CLEAN if clean else confidence(rng, RIGHTLY)) for row in rows.projects),
        findings=(),
    )


def originals(seed: int, count: int) -> Iterator[FilingRows]:
    """The rows of rendered filings, all as they are printed."""
    scanner = already(Recognised(), ENGINE)
    for truth in filings(seed, count):
        style = style_of(truth, seed)
        data = FORMATS["text"].write((sheet(truth, style),), style)
        name = f"{truth.name}.txt"
        document = Document(name=name, uri=name, data=data, sha256=sha256(data).hexdigest(), folders=())
        yield from extract(document, "benchmark", scanner).filings


def amounts(rows: FilingRows) -> dict[Spot, Funding | Project]:
    """The rows with an amount of the year."""
    both: tuple[Funding | Project, ...] = (*rows.funding, *rows.projects)
    return {(row.table, row.row_id): row for row in both if as_read(row)}


def hurt(rng: Random, rows: FilingRows, harm: Harm, *, printed: bool) -> tuple[FilingRows, Spot] | None:
    """A filing with one amount damaged, on paper or in reading it, and which; None where it has none that can be."""
    lines = amounts(rows)
    at = rng.choice(list(lines))
    text = harm(rng, as_read(lines[at]))
    if text is None:
        return None
    return put(rows, at, text, lines[at].confidence if printed else confidence(rng, WRONGLY)), at


def put(rows: FilingRows, at: Spot, text: str, sure: float | None) -> FilingRows:
    """A filing with another amount, and with that printed, of which an engine is so sure."""
    field = "amount" if at[0] == "funding" else "year_budget"
    rows = rewritten(rows, Address(table=at[0], row_id=at[1], field=field), text)
    return replace(
        rows,
        funding=tuple(
            replace(row, raw=text, confidence=sure) if ("funding", row.row_id) == at else row for row in rows.funding
        ),
        projects=tuple(
            replace(row, confidence=sure) if ("projects", row.row_id) == at else row for row in rows.projects
        ),
    )


def looked_at(rng: Random, rows: FilingRows, meant: dict[Spot, Decimal], *, printed: bool) -> FilingRows:
    """A filing with what other looks at its amounts say."""
    found = []
    for at, row in amounts(rows).items():
        read = as_read(row)
        wrong = Decimal(read) != meant[at] and not printed
        if rng.random() < (HEARD_RIGHT if wrong else HEARD_WRONG):
            other = f"{meant[at]:f}" if wrong else digits(1)(rng, read)
            if other is not None:
                found.append(SecondReading(table=row.table, row_id=row.row_id, first=read, second=other))
    return replace(rows, second_readings=tuple(found))


def supposed(seed: int, count: int, *, printed: bool, clean: bool = False) -> Tally:
    """Damage every filing once in each way, on paper or in reading it, and count what becomes of it."""
    tally = Tally()
    for number, rows in enumerate(originals(seed, count)):
        meant = {at: Decimal(as_read(row)) for at, row in amounts(rows).items()}
        for name, harm in HARMS.items():
            rng = Random(f"{seed}/{number}/{name}/{printed}")
            done = hurt(rng, recognised(rng, rows, clean=clean), harm, printed=printed) if meant else None
            if done is not None:
                stands = {at: Decimal(as_read(row)) for at, row in amounts(done[0]).items()} if printed else meant
                tally.add(name, {done[1]}, stands, audited(looked_at(rng, done[0], meant, printed=printed)))
    return tally
