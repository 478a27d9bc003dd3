"""The heads, side labels and titles of a dataset that nothing knows, by spread and frequency."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict

from duckdb import DuckDBPyConnection

from flows.store import open_dataset
from mappings.near_labels import nearest
from mappings.normal import joined, plain
from schemas.columns import columns
from schemas.tables import PARTITIONED

UNREAD = """
    SELECT kind, table_name, field, observed, filing_id, city_code FROM findings
    WHERE kind = 'unread_text' OR (kind = 'shifted_row' AND target_row_id IS NULL)
    ORDER BY ALL
"""
LONGEST = 20
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SENTENCE = re.compile(r"[。，；,;!?！？√□☑]|\d{3,}|\d+(?:\.\d+)?%|[≥≤=<>]|[：:].")
"""What stands in sentences and values and in no label."""
TITLE = re.compile(r"(?:绩效|目标|监控|评价|自评).*表$")
PLACES = {"head": "表头", "label": "标签", "title": "标题"}


class Unread(TypedDict):
    """A printed text that may be a label."""

    printed: str
    place: str
    """head (of a column), title, or label for anything else."""
    times: int
    filings: int
    cities: int
    role: str | None
    """Of the nearest known label."""
    role_name: str | None
    nearest: str | None
    likeness: float | None
    why: str
    """Why it was not taken, in Chinese."""


@dataclass(slots=True)
class Seen:
    """Where a text stands."""

    places: Counter[str] = field(default_factory=Counter)
    filings: set[str] = field(default_factory=set)
    cities: set[int | None] = field(default_factory=set)


def unread(root: Path) -> list[Unread]:
    """All of them: what most cities print first, then what most filings do."""
    with open_dataset(root).duckdb() as connection:
        return [line(text, where) for text, where in seen(connection)]


def seen(connection: DuckDBPyConnection) -> list[tuple[str, Seen]]:
    """All texts that may be labels, in that order."""
    rows = connection.sql(UNREAD).fetchall()
    found: dict[str, Seen] = defaultdict(Seen)
    for kind, table, column, observed, filing, city in rows:
        for place, text in texts(kind, table, column, observed or ""):
            where = found[text]
            where.places[place] += 1
            where.filings.add(filing)
            where.cities.add(city)
    return sorted(found.items(), key=spread)


def spread(pair: tuple[str, Seen]) -> tuple[int, int, int, str]:
    """Where a text stands: the most cities, filings and times first."""
    text, where = pair
    return -len(where.cities), -len(where.filings), -where.places.total(), text


def texts(kind: str, table: str, column: str | None, observed: str) -> list[tuple[str, str]]:
    """What of a finding may be a label, and where it stands."""
    if column is not None and column not in column_names(table):
        return [("head", column)]
    place = "head" if kind == "shifted_row" and table == "indicators" else "label"
    printed = [joined(text) for text in observed.split("；")]
    return [("title" if TITLE.search(plain(text)) else place, text) for text in printed if is_label(text)]


@cache
def column_names(table: str) -> frozenset[str]:
    """The columns of a table; another one that a finding names is a printed head that no table holds."""
    return frozenset(column.name for column in columns(next(row for row in PARTITIONED if row.table == table)))


def is_label(text: str) -> bool:
    """Whether a text may be a label: short, of words, and no sentence, value or figure."""
    word = plain(text)
    return len(word) <= LONGEST and len(CHINESE.findall(word)) >= 2 and SENTENCE.search(word) is None


def line(text: str, where: Seen) -> Unread:
    """One of them, with the nearest known label."""
    near = nearest(text)
    return Unread(
        printed=text,
        place=where.places.most_common(1)[0][0],
        times=where.places.total(),
        filings=len(where.filings),
        cities=len(where.cities),
        role=near.role.id if near else None,
        role_name=near.role.name if near else None,
        nearest=near.word if near else None,
        likeness=near.likeness if near else None,
        why=near.why if near else "没有相像的已知说法",
    )
