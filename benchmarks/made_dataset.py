"""A dataset of invented filings over a hundred cities and ten years, committed as runs do."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from pathlib import Path
from random import Random

import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.made_rows import FILING, document, run, sparse
from benchmarks.render.invent import FORMS, invent
from flows.store import Change, Dataset, DocumentUpdate, commit, layout
from mappings.divisions import codes
from schemas.filing import FilingRows, Partition
from schemas.tables import Filing, Indicator

CITIES, YEARS = 100, range(2016, 2026)
BATCH = 1_000
"""Filings of a commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A dataset, and what committing it cost."""

    root: Path
    filings: int
    seconds: float
    """Of the wall's clock, inventing the rows included."""
    cpu: float
    """Seconds of this process without inventing."""


@cache
def cities() -> Sequence[int]:
    """Codes of as many cities."""
    return [code for code in sorted(codes()) if code % 100 == 0 and code % 10_000 != 0][:CITIES]


def partition(number: int, filings: int) -> Partition:
    """Where a filing lies: those of a city follow one another."""
    each = max(filings // (CITIES * len(YEARS)), 1)
    place = number // each % (CITIES * len(YEARS))
    return Partition(city_code=cities()[place // len(YEARS)], fiscal_year=YEARS[place % len(YEARS)])


def invented(number: int, rows: int) -> Iterator[dict[str, object]]:
    """Indicator rows of as many invented filings as it takes."""
    for attempt in count():
        truth = invent(Random(f"{number}/{attempt}"), FORMS[number % len(FORMS)], number)
        for seq, each in enumerate(truth.indicators, 1):
            for value in each.values:
                yield {
                    "horizon": each.horizon, "goal": each.goal, "seq": seq, "level1": each.level1,
                    "level2": each.level2, "level3_raw": each.level3_raw, "level3": each.level3,
                    "indicator_id": f"i-{hashlib.md5(each.level3.encode()).hexdigest()[:6]}",
                    "indicator": each.level3, "match_method": "exact", "match_score": 1.0,
                    "role": value.role, "year": value.year, "value_raw": value.raw, "kind": value.kind,
                    "op": value.op, "value": None if value.number is None else float(value.number),
                    "value_si": None if value.number is None else float(value.number) / 100,
                    "unit": value.unit, "basis": each.basis, "class_": each.class_,
                    "scoring": each.scoring, "explanation": each.explanation, "remark": each.remark,
                }  # fmt: skip


def filing_id_of(number: int) -> str:
    """The id of an invented filing."""
    return f"{(document('', str(number)).source_sha256 or '')[:16]}-p0-1"


def offered(number: int, filings: int, rows: int, spent: list[float]) -> DocumentUpdate:
    """A document of one filing; its rows are invented when the commit asks for them."""
    source = document(f"/offered/{number}.txt", str(number))
    filing_id = filing_id_of(number)
    place = partition(number, filings)

    def read() -> list[FilingRows]:
        began = time.process_time()
        own = {name: getattr(source, name) for name in ("source_name", "source_uri", "source_sha256")}
        indicators = tuple(
            sparse(Indicator, filing_id=filing_id, row_id=row_id, **values)
            for row_id, values in enumerate(islice(invented(number, rows), rows))
        )
        spent[0] += time.process_time() - began
        head = sparse(Filing, filing_id=filing_id, row_id=0, title="部门整体绩效目标申报表", **own, **FILING)
        return [
            FilingRows(
                partition=place, filing=head, contacts=(), funding=(), projects=(), narratives=(),
                indicators=indicators, findings=(),
            )
        ]  # fmt: skip

    return DocumentUpdate(document=source, places={filing_id: place}, read=read)


def store(root: Path, filings: int, rows: int) -> Stored:
    """Commit filings batch by batch."""
    spent = [0.0]
    began, began_cpu = time.perf_counter(), time.process_time()
    for start in range(0, filings, BATCH):
        numbers = range(start, min(start + BATCH, filings))
        updates = [offered(number, filings, rows, spent) for number in numbers]
        commit(root, Change(updates=updates, run=run(f"run-{start}")))
    cpu = time.process_time() - began_cpu - spent[0]
    return Stored(root=root, filings=filings, seconds=time.perf_counter() - began, cpu=cpu)


def apart(dataset: Dataset, folder: Path) -> None:
    """The same indicator rows with one file per filing, in folders of the same names."""
    for place in layout.partitions(dataset.folder):
        table = pq.read_table(layout.table_file(dataset.folder, Indicator.table, place), partitioning=None)
        target = folder / layout.partition_folder(place)
        target.mkdir(parents=True)
        ids = table["filing_id"].combine_chunks()
        for filing in ids.unique().to_pylist():
            own = table.filter(pc.equal(ids, filing))
            pq.write_table(own, target / f"{filing}.parquet", compression="zstd", compression_level=3)
