"""What sheets for clerks say in Chinese, as `sheets.yaml` lists it."""

from collections.abc import Mapping
from functools import cache

import msgspec

from mappings.loading import load

WHERE = "sheets.yaml"


class Sheets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file."""

    values: tuple[dict[str, str], ...]
    """Code → word, of each closed set."""
    meanings: dict[str, str]
    """Column, or table.column → what it means."""


@cache
def sheets() -> Sheets:
    """The file, read once."""
    return load(WHERE, Sheets)


@cache
def words_of(allowed: tuple[str, ...]) -> Mapping[str, str] | None:
    """Code → word of a closed set; None where the file has no such set."""
    return next((each for each in sheets().values if each.keys() == set(allowed)), None)


@cache
def conflict_words() -> Mapping[str, str]:
    """What the columns `conflict` say, parted by |."""
    return sheets().values[-1]


def meaning_of(table: str, column: str) -> str | None:
    """What a column means; None where its head explains it."""
    found = sheets().meanings
    return found.get(f"{table}.{column}", found.get(column))
