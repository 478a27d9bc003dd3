"""What one head cell of an indicator table names."""

from functools import lru_cache

from mappings.head_words import HeadMeaning, head_meaning
from mappings.labels import context_column, field, indicator_column, project_column, section, year_head
from mappings.money_lines import money_line
from schemas.grid import Cell

VALUES = frozenset({"value", "value_long_term", "target", "actual", "prior", "prior_group"})
LEVELS = frozenset({"level1", "level2", "level3"})
LONGEST = 24
"""Longest head in characters."""


def role(cell: Cell) -> str | None:
    """The role that a head cell gives its column: a listed one, `year`, or what the parts of its words make up."""
    return role_of(cell.text)


@lru_cache(maxsize=65536)
def role_of(text: str) -> str | None:
    """The same of a text."""
    listed = indicator_column(text)
    if listed is not None:
        return listed
    return "year" if year_head(text) is not None else composed_role(text)


def composed_role(text: str) -> str | None:
    """The role of a head that is no listed one; None for a label of any other kind."""
    said = composed(text)
    if said is None or said.noun is None or said.noun == "year":
        return None
    if said.noun != "value":
        return said.noun
    if said.partial:
        return "aside"
    if said.role in {"actual", "prior"}:
        return said.role
    return "value_long_term" if said.horizon == "long_term" else "value"


def composed(text: str) -> HeadMeaning | None:
    """What the parts of a head say; None where it is a label of another kind."""
    if len(text) > LONGEST or section(text) is not None or field(text) is not None:
        return None
    if context_column(text) is not None or money_line(text) is not None:
        return None
    return head_meaning(text)


def heads_column(cell: Cell) -> bool:
    """Whether a cell heads a column of indicators or of projects."""
    named = role(cell) is not None or context_column(cell.text) not in {None, "list"}
    return named or project_column(cell.text) is not None
