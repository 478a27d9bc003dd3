"""What an audit is made of: rules, and the notes they take."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import getdoc

from extractors.findings import Note, Severity
from schemas.filing import FilingRows

Check = Callable[[FilingRows], Iterable[Note]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that is looked for."""

    id: str
    kind: str
    """One of `schemas.closed_sets.FINDING_KINDS`."""
    severity: Severity
    about: str
    check: Check


def rule(id: str, kind: str, severity: Severity) -> Callable[[Check], Rule]:  # noqa: A002 what the rule is called
    """Make a rule of a check, whose docstring says what it looks for."""

    def made(check: Check) -> Rule:
        return Rule(id=id, kind=kind, severity=severity, about=about(check), check=check)

    return made


def about(check: Callable[..., object]) -> str:
    """What a check looks for: its docstring in one line."""
    return " ".join((getdoc(check) or "").split())
