"""What waits for a person, as they narrow it down, and the order in which it comes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from urllib.parse import urlencode

from flows.review.open_findings import Causes, OpenFinding

UNTOLD = "-"
"""Of a city or year that cannot be told."""
SEVERITIES = {"": {"error", "warning"}, "all": {"error", "warning", "info"}}
"""What is wanted where one severity alone is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a person wants to see; as words, for they stand in the address."""

    city: str = ""
    year: str = ""
    department: str = ""
    """A part of its name, or of its project's."""
    kind: str = ""
    severity: str = ""
    """Empty: errors and warnings."""
    yuan: str = ""
    """At least so much is at stake."""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Filter":
        """From an address or a form; what is none of it is left out."""
        return cls(**{field.name: told.get(field.name, "").strip()[:100] for field in fields(cls)})

    @property
    def address(self) -> str:
        """As an address holds it, without the question mark."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def query(self) -> str:
        """Behind an address; empty where all is wanted."""
        return f"?{self.address}" if self.address else ""

    def holds(self, finding: OpenFinding) -> bool:
        """Whether a finding is wanted."""
        return (
            finding.severity in SEVERITIES.get(self.severity, {self.severity})
            and self.city in {"", code_of(finding.city_code)}
            and self.year in {"", code_of(finding.fiscal_year)}
            and self.kind in {"", finding.kind}
            and finding.yuan >= self.least
            and (not self.department or self.names(finding))
        )

    def names(self, finding: OpenFinding) -> bool:
        """Whether the department or project of a finding is wanted."""
        return self.department.casefold() in f"{finding.department or ''} {finding.project or ''}".casefold()

    @property
    def least(self) -> int:
        """Yuan; 0 where none are told."""
        return int(self.yuan) if self.yuan.isdecimal() and self.yuan.isascii() else 0


def code_of(number: int | None) -> str:
    """A city or year in an address."""
    return UNTOLD if number is None else str(number)


class Waiting:
    """The open findings that are wanted, in the order in which they come."""

    def __init__(self, found: Causes, wanted: Filter) -> None:
        """Narrow down what waits."""
        narrowed = (tuple(filter(wanted.holds, group)) for group in found.found)
        self.causes: Sequence[Sequence[OpenFinding]] = [group for group in narrowed if group]

    @cached_property
    def order(self) -> Sequence[OpenFinding]:
        """All of them."""
        return [finding for group in self.causes for finding in group]

    @cached_property
    def places(self) -> Mapping[tuple[str, int], int]:
        """Where each stands in that order, by filing and number."""
        return {(finding.filing_id, finding.row_id): place for place, finding in enumerate(self.order)}

    @cached_property
    def groups(self) -> Sequence[Sequence[OpenFinding]]:
        """The cause of each of them, in the same order."""
        return [group for group in self.causes for _ in group]

    def cause_at(self, place: int | None) -> Sequence[OpenFinding]:
        """All findings of the cause of what stands at a place; nothing of no place."""
        return self.groups[place] if place is not None else ()

    def place(self, filing_id: str, number: int) -> int | None:
        """Where a finding stands; None where it does not wait."""
        return self.places.get((filing_id, number))

    def after(self, place: int | None, count: int = 1) -> Sequence[OpenFinding]:
        """What comes next; the first ones where it is behind nothing."""
        start = 0 if place is None else place + 1
        return self.order[start : start + count]

    def before(self, place: int | None) -> OpenFinding | None:
        """What came before."""
        return self.order[place - 1] if place else None

    def following(self, earlier: "Waiting", place: int | None) -> OpenFinding | None:
        """What still waits of that which came behind a place earlier on; else the first."""
        left = earlier.order[place + 1 :] if place is not None else ()
        still = (finding for finding in left if (finding.filing_id, finding.row_id) in self.places)
        return next(still, self.order[0] if self.order else None)


def counted(findings: Sequence[OpenFinding], name: str) -> Iterator[tuple[str, int]]:
    """Each value of a property with how many have it, the most frequent first."""
    counts: dict[str, int] = {}
    for finding in findings:
        value = getattr(finding, name)
        key = value if isinstance(value, str) else code_of(value)
        counts[key] = counts.get(key, 0) + 1
    yield from sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
