"""Renders filings into files beside their truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import msgspec

from benchmarks.render.copies import Copy
from benchmarks.render.damage import damaged
from benchmarks.render.formats import FORMATS
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of
from benchmarks.render.look import Rulings, ruled
from benchmarks.render.truth import Truth, to_gold


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be rendered."""

    count: int
    """Number of the last filing."""
    seed: int
    formats: tuple[str, ...]
    """Names of FORMATS."""
    damage: float = 0.0
    """Share of the filings that are damaged, 0 to 1."""
    first: int = 1
    """Number of the first filing; those before it are invented, since all have to differ, and not rendered."""
    rotate: bool = False
    """Each filing in one format, the formats taking turns; otherwise each in all."""
    rulings: Rulings = "all"
    """What is drawn of the tables on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A rendered file."""

    path: Path
    """Below the folder of all: city, year, name."""
    data: bytes


def printed(truth: Truth, order: Order) -> Copy:
    """A filing as this order prints it, in all formats alike."""
    copy = Copy(truth=truth, sheet=sheet(truth, style_of(truth, order.seed)))
    rng = Random(f"damage/{order.seed}/{truth.name}")
    return damaged(rng, copy) if rng.random() < order.damage else copy


def rendered(order: Order) -> Iterator[tuple[Truth, tuple[File, ...]]]:
    """Every filing with its files. Raises KeyError for an unknown format, FormatUnavailable for a missing program."""
    for index, truth in enumerate(filings(order.seed, order.count)):
        if index + 1 < order.first:
            continue
        names = (order.formats[index % len(order.formats)],) if order.rotate else order.formats
        copy = printed(truth, order)
        yield copy.truth, files(copy, order, names)


def files(copy: Copy, order: Order, formats: Sequence[str]) -> tuple[File, ...]:
    """A copy in the named formats."""
    about = copy.truth.head
    folder = Path(about.city or about.province, str(about.fiscal_year))
    style = style_of(copy.truth, order.seed)
    style = replace(style, look=ruled(style.look, order.rulings))
    return tuple(
        File(path=folder / f"{copy.truth.name}{FORMATS[name].suffix}", data=FORMATS[name].write((copy.sheet,), style))
        for name in formats
    )


def write(order: Order, out: Path, gold: Path) -> int:
    """Writes the files below `out` and one gold file per filing into `gold`; gives the number of files."""
    gold.mkdir(parents=True, exist_ok=True)
    number = 0
    for truth, made in rendered(order):
        for file in made:
            path = out / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
            number += 1
        text = msgspec.json.format(msgspec.json.encode(to_gold(truth)), indent=1)
        (gold / f"{truth.name}.json").write_bytes(text + b"\n")
    return number
