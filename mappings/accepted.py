"""What people decided of names, one entry at a time: an indicator, a metric, or a subject in other words."""

from functools import cache

import msgspec

from mappings.loading import load
from mappings.matching.folding import fold
from schemas.errors import BadMapping

WHERE = "mappings/accepted.yaml"


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What a person said of printed words: one of `as_`, `metric` and `subject`."""

    printed: str
    """A name; with `subject` the subject of names."""
    as_: str | msgspec.UnsetType | None = msgspec.field(name="as", default=msgspec.UNSET)
    """Id of the indicator; None: none of the catalogue."""
    metric: str | msgspec.UnsetType = msgspec.UNSET
    """Id of what the name measures."""
    subject: str | msgspec.UnsetType = msgspec.UNSET
    """The subject that is meant by it, wherever it is the whole one."""
    why: str

    @property
    def indicator_id(self) -> str | None:
        """`as_` of a decision about an indicator."""
        return None if self.as_ is msgspec.UNSET else self.as_


class DecisionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`accepted.yaml`."""

    accepted: tuple[Decision, ...]


@cache
def decisions() -> tuple[Decision, ...]:
    """All of them, loaded once. Raises BadMapping where one says nothing, or two things."""
    found = load("accepted.yaml", DecisionFile).accepted
    for entry in found:
        told = [word for word in (entry.as_, entry.metric, entry.subject) if word is not msgspec.UNSET]
        if len(told) != 1:
            raise BadMapping(f"{WHERE}: {entry.printed}: say one of as, metric and subject")
    return found


def about_indicators() -> tuple[Decision, ...]:
    """Those that say which indicator a name means, or none."""
    return tuple(entry for entry in decisions() if entry.as_ is not msgspec.UNSET)


@cache
def metrics() -> dict[str, str]:
    """Folded name → id of its metric. Raises BadMapping where a name is decided twice."""
    return once([(entry.printed, entry.metric) for entry in decisions() if isinstance(entry.metric, str)])


@cache
def subjects() -> dict[str, str]:
    """Folded subject → the one that is meant. Raises BadMapping where a subject is decided twice."""
    return once([(entry.printed, fold(entry.subject).key) for entry in decisions() if isinstance(entry.subject, str)])


def once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Folded words → what is meant by them. Raises BadMapping where one stands twice."""
    found: dict[str, str] = {}
    for printed, meant in pairs:
        key = fold(printed).key
        if key in found:
            raise BadMapping(f"{WHERE}: {printed} is decided twice; keep one of them")
        found[key] = meant
    return found
