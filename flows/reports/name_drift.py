"""How the names of two generations differ."""

from pathlib import Path
from typing import TypedDict

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.store import open_dataset

NAMES = """
    SELECT level3_raw, any_value(indicator_id) AS id, any_value(match_method) AS method, count(*) AS row_count
    FROM indicators GROUP BY level3_raw ORDER BY level3_raw
"""


class Seen(TypedDict):
    """A name in one generation."""

    name: str
    indicator_id: str | None
    method: str
    rows: int


class Changed(TypedDict):
    """A name that matches otherwise than before."""

    name: str
    rows: int
    before: str | None
    before_method: str
    after: str | None
    after_method: str


class Drift(TypedDict):
    """What changed between two generations."""

    before: int
    after: int
    new: list[Seen]
    gone: list[str]
    changed: list[Changed]


def names(root: Path, generation: int | None) -> tuple[int, dict[str, Seen]]:
    """The number of a generation and its printed names."""
    dataset = open_dataset(root, generation)
    with dataset.duckdb() as connection:
        rows = connection.sql(NAMES).fetchall()
    found = {name: Seen(name=name, indicator_id=code, method=method, rows=count) for name, code, method, count in rows}
    return dataset.generation, found


def compared(root: Path, before: int, after: int | None) -> Drift:
    """Names that are new, gone, or match otherwise; the most frequent first."""
    old_number, old = names(root, before)
    new_number, new = names(root, after)
    changed = [
        Changed(
            name=name,
            rows=entry["rows"],
            before=old[name]["indicator_id"],
            before_method=old[name]["method"],
            after=entry["indicator_id"],
            after_method=entry["method"],
        )
        for name, entry in new.items()
        if name in old and match_of(old[name]) != match_of(entry)
    ]
    return Drift(
        before=old_number,
        after=new_number,
        new=sorted((entry for name, entry in new.items() if name not in old), key=lambda entry: -entry["rows"]),
        gone=[name for name in old if name not in new],
        changed=sorted(changed, key=lambda entry: -entry["rows"]),
    )


def match_of(entry: Seen) -> tuple[str | None, str]:
    """What a name was matched with, and how."""
    return entry["indicator_id"], entry["method"]


def print_drift(found: Drift) -> None:
    """The changed names, the new ones, and how many are gone."""
    console = Console()
    changed = Table(
        "name", "rows", "before", "after", title=f"generations {found['before']} → {found['after']}: changed"
    )
    for entry in found["changed"]:
        then = f"{entry['before'] or '-'} ({entry['before_method']})"
        now = f"{entry['after'] or '-'} ({entry['after_method']})"
        changed.add_row(Text(entry["name"]), str(entry["rows"]), then, now)
    new = Table("name", "rows", "indicator", "method", title="new")
    for name in found["new"]:
        new.add_row(Text(name["name"]), str(name["rows"]), name["indicator_id"] or "-", name["method"])
    console.print(changed)
    console.print(new)
    console.print(Text(f"{len(found['gone'])} names are gone"))
