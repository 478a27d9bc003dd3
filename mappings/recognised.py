"""What recognisers of print read in place of a character of a closed list, as `recognised.yaml` lists it."""

from collections.abc import Mapping
from functools import cache

import msgspec

from mappings.loading import load


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A character as it was read, and the one that is printed."""

    seen: str
    meant: str
    why: str


class RecognisedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`recognised.yaml`."""

    units: tuple[Seen, ...]
    comparators: tuple[Seen, ...]


@cache
def _file() -> RecognisedFile:
    return load("recognised.yaml", RecognisedFile)


@cache
def in_units() -> Mapping[str, str]:
    """Of units, what was read → what is printed."""
    return {entry.seen: entry.meant for entry in _file().units}


@cache
def in_comparators() -> Mapping[str, str]:
    """Of comparators, what was read → what is printed."""
    return {entry.seen: entry.meant for entry in _file().comparators}
