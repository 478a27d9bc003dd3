"""Python's garbage collector set for a run that makes many small objects and no cycles of them."""

import gc

OBJECTS = 100_000
"""Objects made between two looks for cycles: one filing makes about half of that, and the default of 700 costs as
much time as reading it. Memory does not grow for it: what is no cycle is freed at once."""


def collect_rarely() -> None:
    """Leave out what is there already, the modules and mappings, and look for cycles seldom."""
    gc.freeze()
    gc.set_threshold(OBJECTS, 50, 50)
