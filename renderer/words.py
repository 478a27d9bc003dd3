"""The vocabulary of drawn forms, read from `words/`."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from benchmarks.render.words import Place, offices, prose
from renderer.draw import Draw

FOLDER = Path(__file__).parent / "words"
PLAIN_WORD = 0.4
"""Chance of the plainest wording of a label."""


class Worded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One wording."""

    word: str
    why: str


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An indicator of `indicators.yaml`."""

    level1: str
    level2: str
    name: str
    measure: str
    unit: str | None = None
    words: tuple[str, ...] = ()


@cache
def labels() -> Mapping[str, tuple[Worded, ...]]:
    """Labels by what they announce."""
    return msgspec.yaml.decode((FOLDER / "labels.yaml").read_bytes(), type=dict[str, tuple[Worded, ...]])


@cache
def titles() -> Mapping[str, tuple[Worded, ...]]:
    """Titles by scope and stage."""
    return msgspec.yaml.decode((FOLDER / "titles.yaml").read_bytes(), type=dict[str, tuple[Worded, ...]])


@cache
def indicators() -> tuple[Named, ...]:
    """All indicators."""
    return msgspec.yaml.decode((FOLDER / "indicators.yaml").read_bytes(), type=tuple[Named, ...])


@cache
def evaluated() -> tuple[Named, ...]:
    """What evaluations give marks for."""
    return msgspec.yaml.decode((FOLDER / "evaluation.yaml").read_bytes(), type=tuple[Named, ...])


@cache
def places() -> tuple[Place, ...]:
    """Divisions that drawn offices stand in."""
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Place(adcode=row["adcode"], province=row["province"], city=row["city"], county=row["county"] or None)
            for row in csv.DictReader(file)
        )


def label(draw: Draw, key: str) -> str:
    """One wording of a label; a choice of its own."""
    return draw.pick(f"word.{key}", *(entry.word for entry in labels()[key]), lean=PLAIN_WORD)


def title(draw: Draw, scope: str, stage: str) -> str:
    """One wording of a title; a choice of its own."""
    return draw.pick("word.title", *(entry.word for entry in titles()[f"{scope} {stage}"]), lean=PLAIN_WORD)


def person(draw: Draw, name: str) -> str:
    """An invented person."""
    words, chance = offices(), draw.chance(name)
    return chance.choice(words.surnames) + chance.choice(words.models)


def phone(draw: Draw, name: str) -> str:
    """An invented number."""
    return draw.chance(name).choice(offices().phones)


def office(draw: Draw, name: str, place: Place) -> str:
    """An office that does not exist, at a place that does."""
    words, chance = offices(), draw.chance(name)
    where = place.county or place.city or place.province
    return where + chance.choice(words.models) + chance.choice(words.trades) + chance.choice(words.kinds)


def filled(draw: Draw, name: str, template: str) -> str:
    """A template with invented things in its places."""
    chance = draw.chance(name)
    thing, other = chance.sample(prose().things, 2)
    return template.format(thing=thing, thing2=other, group=chance.choice(prose().groups), n=chance.randint(2, 24))


def sentences(draw: Draw, name: str, templates: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Different sentences."""
    chosen = draw.chance(f"{name}/which").sample(templates, count)
    return tuple(filled(draw, f"{name}/{at}", template) for at, template in enumerate(chosen))
