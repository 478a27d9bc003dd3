"""A rule over a filing and others that say the same things."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.audit.rule import Rule
from extractors.findings import Note, Severity
from schemas.filing import FilingRows

Others = Sequence[FilingRows]
"""At least one: last year's filing, or other copies of the filing itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """One thing that is looked for between a filing and others; it speaks of the filing's own rows."""

    id: str
    kind: str
    """One of `schemas.tables.FINDING_KINDS`."""
    severity: Severity
    about: str
    check: Callable[[FilingRows, Others], Iterable[Note]]

    def against(self, others: Others, severity: Severity | None = None) -> Rule:
        """The rule as one over the filing alone, the others being given; `severity` where it is not the rule's own."""
        return Rule(
            id=self.id,
            kind=self.kind,
            severity=severity or self.severity,
            about=self.about,
            check=lambda own: self.check(own, others),
        )
