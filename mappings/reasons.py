"""Reasons that are offered with a decision: a person who has looked need not type what many say."""

from functools import cache
from typing import Annotated

import msgspec

from mappings.correcting import Decision
from mappings.loading import load
from schemas.closed_sets import FINDING_KINDS
from schemas.errors import BadMapping

FILE = "reasons.yaml"
Text = Annotated[str, msgspec.Meta(pattern=r"\S")]


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One reason."""

    decision: Decision
    text: Text
    why: Text
    """Why it is offered."""
    kinds: tuple[str, ...] = ()
    """Of findings; none: of all."""


class Reasons(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The file."""

    reasons: tuple[Reason, ...]


@cache
def reasons() -> tuple[Reason, ...]:
    """All of them. Raises BadMapping."""
    found = load(FILE, Reasons).reasons
    for reason in found:
        if strange := set(reason.kinds) - set(FINDING_KINDS):
            raise BadMapping(f"{FILE}: {reason.text}: {', '.join(sorted(strange))}: no such kind of finding")
    return found


def offered(decision: str, kind: str | None) -> tuple[str, ...]:
    """The reasons for a decision about a finding of a kind, those for all kinds first; None: about no finding."""
    own = [reason for reason in reasons() if reason.decision == decision and (not reason.kinds or kind in reason.kinds)]
    return tuple(reason.text for reason in sorted(own, key=lambda reason: bool(reason.kinds)))
