"""What an audit is made of: rules, and the notes they take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.findings import Note, Severity
from schemas.filing import FilingRows


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is looked for."""

    id: str
    kind: str
    """One of `schemas.tables.FINDING_KINDS`."""
    severity: Severity
    about: str
    check: Callable[[FilingRows], Iterable[Note]]
