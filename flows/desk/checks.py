"""Decisions on labels that are checked before they are written: all drawn forms are read with them, one at a time."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from flows.layouts.drawn import Effect, effect
from mappings.accepting_labels import write
from mappings.label_decisions import Decision
from schemas.errors import JixiaoError, WrongUsage


@dataclass(slots=True, kw_only=True)
class Check:
    """One decision, checked or under way."""

    decision: Decision
    by: str
    done: int = 0
    """Forms that are read with it."""
    total: int = 0
    effect: Effect | None = None
    """None: under way, or failed."""
    error: str = ""
    ended: bool = False

    @property
    def written(self) -> bool:
        """Whether it holds from now on."""
        return self.ended and self.effect is not None and not self.effect.worse and not self.error

    def follow(self, file: Path) -> None:
        """Check it, and write it where it makes no form worse."""
        try:
            self.effect = effect(self.decision, self.tell)
            if not self.effect.worse:
                write(self.decision, file)
        except JixiaoError as error:
            self.error = str(error)
        finally:
            self.ended = True

    def tell(self, done: int, total: int) -> None:
        """Take in how far it is."""
        self.done, self.total = done, total


class Checks:
    """The checks of a desk, one at a time."""

    def __init__(self) -> None:
        """Begin with none."""
        self.last: Check | None = None
        self._starting = Lock()

    def start(self, decision: Decision, by: str, file: Path) -> None:
        """Start one. Raises WrongUsage where one is under way."""
        with self._starting:
            if self.last is not None and not self.last.ended:
                raise WrongUsage(f"{self.last.by}: a check is under way; wait for its end")
            self.last = Check(decision=decision, by=by)
            Thread(target=self.last.follow, args=(file,), daemon=True).start()
