"""The vocabulary of invented filings, read from `words/`."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

FOLDER = Path(__file__).parent / "words"
Words = TypeVar("Words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A real division; what is missing below the level of the office is None."""

    adcode: str
    """GB/T 2260 code of the most specific division named."""
    province: str
    city: str | None
    county: str | None


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`offices.yaml`."""

    models: tuple[str, ...]
    trades: tuple[str, ...]
    kinds: tuple[str, ...]
    surnames: tuple[str, ...]
    phones: tuple[str, ...]


class ProjectWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Projects of `prose.yaml`."""

    names: tuple[str, ...]
    purposes: tuple[str, ...]
    categories: tuple[str, ...]


class DutyWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tasks with a title of `prose.yaml`."""

    names: tuple[str, ...]
    contents: tuple[str, ...]


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`prose.yaml`."""

    things: tuple[str, ...]
    groups: tuple[str, ...]
    functions: tuple[str, ...]
    tasks: tuple[str, ...]
    goals: tuple[str, ...]
    projects: ProjectWords
    duties: DutyWords
    instructions: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One indicator of `indicators.yaml`."""

    level1: str
    level2: str
    name: str
    plain: str | None = None
    words: tuple[str, ...] = ()
    measure: str | None = None
    unit: str = "%"


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The indicators of one family of forms."""

    levels: dict[str, tuple[str, ...]]
    """Level 1 → its level 2, in the order printed."""
    common: tuple[Entry, ...]
    own: tuple[Entry, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Level 1 and level 2, in the order printed."""
        return tuple((level1, level2) for level1, seconds in self.levels.items() for level2 in seconds)


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one comparator is printed."""

    signs: tuple[str, ...]
    words: tuple[str, ...]
    after: tuple[str, ...]


class Misprint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A misprint and what it stands for."""

    meant: str
    printed: str


class Indicators(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"hubei_2022": "hubei-2022"}):
    """`indicators.yaml`."""

    hubei: Family
    hubei_2022: Family
    hunan: Family
    numbered: str
    bases: tuple[str, ...]
    classes: tuple[str, ...]
    signs: dict[str, Signs]
    prose: dict[str, str]
    several: str
    points: str
    explanations: tuple[str, ...]
    common_explanations: tuple[str, ...]
    guidance: tuple[str, ...]
    misprints: tuple[Misprint, ...]


def load(name: str, kind: type[Words]) -> Words:
    """The file `name` of `words/` as `kind`. Raises msgspec.ValidationError, which names the entry."""
    return msgspec.yaml.decode((FOLDER / name).read_bytes(), type=kind)


@cache
def offices() -> Offices:
    """Parts of office names."""
    return load("offices.yaml", Offices)


@cache
def prose() -> Prose:
    """Sentences."""
    return load("prose.yaml", Prose)


@cache
def indicators() -> Indicators:
    """Indicators and how values are worded."""
    return load("indicators.yaml", Indicators)


@cache
def places(province: str) -> tuple[Place, ...]:
    """The divisions of a province, itself among them."""
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["province"] == province]
    return tuple(
        Place(adcode=row["adcode"], province=province, city=row["city"] or None, county=row["county"] or None)
        for row in rows
    )
