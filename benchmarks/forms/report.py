"""Tells what a hunt found."""

import re
from collections import Counter
from collections.abc import Iterator

from benchmarks.forms.grouping import blames
from benchmarks.forms.hunting import Cause, Hunt
from benchmarks.forms.reading import Read
from benchmarks.forms.tally import Miss, Tally

SHOWN = 4
"""Misses of a cause's smallest form that are shown."""


def summary(hunt: Hunt) -> str:
    """One line of figures."""
    tally = hunt.tally
    clean = sum(not read.tally.misses for _, read in hunt.reads)
    return (
        f"{len(hunt.reads)} forms, {clean} without a miss: F1 {tally.f1:.4f}, "
        f"silent {tally.silent} of {tally.numeric} numeric fields given"
    )


def tables(hunt: Hunt) -> Iterator[str]:
    """Misses by table and field, the most frequent first."""
    kinds = Counter(miss.kind for miss in hunt.tally.misses)
    silent = Counter(miss.kind for miss in hunt.tally.misses if miss.silent)
    for kind, number in kinds.most_common(20):
        yield f"{number:5d} {kind}" + (f" ({silent[kind]} silent)" if silent[kind] else "")


def by_choice(hunt: Hunt, name: str) -> Iterator[str]:
    """F1 and what is silent, for each option of a choice."""
    tallies: dict[str, list[Tally]] = {}
    for _, read in hunt.reads:
        tallies.setdefault(read.draw.options().get(name, "—"), []).append(read.tally)
    for option, of_option in sorted(tallies.items()):
        whole = Tally()
        for tally in of_option:
            whole.add(tally)
        yield (
            f"{name} = {option}: {len(of_option)} forms, F1 {whole.f1:.4f}, "
            f"silent {whole.silent} of {whole.numeric} numeric fields given"
        )


def silent(seed: str, read: Read) -> Iterator[str]:
    """A form's wrong numbers that nothing points at."""
    for miss in read.tally.misses:
        if miss.silent:
            yield f"{seed} {read.draw.options()['medium']} {miss.kind}: {miss.where}: want {miss.want}, got {miss.got}"


def shares(hunt: Hunt) -> Iterator[str]:
    """What the forms that fail have in common."""
    for blame in blames([read for _, read in hunt.reads], most=15):
        yield blame.told


def causes(hunt: Hunt, *, pages: bool) -> Iterator[str]:
    """Each cause with its smallest form, the costliest first."""
    for number, cause in enumerate(hunt.causes, start=1):
        yield f"### {number}. {cause.told}"
        yield f"{cause.failing} of {cause.forms} forms with it fail in {cause.misses} fields, {cause.silent} silent."
        for miss in shown(cause):
            kind = f"{miss.kind} (silent)" if miss.silent else miss.kind
            yield f"- {kind}: {miss.where}: want `{miss.want[:90]}`, got `{miss.got[:90]}`"
        if pages:
            yield from ("", "```html", bare(cause.smallest.page), "```")
        yield ""


def shown(cause: Cause) -> list[Miss]:
    """Some misses of the smallest form, one of each kind."""
    first: dict[str, Miss] = {}
    for miss in cause.smallest.tally.misses:
        first.setdefault(miss.kind, miss)
    return list(first.values())[:SHOWN]


def bare(page: bytes) -> str:
    """A page without what every page has."""
    return re.sub(r"^.*?</title>\n|\n</html>\n$", "", page.decode(), flags=re.DOTALL)
