"""What is said in English of a value, as pages for clerks say it in Chinese; `telling.yaml` lists both."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

import msgspec

from mappings.loading import load
from mappings.metric_words import vocabulary

FILE = "telling.yaml"
HOLE = re.compile(r"\{(word|metric|id|)\}")
PLACE = re.compile(r"\{(\d*|word|metric)\}")
FITS = {"": "(.*?)", "word": "([a-z_]+)", "metric": "([a-z_]+)", "id": "([a-z0-9_]+(?::.*)?)"}
"""What a hole may hold."""
Part: TypeAlias = Literal["rules", "results", "known", "texts", "reasons"]


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: English → Chinese."""

    rules: dict[str, str]
    results: dict[str, str]
    known: dict[str, str]
    texts: dict[str, str]
    reasons: dict[str, str]


@cache
def telling() -> Telling:
    """The file, read once. Raises BadMapping."""
    return load(FILE, Telling)


@cache
def patterns(part: Part) -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """What tells the texts with holes in them, the kinds of the holes, and the Chinese, in the file's order."""
    found: Mapping[str, str] = getattr(telling(), part)
    return tuple((*pattern(english), meant) for english, meant in found.items() if HOLE.search(english))


def pattern(english: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A text with holes as a pattern, and the kinds of its holes."""
    pieces = HOLE.split(english)
    told = [re.escape(piece) if place % 2 == 0 else FITS[piece] for place, piece in enumerate(pieces)]
    return re.compile("".join(told), re.DOTALL), tuple(pieces[1::2])


def chinese(text: str, part: Part = "texts") -> str:
    """An English text in Chinese; as it is where the file has none."""
    exact: Mapping[str, str] = getattr(telling(), part)
    if text in exact:
        return exact[text]
    for fits, kinds, meant in patterns(part):
        if (found := fits.fullmatch(text)) is not None:
            pairs = zip(found.groups(), kinds, strict=True)
            return filled(meant, [told_as(each, kind, part) for each, kind in pairs])
    return text


def told_as(text: str, kind: str, part: Part) -> str:
    """What a hole holds: a metric by its name, another code by its word, all else as it is."""
    if kind == "metric" and (metric := vocabulary().metrics.get(text)) is not None:
        return metric.name
    return chinese(text, part) if kind == "word" else text


def filled(meant: str, told: list[str]) -> str:
    """A Chinese text with what is told in its holes: {} in their order, {2} the second of all, {word} the first."""
    left = iter(told)
    return PLACE.sub(lambda hole: told[int(hole[1]) - 1] if hole[1].isdecimal() else next(left), meant)
