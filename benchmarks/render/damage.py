"""Damages a printed form as scans, recognisers and careless hands do; what it says stays, or is said to be lost."""

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

from benchmarks.render import marks, shifts
from benchmarks.render.copies import Copy

Damage: TypeAlias = Callable[[Random, Copy], Copy | None]

MOVES: Mapping[str, Damage] = {
    "shifted_right": shifts.shifted_right,
    "shifted_left": shifts.shifted_left,
    "extra_column": shifts.extra_column,
    "lost_first_column": shifts.lost_first_column,
    "lost_unit_column": shifts.lost_unit_column,
    "two_values": shifts.two_values,
    "displaced_level": marks.displaced_level,
    "repeated_head": marks.repeated_head,
    "repeated_merge": marks.repeated_merge,
    "blank_merge": marks.blank_merge,
}
"""Damages that move cells; a copy has one of them at most, since two could hide each other's traces."""
MARKS: Mapping[str, Damage] = {
    "swapped_columns": marks.swapped_columns,
    "lost_year_head": marks.lost_year_head,
    "lost_unit_head": marks.lost_unit_head,
    "misprint": marks.misprint,
    "blank_line": marks.blank_line,
    "stray_paragraph": marks.stray_paragraph,
    "blanks_before_label": marks.blanks_before_label,
}
"""Damages of wording."""
DAMAGES: Mapping[str, Damage] = {**MARKS, **MOVES}


def damaged(rng: Random, copy: Copy) -> Copy:
    """A copy with one to three damages, at most one of which moves cells."""
    chosen = [*rng.sample(sorted(MARKS), rng.randint(0, 2)), rng.choice(sorted(MOVES))]
    for name in chosen:
        copy = DAMAGES[name](rng, copy) or copy
    return copy
