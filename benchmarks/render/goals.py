"""Invents the prose of filings: what an office does, will do and aims at."""

from collections.abc import Mapping
from random import Random

from benchmarks.render.sentences import Filler, half_width, items, narratives
from benchmarks.render.truth import Horizon, Narrative, Prose
from benchmarks.render.words import prose

OVERALL = "整体绩效总目标"
HORIZONS: Mapping[Horizon, tuple[Prose, str]] = {
    "long_term": ("long_term_goal", "长期目标"),
    "annual": ("annual_goal", "年度目标"),
}
"""Horizon → section and printed word of its goals."""


def work(rng: Random, fill: Filler) -> list[Narrative]:
    """Functions and tasks of the year."""
    return [
        *narratives("functions", items(fill, prose().functions, rng.randint(3, 9))),
        *narratives("annual_tasks", items(fill, prose().tasks, rng.randint(2, 7))),
    ]


def hubei_goals(rng: Random, fill: Filler) -> list[Narrative]:
    """Goals above the indicator tables, and at times both kinds side by side before them."""
    twice = rng.random() < 0.5
    found: list[Narrative] = []
    for section, word in HORIZONS.values():
        overall = items(fill, prose().goals, rng.randint(2, 5)) if twice else ()
        least = 1 if twice else 0
        found += narratives(section, overall, OVERALL)
        own = items(fill, prose().goals, rng.randint(least, 4))
        found += narratives(section, own, word if twice else None, len(overall))
    return found


def numbered_goals(rng: Random, fill: Filler, goals: Mapping[Horizon, int]) -> list[Narrative]:
    """The overall goals, and those that an indicator table each stands under."""
    found: list[Narrative] = []
    for horizon, (section, word) in HORIZONS.items():
        overall = items(fill, prose().goals, rng.randint(2, 4))
        found += narratives(section, overall, OVERALL)
        for goal, text in enumerate(items(fill, prose().goals, goals[horizon]), start=1):
            found += narratives(section, (text,), f"{word}{goal}", len(overall) + goal - 1)
    return found


def hunan_goals(rng: Random, fill: Filler) -> list[Narrative]:
    """Goals of the year, and tasks with a title."""
    words = prose().duties
    goals = items(fill, prose().goals, rng.randint(2, 6))
    duties = [
        Narrative(
            section="main_task",
            seq=seq,
            title=half_width(fill.once(rng.choice(words.names))),
            text=half_width(fill.once(rng.choice(words.contents))),
        )
        for seq in range(1, rng.randint(2, 4))
    ]
    return [*narratives("annual_goal", tuple(map(half_width, goals))), *duties]
