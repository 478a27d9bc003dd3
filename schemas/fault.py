"""A part of a document that this project failed to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What went wrong in one page, form or check, and cost that part alone."""

    part: str
    """What was being read: a page, a form, the audit of a filing."""
    reason: str
    """Class and message of the error."""

    def __str__(self) -> str:
        """The fault as `documents.message` tells it."""
        return f"{self.part}: {self.reason}"
