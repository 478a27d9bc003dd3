"""What the rules for tables over pages ask of a text's meaning."""

from mappings.labels import context_column, field, indicator_column, project_column, section, year_head
from mappings.layouts import says_continued, title_of
from mappings.levels import is_level_name

OPENING_FIELDS = frozenset({"department", "unit", "project"})
"""Fields of a form's header (`mappings/forms/labels.yaml`) that stand in its first row."""


def opens_form(text: str) -> bool:
    """Whether a label stands in the first rows of a form and nowhere else."""
    return field(text) in OPENING_FIELDS


def is_title(text: str) -> bool:
    """Whether a text is the title of a form."""
    return title_of(text) is not None


def is_head(text: str) -> bool:
    """Whether a text heads a column of a form's tables."""
    named = indicator_column(text) or context_column(text) or project_column(text)
    return named is not None or year_head(text) is not None


def is_label(text: str) -> bool:
    """Whether a text is a label of a form as a whole: of a field, a section, a column, a level."""
    return is_head(text) or stands_beside(text)


def stands_beside(text: str) -> bool:
    """Whether a text is a label of what stands beside it: of a field, a section, a level."""
    return field(text) is not None or section(text) is not None or is_level_name(text)


__all__ = ["is_head", "is_label", "is_level_name", "is_title", "opens_form", "says_continued", "stands_beside"]
