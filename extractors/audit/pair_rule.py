"""A rule over a filing and others that say the same things."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.audit.rule import Rule, about
from extractors.findings import Note, Severity
from schemas.filing import FilingRows

Others = Sequence[FilingRows]
"""At least one: last year's filing, or other copies of the filing itself."""
PairCheck = Callable[[FilingRows, Others], Iterable[Note]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRule:
    """One thing that is looked for between a filing and others; it speaks of the filing's own rows."""

    id: str
    kind: str
    """One of `schemas.closed_sets.FINDING_KINDS`."""
    severity: Severity
    about: str
    check: PairCheck

    def against(self, others: Others, severity: Severity | None = None) -> Rule:
        """The rule as one over the filing alone, the others being given; `severity` where it is not the rule's own."""
        return Rule(
            id=self.id,
            kind=self.kind,
            severity=severity or self.severity,
            about=self.about,
            check=lambda own: self.check(own, others),
        )


def pair_rule(id: str, kind: str, severity: Severity) -> Callable[[PairCheck], PairRule]:  # noqa: A002 as for a rule
    """Make a rule of a check between filings, whose docstring says what it looks for."""

    def made(check: PairCheck) -> PairRule:
        return PairRule(id=id, kind=kind, severity=severity, about=about(check), check=check)

    return made
