"""Which choices the forms that fail have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.forms.reading import Read

FEWEST = 3
"""Forms that an option must stand in, to be blamed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blame:
    """An option that forms which miss fields have more often than others."""

    choice: str
    option: str
    forms: int
    """Forms that have it."""
    failing: int
    """Of them, those that miss something of the kind."""
    share: float
    """Of all forms that miss something of the kind, those that have it."""
    excess: float
    """Misses a form beyond what forms without it have, times the forms that have it."""

    @property
    def told(self) -> str:
        """As a line says it."""
        rate = f"{self.failing} of {self.forms} such forms fail"
        return f"{self.share:.0%} of the failures have {self.choice} = {self.option}; {rate}"


def blames(reads: Sequence[Read], kind: str | None = None, most: int = 6) -> list[Blame]:
    """The options that explain the misses (of one kind, or all), each among the forms that those before leave over."""
    left = [(read.draw.options(), amount(read, kind)) for read in reads]
    failing = sum(missed > 0 for _, missed in left)
    found: list[Blame] = []
    while len(found) < most and any(missed for _, missed in left):
        best = max(
            (blame(left, option, failing) for option in options(left)), key=lambda each: each.excess, default=None
        )
        if best is None or best.excess <= 0 or best.failing == 0:
            break
        found.append(best)
        left = [(made, missed) for made, missed in left if made.get(best.choice) != best.option]
    return found


def amount(read: Read, kind: str | None) -> int:
    """The fields that a form misses."""
    return sum(kind is None or miss.kind == kind for miss in read.tally.misses)


def options(left: Iterable[tuple[dict[str, str], int]]) -> list[tuple[str, str]]:
    """All options that forms with misses have."""
    return sorted({pair for made, missed in left if missed for pair in made.items()})


def blame(left: Sequence[tuple[dict[str, str], int]], option: tuple[str, str], failing: int) -> Blame:
    """How far one option explains the misses."""
    name, value = option
    having = [missed for made, missed in left if made.get(name) == value]
    lacking = [missed for made, missed in left if made.get(name) != value]
    usual = sum(lacking) / len(lacking) if lacking else 0.0
    failed = sum(missed > 0 for missed in having)
    worth = sum(having) - usual * len(having) if len(having) >= FEWEST else 0.0
    # What a rare form always does is a better cause than what half of all forms have.
    weight = failed / len(having) if having else 0.0
    return Blame(
        choice=name,
        option=value,
        forms=len(having),
        failing=failed,
        share=failed / failing if failing else 0.0,
        excess=worth * weight,
    )
