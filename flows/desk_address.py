"""Where a desk is open, for what else tells people of the dataset."""

import os
import re

VARIABLE = "JIXIAO_DESK"
"""Of the environment."""
ADDRESS = re.compile(r"https?://[\w.:\[\]-]+")


def desk_address() -> str | None:
    """The address that the environment tells, without a slash at its end; None where it tells none."""
    told = os.environ.get(VARIABLE, "").rstrip("/")
    return told if ADDRESS.fullmatch(told) else None
