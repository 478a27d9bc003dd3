"""The vocabulary of values and what it refuses."""

from collections.abc import Callable

import msgspec
import pytest

from mappings.value_words import ComparatorWords, UnitGroup, ValueWords, check, value_words
from schemas.errors import BadMapping


def with_two_meanings(words: ValueWords) -> ValueWords:
    """≥ listed as <= as well."""
    group = ComparatorWords(op="<=", words=("≥",), why="test")
    comparators = words.comparators
    signs = msgspec.structs.replace(comparators, signs=(*comparators.signs, group))
    return msgspec.structs.replace(words, comparators=signs)


def with_two_kinds(words: ValueWords) -> ValueWords:
    """元 listed as a length as well."""
    return msgspec.structs.replace(words, units=(*words.units, UnitGroup(kind="length", words=("元",), why="test")))


def with_bad_factor(words: ValueWords) -> ValueWords:
    """A factor that is no number."""
    group = UnitGroup(kind="share", words=("新单位",), factor="a", why="test")
    return msgspec.structs.replace(words, units=(*words.units, group))


def with_unknown_alias(words: ValueWords) -> ValueWords:
    """An alias of a unit that is not listed."""
    return msgspec.structs.replace(words, aliases={**words.aliases, "新写法": "未列单位"})


@pytest.mark.parametrize(
    ("spoil", "named"),
    [
        (with_two_meanings, "≥ means both"),
        (with_two_kinds, "unit 元 is both"),
        (with_bad_factor, "factor a of 新单位"),
        (with_unknown_alias, "新写法 stands for the unit 未列单位"),
    ],
)
def test_a_contradiction_is_refused(spoil: Callable[[ValueWords], ValueWords], named: str) -> None:
    with pytest.raises(BadMapping, match=named):
        check(spoil(value_words()))


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"kind": "share", "words": ["%"], "why": "test", "colour": "red"}, UnitGroup)
