"""The causes of misses: the smallest sets of choices with which a form still fails."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.forms.reading import Read
from benchmarks.forms.shrinking import shrunk
from benchmarks.forms.tally import Tally
from extractors.scans.scanner import Scanner


@dataclass(slots=True)
class Cause:
    """Choices that make forms fail, and the smallest such form."""

    choices: tuple[tuple[str, str], ...]
    smallest: Read
    kinds: set[str] = field(default_factory=set)
    """Kinds of misses that its smallest form has."""
    hunted: set[str] = field(default_factory=set)
    """Of them, those that it was shrunk for."""
    forms: int = 0
    """Forms that have these choices."""
    failing: int = 0
    """Of them, those that miss something of these kinds."""
    misses: int = 0
    """Fields of these kinds that they miss."""
    silent: int = 0

    @property
    def told(self) -> str:
        """The choices as a line says them."""
        return " and ".join(f"{name} = {option}" for name, option in self.choices) or "the plain form"

    def holds(self, made: dict[str, str]) -> bool:
        """Whether a form has these choices."""
        return all(made.get(name) == option for name, option in self.choices)


@dataclass(slots=True)
class Hunt:
    """What a run of drawn forms came to."""

    tally: Tally = field(default_factory=Tally)
    reads: list[tuple[str, Read]] = field(default_factory=list)
    """Seed and reading of each form."""
    causes: list[Cause] = field(default_factory=list)


def hunted(
    reads: Iterable[tuple[str, Read]],
    by: Scanner,
    shrinks: int,
    forced: Mapping[str, str] | None = None,
    media: Sequence[str] | None = None,
) -> Hunt:
    """Reads all, then shrinks what no cause found so far explains, at most `shrinks` times; each in its medium."""
    hunt = Hunt()
    for seed, read in reads:
        hunt.tally.add(read.tally)
        hunt.reads.append((seed, read))
    for seed, read in hunt.reads:
        for kind in sorted(read.kinds):
            if shrinks and not explained(hunt, read, kind):
                shrinks -= 1
                kept = {**(forced or {}), **({"medium": read.draw.made["medium"].option} if media else {})}
                learn(hunt, shrunk(seed, lambda tried, kind=kind: kind in tried.kinds, by, kept, media), kind)  # type: ignore[misc]
    hunt.causes = roots(hunt.causes)
    for cause in hunt.causes:
        count(hunt, cause)
    hunt.causes = [cause for cause in hunt.causes if cause.failing]
    hunt.causes.sort(key=lambda cause: (-cause.misses, cause.choices))
    return hunt


def explained(hunt: Hunt, read: Read, kind: str) -> bool:
    """Whether a cause is known for this kind of miss in this form."""
    made = read.draw.options()
    return any(kind in cause.kinds and cause.holds(made) for cause in hunt.causes)


def learn(hunt: Hunt, smallest: Read, kind: str) -> None:
    """One more cause, or one more kind of miss of a known one."""
    draw = smallest.draw
    choices = tuple((name, draw.made[name].option) for name in draw.unplain())
    known = next((cause for cause in hunt.causes if cause.choices == choices), None)
    if known is None:
        known = Cause(choices, smallest)
        hunt.causes.append(known)
    known.kinds |= smallest.kinds
    known.hunted.add(kind)


def roots(causes: Iterable[Cause]) -> list[Cause]:
    """The causes without those that only have one more choice than another, and miss fields of the same table."""
    kept: list[Cause] = []
    for cause in sorted(causes, key=lambda each: (len(each.choices), each.choices)):
        root = next((each for each in kept if set(each.choices) < set(cause.choices) and within(cause, each)), None)
        if root is None:
            kept.append(cause)
        else:
            root.kinds |= cause.hunted
    return kept


def within(cause: Cause, root: Cause) -> bool:
    """Whether all that a cause was found by stands in tables that a simpler one fails in."""
    return {table(kind) for kind in cause.hunted} <= {table(kind) for kind in root.kinds}


def table(kind: str) -> str:
    """The table of a kind of miss."""
    return kind.partition(".")[0]


def count(hunt: Hunt, cause: Cause) -> None:
    """How many forms a cause stands in, and what they miss."""
    for _, read in hunt.reads:
        if not cause.holds(read.draw.options()):
            continue
        cause.forms += 1
        missed = [miss for miss in read.tally.misses if miss.kind in cause.kinds]
        cause.failing += bool(missed)
        cause.misses += len(missed)
        cause.silent += sum(miss.silent for miss in missed)
