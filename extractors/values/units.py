"""Units of measure: what is one, what it multiplies by, what kind it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from extractors.values.reading import any_of, reading
from mappings.value_words import UnitKind, value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One listed unit."""

    kind: UnitKind
    factor: Decimal
    """What one of it is in `Value.si`."""


@cache
def listed() -> Mapping[str, Unit]:
    """Every listed unit without its scale."""
    return {
        word: Unit(kind=group.kind, factor=Decimal(group.factor))
        for group in value_words().units
        for word in group.words
    }


@cache
def unscaled() -> str:
    """Regular expression of a listed unit; one in Latin letters ends where the letters end."""
    words = {*listed(), *value_words().aliases}
    latin = {word for word in words if word[-1].isascii() and word[-1].isalpha()}
    return rf"(?:{any_of(words - latin)}|{any_of(latin)}(?![A-Za-z]))"


@cache
def single() -> str:
    """Regular expression of one unit, its scale before it: 万平方米, 万余份, 个, 亿."""
    scale, between = any_of(value_words().scales), any_of(value_words().approximate.between)
    return rf"(?:{unscaled()}|{scale}+{between}?{unscaled()}|{scale}+)"


@cache
def chain() -> str:
    """Regular expression of a unit with its parts: 元/人·天, 期/年, 元/人(次), 个(套), %次."""
    one, share = single(), any_of(word for word, unit in listed().items() if unit.kind == "share")
    behind = rf"(?:\({one}\))?"
    per = rf"[/每]{one}(?:[·、]?{one})*{behind}"
    return rf"(?:(?:{share}{one}|{one}(?:[·、]{one})*{behind}|\({one}\))(?:{per})*|(?:{per})+)"


@cache
def chain_pattern() -> re.Pattern[str]:
    """`chain`, compiled."""
    return re.compile(chain())


@cache
def first_pattern() -> re.Pattern[str]:
    """The scale and unit that a unit begins with."""
    return re.compile(rf"(?P<unit>{unscaled()})|(?P<scale>{any_of(value_words().scales)})(?P<scaled>{unscaled()})?")


@cache
def between_pattern() -> re.Pattern[str]:
    """A word for more or less within a unit: 万余份."""
    words = value_words()
    return re.compile(rf"^({any_of(words.scales)}){any_of(words.approximate.between)}")


@lru_cache(maxsize=4096)
def tidy(text: str) -> str:
    """A printed unit as `Value.unit` holds it: signs folded, brackets around the whole taken off, % for 百分比."""
    text = reading(text)
    if text.startswith("(") and text.find(")") == len(text) - 1:
        text = text[1:-1]
    text = between_pattern().sub(r"\1", text)
    return value_words().aliases.get(text, text)


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """Whether the whole of `text` is a unit made of listed ones."""
    return chain_pattern().fullmatch(tidy(text)) is not None


@lru_cache(maxsize=4096)
def unit_kind(unit: str) -> UnitKind | None:
    """Kind of what `unit` counts: 元/人 is money; None where it is not listed."""
    found = first_pattern().match(tidy(unit))
    if found is None:
        return None
    word = found["unit"] or found["scaled"]
    return listed()[tidy(word)].kind if word else "count"


@lru_cache(maxsize=4096)
def unit_factor(unit: str) -> Decimal | None:
    """What a number with `unit` is multiplied by for `Value.si`; None where that cannot be told: %次, 万万元."""
    counted = tidy(unit).partition("/")[0].partition("(")[0]
    found = first_pattern().match(counted)
    if found is None:
        return Decimal(1)
    scale = Decimal(value_words().scales.get(found["scale"] or "", 1))
    word = found["unit"] or found["scaled"]
    own = listed()[tidy(word)].factor if word else Decimal(1)
    rest = counted[found.end() :]
    if not rest:
        return scale * own
    return scale if own == unit_factor(rest) == 1 else None
