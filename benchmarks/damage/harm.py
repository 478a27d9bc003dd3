"""What can befall a printed or a recognised amount."""

from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

from mappings.auditing import like_digits

Harm: TypeAlias = Callable[[Random, str], str | None]
"""A text of digits and at most one point to another one; None where it has no place for the harm."""

LIKELY = 0.9
"""Share of misread digits that are taken for one they look like; the others for any. Source: `benchmarks.damage.
lookalikes`."""
SLIP = 4
"""Digits that the point moves by where 元 are printed for 万元."""


def digits(number: int) -> Harm:
    """So many digits misread."""

    def harm(rng: Random, text: str) -> str | None:
        places = [at for at, char in enumerate(text) if char.isdigit()]
        if len(places) < number or text in {"0", "0.00"}:
            return None
        read = list(text)
        for at in rng.sample(places, number):
            read[at] = misread(rng, text[at])
        return "".join(read)

    return harm


def misread(rng: Random, digit: str) -> str:
    """Another digit."""
    alike = like_digits().get(digit, "")
    return rng.choice(alike if alike and rng.random() < LIKELY else [other for other in "0123456789" if other != digit])


def point_lost(_rng: Random, text: str) -> str | None:
    """The point passed over."""
    return text.replace(".", "") if "." in text and not text.startswith("0") else None


def point_gained(rng: Random, text: str) -> str | None:
    """A speck taken for a point."""
    if "." in text or len(text) < 2:
        return None
    at = rng.randrange(1, len(text))
    return f"{text[:at]}.{text[at:]}"


def in_yuan(_rng: Random, text: str) -> str | None:
    """元 where 万元 are meant."""
    whole, _, part = text.partition(".")
    moved = f"{whole}{part.ljust(SLIP, '0')[:SLIP]}".lstrip("0")
    return moved if moved and len(part) <= SLIP else None


HARMS: Mapping[str, Harm] = {
    "one digit": digits(1),
    "two digits": digits(2),
    "three digits": digits(3),
    "point lost": point_lost,
    "point gained": point_gained,
    "元 for 万元": in_yuan,
}
