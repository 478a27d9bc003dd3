"""Which label a recogniser read wrongly: labels come out of a short list, so that little evidence singles one out."""

from collections.abc import Iterator
from functools import cache, lru_cache

from mappings.labels import labels
from mappings.matching.evidence import SEEN_COST
from mappings.matching.steps import steps
from mappings.normal import bare

SHORT = 5
"""Characters up to which one may be misread; of longer labels, two."""


@cache
def known() -> dict[int, dict[str, str]]:
    """What each label means, by its length: the list it stands in, and its role there."""
    lists = labels()
    found: dict[int, dict[str, str]] = {}
    for name in (
        "fields",
        "sections",
        "indicator_columns",
        "funding_columns",
        "funding_sides",
        "project_columns",
        "context_columns",
    ):
        for word, role in getattr(lists, name).items():
            found.setdefault(len(word), {}).setdefault(word, f"{name} {role}")
    return found


@lru_cache(maxsize=65536)
def meant_label(text: str) -> str | None:
    """The label that a recogniser made `text` of, by characters that look alike; None where it is one, or none."""
    printed = bare(text)
    words = known().get(len(printed), {})
    if len(printed) < 2 or printed in words:
        return None
    meant = {words[word]: word for word in words if differs_little(printed, word)}
    return next(iter(meant.values())) if len(meant) == 1 else None


def differs_little(printed: str, word: str) -> bool:
    """Whether few characters differ, and each of them looks like the one it stands for."""
    changed = sum(a != b for a, b in zip(printed, word, strict=True))
    if changed > (1 if len(word) <= SHORT else 2):
        return False
    costs = list(costs_of(printed, word))
    return len(costs) == changed and max(costs) <= SEEN_COST[0]


def costs_of(printed: str, word: str) -> Iterator[float]:
    """What it costs to believe each change."""
    return (step.cost for step in steps(printed, word))
