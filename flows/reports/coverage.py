"""The coverage board: what the dataset holds of each city and year, and what waits for someone."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.cache.versions import is_stale
from flows.store import Dataset, open_dataset
from flows.workers.file_names import folders_of, path_of
from mappings.divisions import find, hint, year_hint
from schemas.errors import FormNotFound
from schemas.filing import Partition

STAGES = "SELECT DISTINCT stages FROM documents"
FILINGS = """
    SELECT f.city_code, f.fiscal_year, count(DISTINCT f.source_uri) AS documents,
        count(*) FILTER (f.status != 'superseded') AS filings,
        count(*) FILTER (f.status = 'needs_review') AS in_review,
        count(DISTINCT f.source_uri) FILTER (list_contains(?, d.stages)) AS stale
    FROM filings AS f LEFT JOIN documents AS d USING (source_uri) GROUP BY f.city_code, f.fiscal_year
"""
WITHOUT = "SELECT source_uri, outcome, error FROM documents WHERE outcome = 'no_form' OR error IS NOT NULL"
SOME = 4096
RUNS = "SELECT finished_at, changed FROM runs ORDER BY finished_at"


@dataclass(slots=True)
class CityYear:
    """What the dataset holds of one city and year."""

    documents: int = 0
    filings: int = 0
    """Superseded copies left out."""
    in_review: int = 0
    rejected: int = 0
    """Documents that could not be read, or print a form's words and gave none; they belong where their folders' names
    put them."""
    no_form: int = 0
    """Documents that hold no form and no words of one, where their folders' names put them."""
    stale: int = 0
    """Documents that an older version of the code or the mappings read."""
    last_run: datetime | None = None
    """End of the last run that changed something here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All cities and years of a dataset, in the order of their codes, what cannot be told last."""

    generation: int
    places: dict[Partition, CityYear] = field(default_factory=dict)

    @property
    def total(self) -> Counter[str]:
        """The counts over all places."""
        names = ("documents", "filings", "in_review", "rejected", "stale")
        return Counter({name: sum(getattr(place, name) for place in self.places.values()) for name in names})


def board(root: Path) -> Board:
    """The coverage board of a dataset. Raises WrongUsage where there is none."""
    return board_of(open_dataset(root))


def board_of(dataset: Dataset) -> Board:
    """The coverage board of a generation."""
    places: dict[Partition, CityYear] = defaultdict(CityYear)
    with dataset.duckdb() as connection:
        stale = [stages for (stages,) in connection.execute(STAGES).fetchall() if is_stale(stages)]
        for city, year, *counts in connection.execute(FILINGS, [stale]).fetchall():
            place = places[Partition(city_code=city, fiscal_year=year)]
            place.documents, place.filings, place.in_review, place.stale = counts
        for finished, changed in connection.execute(RUNS).fetchall():
            for city, year in json.loads(changed or "[]"):
                places[Partition(city_code=city, fiscal_year=year)].last_run = finished
        without = connection.execute(WITHOUT)
        while some := without.fetchmany(SOME):
            for uri, outcome, error in some:
                if outcome == "rejected" or error == FormNotFound.__name__:
                    places[by_folders(uri)].rejected += 1
                elif outcome == "no_form":
                    places[by_folders(uri)].no_form += 1
    ordered = sorted(places, key=lambda at: (at.city_code is None, at.city_code, at.fiscal_year or 0))
    return Board(generation=dataset.generation, places={partition: places[partition] for partition in ordered})


def by_folders(uri: str) -> Partition:
    """Where the names of a document's folders put it."""
    folders = folders_of(path_of(uri))
    place = hint(folders)
    return Partition(city_code=place.city_code if place is not None else None, fiscal_year=year_hint(folders))


def city_name(code: int | None) -> str:
    """A city as people call it."""
    if code is None:
        return "?"
    return "中央" if code == 0 else find(code).name
