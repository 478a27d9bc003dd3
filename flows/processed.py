"""What the dataset already holds of each document, and so which documents a run must read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.cache.results import Interim
from flows.cache.stamps import FORGETFUL, Stamps
from flows.cache.versions import differing
from flows.outcome import Outcome
from flows.store import open_dataset
from flows.store.documents import Documents
from flows.store.generations import in_force
from flows.workers.inputs import Input, digest
from schemas.errors import MissingTool, OutOfMemory, ReaderFailed, TimedOut, ToolFailed, WorkerDied
from schemas.run_tables import DocumentRow

PASSING = frozenset({MissingTool.__name__})
"""Errors that the machine may have got over by the next run: the tool may be installed by then."""
FATAL = frozenset(error.__name__ for error in (WorkerDied, TimedOut, OutOfMemory, ToolFailed, ReaderFailed))
"""Errors that may be the machine's or the document's: tried again, but not for ever."""
TRIES = 2
"""After so many of them a document is left alone until its bytes or the code change."""


@dataclass(frozen=True, slots=True)
class Known:
    """The documents of the newest generation by source_uri."""

    documents: Mapping[str, DocumentRow]
    stamps: Stamps = field(default=FORGETFUL)
    """What is remembered of files."""

    @classmethod
    def of(cls, root: Path, stamps: Stamps = FORGETFUL) -> "Known":
        """What the newest generation under `root` holds; nothing where there is none."""
        if in_force(root) is None:
            return cls({}, stamps)
        return cls(Documents(open_dataset(root)), stamps)

    def holds(self, source: Input, interim: Interim, *, rehash: bool = False) -> bool:
        """Whether a file is held in full as it is, read by today's stages and with today's corrections.

        A file that stands as it did when it was read is taken to hold the same, unless `rehash` has it read again.
        """
        row = self.documents.get(source.uri)
        if row is None or row.source_sha256 is None or not row.complete or is_due(row):
            return False
        if row.stages != interim.under(interim.corrected(row.source_sha256, row.source_uri)).version:
            return False
        # A file that is gone or closed to us has none: reading it says so, and makes it a reject.
        return self.digest(source, rehash=rehash) == row.source_sha256

    def digest(self, source: Input, *, rehash: bool) -> str | None:
        """SHA-256 of a file or a member, as it is remembered or else as it is read."""
        found = self.stamps.content(source.uri, source.stamp)
        if found is not None and not rehash:
            if found.listing is None:
                self.remember(source, found.sha256)
            return found.sha256
        sha256 = digest(source)
        self.remember(source, sha256)
        return sha256

    def remember(self, source: Input, sha256: str | None) -> None:
        """Remember what was read of a file since it was found."""
        if source.listing is not None:
            self.stamps.note(source.path, source.uri, source.stamp, sha256, source.listing)

    def counted(self, outcome: Outcome) -> Outcome:
        """An outcome that tells how often its document was tried: of the same bytes, by the same stages."""
        row = outcome.document
        if row.error not in FATAL:
            return outcome
        before = self.documents.get(row.source_uri)
        same = before is not None and (before.source_sha256, before.stages) == (row.source_sha256, row.stages)
        tries = (before.tries or 0) + 1 if before is not None and same else 1
        return replace(outcome, document=replace(row, tries=tries))

    def reason(self, row: DocumentRow) -> str:
        """Why a document was read anew: it is new, or changed, or the stages of other versions that read it."""
        before = self.documents.get(row.source_uri)
        if before is None:
            return "new document"
        if before.source_sha256 != row.source_sha256:
            return "document changed"
        return ", ".join(differing(before.stages, row.stages)) or "asked for"


def is_due(row: DocumentRow) -> bool:
    """Whether a reject is to be tried again."""
    return row.error in PASSING or (row.error in FATAL and (row.tries or 0) < TRIES)


def is_quarantined(row: DocumentRow) -> bool:
    """Whether a document was tried often enough."""
    return row.error in FATAL and not is_due(row)
