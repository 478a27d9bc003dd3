"""How a generation differs from the one before, as far as someone should look: new names, and rows by partition."""

from dataclasses import dataclass
from pathlib import Path

from flows.reports.name_drift import compared
from flows.store import Commit, Count, layout
from flows.store.losses import counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """What changed."""

    new_names: tuple[str, ...] = ()
    """Printed names that no indicator is meant by, and that were not there before; the most frequent first."""
    counts: tuple[Count, ...] = ()
    """Tables whose number of rows changed, by partition."""


def drift(root: Path, commit: Commit) -> Drift:
    """What a commit changed; nothing for the first one, or where the generation before is no longer kept."""
    old, new = (layout.generation(root, number) for number in (commit.generation - 1, commit.generation))
    if not commit.changed or not old.is_dir():
        return Drift()
    names = compared(root, commit.generation - 1, commit.generation)
    rows = (count for partition in commit.changed for count in counts(old, new, (partition,)))
    return Drift(
        new_names=tuple(entry["name"] for entry in names["new"] if entry["indicator_id"] is None),
        counts=tuple(count for count in rows if count.before != count.after),
    )
