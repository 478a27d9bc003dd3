"""What a measurement comes to: counts of fields, whole and by table."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

TABLES = ("filings", "funding", "projects", "project_funding", "narratives", "indicators")


class Count(msgspec.Struct):
    """Fields that are right, that the truth has, and that were given."""

    right: float = 0
    wanted: float = 0
    given: float = 0


@dataclass(slots=True, kw_only=True)
class Score:
    """Forms held against their truth."""

    forms: int = 0
    whole: Count = field(default_factory=Count)
    silent: int = 0
    numeric: int = 0
    """Numeric fields given; 0 where the scorer does not tell."""
    tables: dict[str, Count] = field(default_factory=dict)


def added(scores: Iterable[Score]) -> Score:
    """Several as one."""
    whole = Score()
    for score in scores:
        whole.forms += score.forms
        whole.silent += score.silent
        whole.numeric += score.numeric
        add(whole.whole, score.whole)
        for name, count in score.tables.items():
            add(whole.tables.setdefault(name, Count()), count)
    return whole


def add(one: Count, other: Count) -> None:
    """Another count on top."""
    one.right += other.right
    one.wanted += other.wanted
    one.given += other.given


def cells(count: Count) -> str:
    """Right, wrong and F1 as cells of a table; dashes where the truth has nothing."""
    if not count.wanted or not count.given:
        return "— | — | —"
    right, sure = count.right / count.wanted, count.right / count.given
    both = 2 * right * sure / (right + sure) if right + sure else 0.0
    return f"{right:.2%} | {1 - sure:.2%} | {both:.4f}"


def line(name: str, score: Score) -> str:
    """A score as a line of a table."""
    of = f" of {score.numeric:,}" if score.numeric else ""
    return f"| {name} | {score.forms} | {cells(score.whole)} | {score.silent}{of} |"
