"""Makes a form that fails as plain as it can be and still fail."""

from collections.abc import Callable, Mapping, Sequence

from benchmarks.forms.reading import Read, read
from extractors.scans.scanner import Scanner

Fails = Callable[[Read], bool]


def shrunk(
    seed: str, fails: Fails, by: Scanner, kept: Mapping[str, str] | None = None, media: Sequence[str] | None = None
) -> Read:
    """The form of a seed with all choices turned plain without which it still fails; those in `kept` stay."""
    stay, forced = frozenset(kept or ()), dict(kept or {})
    last = read(seed, by, forced, media)
    step = max(1, len(last.draw.unplain()) // 2)
    while True:
        made = last.draw.made
        names = [name for name in last.draw.unplain() if forced.get(name) != made[name].plain and name not in stay]
        tries = [names[at : at + step] for at in range(0, len(names), step)]
        better = next(filter(None, (turned(seed, last, group, forced, fails, by, media) for group in tries)), None)
        if better is not None:
            forced, last = better
        elif step == 1:
            return last
        else:
            step = step // 2


def turned(
    seed: str,
    last: Read,
    names: Sequence[str],
    forced: dict[str, str],
    fails: Fails,
    by: Scanner,
    media: Sequence[str] | None,
) -> tuple[dict[str, str], Read] | None:
    """The form with some more choices plain; None where it no longer fails."""
    tried = forced | {name: last.draw.made[name].plain for name in names}
    made = read(seed, by, tried, media)
    return (tried, made) if fails(made) else None
