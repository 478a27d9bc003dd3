"""The generation that pages are made of: opened once, and another one when it is published."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

from flows.city_report.redaction import Contacts, contacts_of
from flows.desk.kept import Kept
from flows.desk.waiting import Filter, Waiting
from flows.explain.places import with_provenance
from flows.reports.coverage import Board, board_of
from flows.review.open_findings import Causes, Unsettled, causes, unsettled
from flows.store.generations import in_force
from flows.store.held import Held, hold
from flows.store.rows import filing_rows
from schemas.filing import FilingRows
from schemas.filing_id import document_of

State = frozenset[tuple[str, int, int]]
"""Names, inodes and times of the files of decisions: another one after each decision."""
NOBODY = Contacts(words=(), places={})
CONTACTS = "SELECT * FROM contacts WHERE starts_with(filing_id, ?)"
FILINGS = 128
"""Filings whose rows are kept."""
SOURCES = 16
"""Filings of which it is kept what their rows were read from."""
ASKED = 8
"""Ways of narrowing down what waits that are kept."""


class Pinned:
    """One generation, and what is reckoned of it once."""

    def __init__(self, dataset: Held, *, show_contacts: bool) -> None:
        """Take a generation."""
        self.dataset = dataset
        self.generation = dataset.generation
        self.show_contacts = show_contacts
        self._causes: Kept[tuple[Path, State], Causes] = Kept(1)
        self._waiting: Kept[tuple[Path, State, Filter], Waiting] = Kept(ASKED)
        self._filings: Kept[str, FilingRows] = Kept(FILINGS)
        self._sources: Kept[str, FilingRows] = Kept(SOURCES)
        self._hidden: Kept[str, Contacts] = Kept(FILINGS)

    @cached_property
    def unsettled(self) -> Unsettled:
        """What it asks people."""
        with self.dataset.duckdb() as connection:
            found = unsettled(connection)
        shown = tuple(finding for finding in found.findings if self.show_contacts or finding.table != "contacts")
        return Unsettled(findings=shown, read_by=found.read_by)

    @cached_property
    def board(self) -> Board:
        """What it holds of each city and year."""
        return board_of(self.dataset)

    def hidden(self, filing_id: str) -> Contacts:
        """Personal data of a filing's document that is not shown."""
        if self.show_contacts:
            return NOBODY
        document = document_of(filing_id)
        return self._hidden.get(document, lambda: self._contacts(document))

    def filing(self, filing_id: str) -> FilingRows:
        """All rows of a filing. Raises WrongUsage where there is no such filing."""
        return self._filings.get(filing_id, lambda: filing_rows(self.dataset, filing_id))

    def source(self, filing_id: str, root: Path) -> FilingRows:
        """The same with what they were read from, where that is known. Raises WrongUsage likewise."""
        own = self.filing(filing_id)
        return self._sources.get(filing_id, lambda: with_provenance(own, self.dataset, root))

    def causes(self, folder: Path) -> Causes:
        """What waits for people, with all decisions that are written by now."""
        return self._causes.get((folder, state_of(folder)), lambda: causes(self.unsettled, folder, everything=True))

    def waiting(self, folder: Path, wanted: Filter) -> Waiting:
        """The same, narrowed down, in the order in which it comes."""
        now = state_of(folder)
        return self._waiting.get((folder, now, wanted), lambda: Waiting(self.causes(folder), wanted))

    def _contacts(self, document: str) -> Contacts:
        with self.dataset.duckdb() as connection:
            return contacts_of(connection.sql(CONTACTS, params=[f"{document}-"]).to_arrow_table().to_pylist())


def state_of(folder: Path) -> State:
    """What tells one state of a folder of decisions from another."""
    if not folder.is_dir():
        return frozenset()
    found = [(entry, entry.stat()) for entry in folder.glob("*.yaml")]
    return frozenset((path.name, stat.st_ino, stat.st_mtime_ns) for path, stat in found)


@dataclass(slots=True)
class Newest:
    """The newest generation of a dataset, whoever publishes it."""

    root: Path
    show_contacts: bool
    _opened: Pinned | None = None
    _opening: Lock = field(default_factory=Lock)

    def pinned(self) -> Pinned:
        """The generation that is in force; who asked for an earlier one keeps it. Raises WrongUsage, StoreError."""
        newest, opened = in_force(self.root), self._opened
        if opened is not None and opened.generation == newest:
            return opened
        with self._opening:
            opened = self._opened
            if opened is None or opened.generation != in_force(self.root):
                opened = self._opened = Pinned(hold(self.root), show_contacts=self.show_contacts)
            return opened
