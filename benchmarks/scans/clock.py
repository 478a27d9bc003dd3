"""CPU seconds, of this process and of those that it started."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

OWN = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def cpu() -> float:
    """CPU seconds so far."""
    return sum(sum(resource.getrusage(who)[:2]) for who in OWN)


def peak() -> float:
    """MiB of this process at the most so far.

    What it started is left out: Linux counts the memory of the parent to a child that it begins.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(slots=True)
class Clock:
    """CPU seconds of stages; the time of a stage within another one counts for the inner alone."""

    seconds: dict[str, float] = field(default_factory=dict)
    within: list[str] = field(default_factory=list)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what is done inside."""
        path = f"{self.within[-1]}: {stage}" if self.within else stage
        self.within.append(path)
        start, before = cpu(), sum(self.seconds.values())
        try:
            yield
        finally:
            self.within.pop()
            inner = sum(self.seconds.values()) - before
            self.seconds[path] = self.seconds.get(path, 0.0) + cpu() - start - inner
