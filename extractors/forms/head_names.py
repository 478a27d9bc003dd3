"""Which of several heads names the indicators of a table."""

from collections.abc import Sequence
from dataclasses import replace

from mappings.head_words import head_file
from schemas.head import HeadColumn


def one_name(columns: Sequence[HeadColumn]) -> list[HeadColumn]:
    """Columns of which one names the indicators, the others explain it: 指标内容 beside 三级指标.

    Names that have values of their own behind them begin another block of the table, and stay.
    """
    found = list(columns)
    named: int | None = None
    valued = False
    for place, entry in enumerate(columns):
        if entry.role == "value":
            valued = True
        if entry.role != "level3":
            continue
        worth = any(other.role == "value" for other in columns[place + 1 :])
        if named is None or (valued and worth):
            named, valued = place, False
            continue
        stronger = not valued and strength(entry) > strength(columns[named])
        weaker, named = (named, place) if stronger else (place, named)
        found[weaker] = replace(found[weaker], role="explanation")
    return found


def strength(entry: HeadColumn) -> int:
    """How surely a head names the indicators: 三级指标 before 指标名称 before 指标内容."""
    words = head_file().names
    text = entry.head.text if entry.head is not None else ""
    return next((len(words) - place for place, word in enumerate(words) if word in text), 0)
