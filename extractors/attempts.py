"""Parts of a document tried one by one, so that a fault in one costs that one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from schemas.errors import UnreadableDocument
from schemas.fault import Fault

Result = TypeVar("Result")
Stage: TypeAlias = Callable[[str], AbstractContextManager[object]]
"""Entered around each stage with its name, by a caller who times them."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """The faults of one document so far."""

    faults: list[Fault] = field(default_factory=list)

    def of(self, part: str, stage: Stage, name: str, step: Callable[[], Result]) -> Result | None:
        """What a step gives within the stage of that name; None where it failed, which is noted.

        Raises UnreadableDocument, and OSError: what the machine refuses is not about one part.
        """
        try:
            with stage(name):
                return step()
        except (UnreadableDocument, OSError):
            raise
        except Exception as error:  # noqa: BLE001 whatever fails in one part, the others are read
            self.faults.append(Fault(part=part, reason=f"{type(error).__name__}: {error}"))
            return None
