"""Labels of goals by the parts that they are made of: 预期|绩效|目标, 本年度|绩效|目标|完成|情况."""

from functools import lru_cache
from typing import Literal, TypeAlias

from mappings.head_words import head_file, kinds, parts_of
from mappings.labels import section
from mappings.normal import bare, bracketed, plain

GoalLabel: TypeAlias = Literal["goals", "long_term_goal", "annual_goal", "goal_results"]
LEAST = 2
"""Parts of such a label: 目标 alone is the mark of a list's item."""
LONGEST = 16
"""Longest such label in characters."""


@lru_cache(maxsize=65536)
def section_of(text: str) -> str | None:
    """The part of a form that `text` heads: a listed label, or one of goals that is made of known parts.

    What stands in brackets behind a goal may say that it is for the long term: 总体目标（实施期）.
    """
    kind = section(text) or goal_label(text)
    return "long_term_goal" if kind == "annual_goal" and any(map(is_far, bracketed(text))) else kind


def is_far(note: str) -> bool:
    """Whether what is in brackets speaks of the long term alone."""
    meanings = {meaning for part in parts_of(plain(note)) or () for meaning in kinds().get(part, ())}
    return "horizon long_term" in meanings and "horizon annual" not in meanings


@lru_cache(maxsize=65536)
def goal_label(text: str) -> GoalLabel | None:
    """The part of a form that a label of goals heads; None where other words stand in it."""
    word = bare(text)
    file = head_file()
    if len(word) > LONGEST or not any(goal in word for goal in file.targets.weak):
        return None
    parts = parts_of(word)
    if (
        not parts
        or len(parts) < LEAST
        or not set(parts) & set(file.targets.weak)
        or parts[-1] not in {*file.targets.weak, *file.goal_ends}
    ):
        return None
    meanings = {meaning for part in parts for meaning in kinds().get(part, ())}
    if "actual sure" in meanings:
        return "goal_results"
    if parts[-1] in file.goal_ends:
        return "goals"
    far = "horizon long_term" in meanings and "horizon annual" not in meanings
    return "long_term_goal" if far else "annual_goal"


@lru_cache(maxsize=65536)
def goal_head(text: str) -> str | None:
    """The part that a head among others, or a label beside its text, heads: 年度目标完成情况, what came of the goal."""
    kind = section_of(text)
    if kind != "goals":
        return kind
    done = {part for part in parts_of(bare(text)) or () if "actual weak" in kinds().get(part, ())}
    return "goal_results" if done else kind
