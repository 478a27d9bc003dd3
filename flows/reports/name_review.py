"""Names as a person reviews them: what they become, and which ones of a dataset match nothing."""

from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.store import open_dataset
from mappings.catalogue import catalogue
from mappings.matching.choosing import Candidate
from mappings.names import match, nearest_names

UNMATCHED = """
    SELECT level3, mode(metric ORDER BY metric) AS metric, mode(subject ORDER BY subject) AS subject,
        count(*) AS row_count, count(DISTINCT filing_id) AS filings, count(DISTINCT city_code) AS cities
    FROM indicators WHERE indicator_id IS NULL
    GROUP BY level3 ORDER BY cities DESC, filings DESC, row_count DESC, level3
"""
"""Names without an indicator, the most widespread first."""
BY_CITY = """
    SELECT city_code, count(*) AS row_count, count(indicator_id) AS matched,
        count(DISTINCT level3) AS names, count(DISTINCT CASE WHEN indicator_id IS NOT NULL THEN level3 END) AS known
    FROM indicators GROUP BY city_code ORDER BY city_code
"""

BY_METRIC = """
    SELECT metric, count(*) AS row_count, count(indicator_id) AS matched, count(DISTINCT level3) AS names,
        count(DISTINCT indicator_id) AS indicators, count(DISTINCT filing_id) AS filings,
        count(DISTINCT city_code) AS cities
    FROM indicators GROUP BY metric ORDER BY cities DESC, filings DESC, row_count DESC, metric
"""


class Near(TypedDict):
    """A candidate."""

    name: str
    indicator_id: str
    score: float
    why: str
    """Why it was refused; the evidence for it where it was not."""


class Looked(TypedDict):
    """What a printed name becomes."""

    printed: str
    corrected: str
    indicator_id: str | None
    indicator: str | None
    method: str
    score: float | None
    evidence: list[str]
    runner_up: Near | None
    nearest: list[Near]
    """Only of a name that matches nothing."""


class Unmatched(TypedDict):
    """A name that matches nothing."""

    name: str
    metric: str | None
    """What most of its rows measure."""
    rows: int
    filings: int
    cities: int
    nearest: list[Near]


class City(TypedDict):
    """How much of one city's names the catalogue knows."""

    city_code: int | None
    rows: int
    matched_rows: int
    names: int
    matched_names: int


class Spread(TypedDict):
    """The names of one metric, and how far they are spread."""

    metric: str | None
    """None: what nothing tells."""
    rows: int
    matched_rows: int
    names: int
    indicators: int
    filings: int
    cities: int


class Review(TypedDict):
    """What a dataset holds beyond the catalogue."""

    catalogue: str
    """Its version."""
    cities: list[City]
    metrics: list[Spread]
    unmatched: int
    """Names that match nothing, listed or not."""
    listed: list[Unmatched]


def looked_up(printed: str) -> Looked:
    """The catalogue's word on a name, for a person."""
    name = match(printed)
    found = [] if name.indicator_id is not None else [near(entry) for entry in nearest_names(printed)]
    runner_up = name.runner_up or next(
        (entry for entry in nearest_names(printed) if entry.meaning != name.indicator_id), None
    )
    return Looked(
        printed=name.printed,
        corrected=name.corrected,
        indicator_id=name.indicator_id,
        indicator=name.indicator,
        method=name.method,
        score=name.score,
        evidence=list(name.evidence),
        runner_up=near(runner_up) if runner_up is not None else None,
        nearest=found,
    )


def near(entry: Candidate) -> Near:
    """A candidate, for a person."""
    name = catalogue().wordings[entry.word].text
    return Near(name=name, indicator_id=entry.meaning, score=entry.score, why=entry.refusal or "；".join(entry.why))


def review(root: Path, limit: int) -> Review:
    """Coverage by city, the spread of each metric, and the names that match nothing, by spread and frequency."""
    with open_dataset(root).duckdb() as connection:
        unmatched = connection.sql(UNMATCHED).fetchall()
        cities = connection.sql(BY_CITY).fetchall()
        metrics = connection.sql(BY_METRIC).fetchall()
    return Review(
        catalogue=catalogue().version,
        cities=[
            City(city_code=code, rows=rows, matched_rows=matched, names=names, matched_names=known)
            for code, rows, matched, names, known in cities
        ],
        metrics=[
            Spread(
                metric=metric,
                rows=rows,
                matched_rows=matched,
                names=names,
                indicators=indicators,
                filings=filings,
                cities=spread,
            )
            for metric, rows, matched, names, indicators, filings, spread in metrics
        ],
        unmatched=len(unmatched),
        listed=[
            Unmatched(
                name=name,
                metric=metric,
                rows=rows,
                filings=filings,
                cities=spread,
                nearest=[near(entry) for entry in nearest_names(name)],
            )
            for name, metric, _, rows, filings, spread in unmatched[:limit]
        ],
    )


def print_matches(found: list[Looked]) -> None:
    """A few lines for each name."""
    console = Console(soft_wrap=True, highlight=False)
    for entry in found:
        corrected = "" if entry["corrected"] == entry["printed"] else f" → {entry['corrected']}"
        console.print(Text(entry["printed"] + corrected, style="bold"))
        score = "" if entry["score"] is None else f" {entry['score']:.3f}"
        known = f"{entry['indicator_id']} {entry['indicator']} · " if entry["indicator_id"] is not None else ""
        console.print(Text(f"  {known}{entry['method']}{score}"))
        for why in entry["evidence"]:
            console.print(Text(f"  evidence: {why}"))
        for other in [entry["runner_up"]] if entry["nearest"] == [] else entry["nearest"]:
            if other is not None:
                console.print(Text(f"  next: {candidate_line(other)}"))


def print_review(found: Review) -> None:
    """Coverage, then the names."""
    cities = Table("city", "rows", "with an indicator", "names", "known", title=f"catalogue {found['catalogue']}")
    for city in found["cities"]:
        share = f"{city['matched_rows']} ({city['matched_rows'] / city['rows']:.0%})"
        cities.add_row(
            str(city["city_code"] or "?"), str(city["rows"]), share, str(city["names"]), str(city["matched_names"])
        )
    metrics = Table("metric", "rows", "with an indicator", "names", "indicators", "filings", "cities")
    for spread in found["metrics"]:
        words = [str(spread[key]) for key in ("rows", "matched_rows", "names", "indicators", "filings", "cities")]
        metrics.add_row(spread["metric"] or "?", *words)
    title = f"{len(found['listed'])} of {found['unmatched']} names that match nothing"
    names = Table("name", "metric", "rows", "filings", "cities", "nearest, and why not", title=title)
    for entry in found["listed"]:
        counts = (str(entry["rows"]), str(entry["filings"]), str(entry["cities"]))
        names.add_row(
            Text(entry["name"]), entry["metric"] or "?", *counts, Text("\n".join(map(candidate_line, entry["nearest"])))
        )
    Console().print(cities)
    Console().print(metrics)
    Console().print(names)


def candidate_line(entry: Near) -> str:
    """A candidate on one line."""
    return f"{entry['name']} {entry['score']:.2f}：{entry['why']}"
