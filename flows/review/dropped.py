"""Decisions that a dataset was made with: a run that does not have them would undo them without a word."""

from pathlib import Path

from flows.store import layout, open_dataset
from flows.store.generations import in_force
from mappings.correcting import all_corrections, known_ids
from schemas.errors import WrongUsage
from schemas.run_tables import DocumentRow

SHOWN = 3
"""Documents that a message names."""


def check_decisions(root: Path, folder: Path, *, drop: bool) -> None:
    """Refuse a run without decisions that the newest generation was made with, unless they are to be dropped.

    Raises:
        BadMapping: a file of decisions is wrong.
        WrongUsage: there is no such folder, or decisions are missing in it.
    """
    if folder != layout.decisions(root) or folder.exists():
        all_corrections(folder)
    if drop or in_force(root) is None:
        return
    missing = dropped(root, folder)
    if missing:
        count = sum(map(len, missing.values()))
        names = ", ".join(list(missing)[:SHOWN]) + (" …" if len(missing) > SHOWN else "")
        raise WrongUsage(
            f"{root}: made with {count} decisions that {folder} does not hold, about {names}; name their folder with "
            "--corrections, or leave them out for good with --drop-decisions (to take one back: jixiao review undo)"
        )


def dropped(root: Path, folder: Path) -> dict[str, list[str]]:
    """Ids of the decisions that the newest generation was made with and a folder does not know, by source_uri."""
    rows = open_dataset(root).arrow(DocumentRow.table).select(["source_uri", "decisions"]).to_pylist()
    told = {row["source_uri"]: row["decisions"].split() for row in rows if row["decisions"] is not None}
    known = known_ids(folder) if told else frozenset()
    missing = {uri: [each for each in ids if each not in known] for uri, ids in told.items()}
    return {uri: ids for uri, ids in missing.items() if ids}
