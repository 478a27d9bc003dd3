"""Choices that a form is drawn from: named, seeded, and each to be forced."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random


@dataclass(frozen=True, slots=True)
class Choice:
    """What was drawn for one question."""

    option: str
    plain: str
    """The option that every reader should know; shrinking turns to it."""


@dataclass(frozen=True, slots=True)
class Draw:
    """One form's choices. Each has its own source of chance, so that forcing one leaves the others as they are."""

    seed: str
    forced: Mapping[str, str] = field(default_factory=dict)
    made: dict[str, Choice] = field(default_factory=dict)
    """The choices asked for so far, by name."""
    plain: bool = False
    """Whether every choice that is not forced is the plain one."""

    def chance(self, name: str) -> Random:
        """A source of chance for contents, which are no choices."""
        return Random(f"{self.seed}/{name}")

    def pick(self, name: str, *options: str, lean: float | None = None) -> str:
        """One of the options, the first of which is the plain one; `lean` is its chance, else all are alike."""
        if name in self.made:
            return self.made[name].option
        option = self.forced.get(name)
        if option not in options:
            option = options[0] if self.plain else drawn(self.chance(name), options, lean)
        self.made[name] = Choice(option, options[0])
        return option

    def count(self, name: str, low: int, high: int) -> int:
        """A number from `low`, which is plain, to `high`."""
        return int(self.pick(name, *(str(number) for number in range(low, high + 1))))

    def yes(self, name: str, chance: float = 0.5) -> bool:
        """Whether something is there that a plain form leaves out."""
        return self.pick(name, "no", "yes", lean=1 - chance) == "yes"

    def options(self) -> dict[str, str]:
        """What was chosen, by name."""
        return {name: choice.option for name, choice in self.made.items()}

    def unplain(self) -> tuple[str, ...]:
        """The names of the choices that are not the plain ones."""
        return tuple(name for name, choice in self.made.items() if choice.option != choice.plain)


def drawn(chance: Random, options: Sequence[str], lean: float | None) -> str:
    """One option by chance."""
    if lean is None or len(options) == 1:
        return chance.choice(options)
    return options[0] if chance.random() < lean else chance.choice(options[1:])
