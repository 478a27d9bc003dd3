"""What people decided, the last first, what was taken back among it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mappings.correcting import Correction, decision_id, read
from mappings.decisions import at
from schemas.filing_id import of_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One decision."""

    entry: Correction
    sha256: str
    source: str | None
    undone: bool

    @property
    def id(self) -> str:
        """What tells it from others."""
        return decision_id(self.sha256, self.entry)

    @property
    def filing_id(self) -> str:
        """The filing that it is about."""
        return of_form(self.sha256, self.entry.filing)

    @property
    def moment(self) -> datetime:
        """When it was written."""
        return at(self.entry)


def history(folder: Path) -> tuple[Past, ...]:
    """All decisions of a folder. Raises BadMapping."""
    files = map(read, sorted(folder.glob("*.yaml")))
    found = [
        Past(entry=entry, sha256=file.document, source=file.source, undone=undone)
        for file in files
        for undone, entries in ((False, file.corrections), (True, file.undone))
        for entry in entries
    ]
    return tuple(sorted(found, key=lambda past: (past.moment, past.filing_id, past.entry.row or 0), reverse=True))
