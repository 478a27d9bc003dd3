"""Results of single documents, kept between runs under what they depend on."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.ocr.engines import DEFAULT
from flows.cache.files import DRAFTS, keep, read_kept
from flows.cache.versions import CORRECTED
from mappings.correcting import Correction, corrections_of, decision_id, decisions_of, fingerprint
from schemas.filing import Extraction
from schemas.run_tables import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Interim:
    """A folder of results, one file for each document, place it was offered under, and version of the stages."""

    folder: Path
    version: str
    engine: str = DEFAULT
    """Name of what reads scans."""
    verify: bool = False
    """Whether it reads the pages of PDFs with text too."""
    corrections: Path | None = None
    """The folder of what people decided; None leaves it out."""

    @property
    def pages(self) -> Path:
        """Where recognised pages lie, which depend on less than the results do."""
        return self.folder / "pages"

    def corrected(self, sha256: str, uri: str) -> tuple[Correction, ...]:
        """What people decided about a document, and about others that were offered in its place. Raises BadMapping."""
        return corrections_of(sha256, self.corrections, uri) if self.corrections is not None else ()

    def decisions(self, sha256: str, uri: str) -> str | None:
        """The ids of the same, as the table of documents tells them."""
        found = decisions_of(sha256, self.corrections, uri) if self.corrections is not None else ()
        return " ".join(sorted(decision_id(*each) for each in found)) or None

    def is_overtaken(self, document: DocumentRow) -> bool:
        """Whether other decisions hold for a document than it was read with."""
        sha256 = document.source_sha256
        return sha256 is not None and document.decisions != self.decisions(sha256, document.source_uri)

    def under(self, corrections: tuple[Correction, ...]) -> "Interim":
        """The same folder for a document with these corrections: its results are of a version of their own."""
        return replace(self, version=f"{self.version}{CORRECTED}{fingerprint(corrections)}") if corrections else self

    def path(self, uri: str, sha256: str) -> Path:
        """Where the result of a document lies."""
        key = hashlib.sha256(f"{sha256} {uri}".encode()).hexdigest()
        return self.folder / self.version / key[:2] / f"{key[2:]}.msgpack"

    def get(self, uri: str, sha256: str) -> Extraction | None:
        """The kept result; None where there is none."""
        return read_kept(self.path(uri, sha256), Extraction)

    def of(self, document: DocumentRow) -> Extraction | None:
        """The kept result of a document that was read, by whichever version; None where there is none."""
        if document.source_sha256 is None:
            return None
        own = replace(self, version=document.stages)
        return own.get(document.source_uri, document.source_sha256)

    def put(self, uri: str, sha256: str, result: Extraction) -> None:
        """Keep a result; a reader sees all of it or none."""
        keep(self.path(uri, sha256), result, self.folder / DRAFTS)
