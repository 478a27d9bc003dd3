"""The words and signs of printed values, as `values.yaml` lists them."""

from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

import msgspec

from mappings.loading import load
from schemas.errors import BadMapping
from schemas.value import Comparator

WHERE = "mappings/values.yaml"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of everything in `values.yaml`: frozen, and an unknown key is refused."""


class Fold(Entry, frozen=True):
    """Signs that are read as another one."""

    read: str
    printed: str
    why: str


class ComparatorWords(Entry, frozen=True):
    """The wordings of one comparator."""

    op: Comparator
    words: tuple[str, ...]
    why: str


class ComparatorMisprint(Entry, frozen=True):
    """A comparator that lost or changed a sign."""

    printed: str
    meant: str
    why: str


class Comparators(Entry, frozen=True):
    """How comparators are printed."""

    signs: tuple[ComparatorWords, ...]
    before: tuple[ComparatorWords, ...]
    """Words that stand before the number."""
    negations: tuple[str, ...]
    """Before a strict word they give its complement: 不低于 is >=."""
    after: tuple[ComparatorWords, ...]
    """Words that stand behind number and unit."""
    after_time: tuple[str, ...]
    """Upper bounds behind a duration only: 3日内."""
    inclusive: tuple[str, ...]
    """Asides that say the bound is included."""
    misprints: tuple[ComparatorMisprint, ...]
    """Before a number alone."""


class Approximate(Entry, frozen=True):
    """Words that make a number approximate."""

    before: tuple[str, ...]
    between: tuple[str, ...]
    """Between number and unit: 160余次."""
    after: tuple[str, ...]


class Nothing(Entry, frozen=True):
    """What stands where there is no value."""

    words: tuple[str, ...]
    signs: str
    """A text of these signs alone is a placeholder."""
    units: tuple[str, ...]
    """What a unit column holds where there is no unit."""


class Nature(Entry, frozen=True):
    """A word of a comparator column that is no comparator."""

    word: str
    number: bool
    """Whether the value is a number."""
    why: str


UnitKind = Literal[
    "share",
    "money",
    "foreign_money",
    "time",
    "area",
    "length",
    "volume",
    "mass",
    "energy",
    "data",
    "temperature",
    "score",
    "count",
]


class UnitGroup(Entry, frozen=True):
    """Units of one kind."""

    kind: UnitKind
    words: tuple[str, ...]
    why: str
    factor: str = "1"
    """Decimal: what one of it is in `value_si`."""


class Numerals(Entry, frozen=True):
    """Chinese numerals."""

    digits: dict[str, int]
    tens: dict[str, int]
    myriads: dict[str, int]
    parts: dict[str, str]
    """百分之 → %."""
    whole: dict[str, str]
    """Set phrases → what they read as."""
    ordinal_units: tuple[str, ...]
    cardinal: str
    tenth: str
    """九成五: tenths with hundredths behind them."""


class DateWords(Entry, frozen=True):
    """Words of printed dates."""

    year: tuple[str, ...]
    month: tuple[str, ...]
    day: tuple[str, ...]
    edges: tuple[str, ...]
    """Behind a month: 6月底."""
    before: tuple[str, ...]
    """Behind a day: 15日前."""


class AmountWords(Entry, frozen=True):
    """Signs and words in and around an amount of money."""

    negative: tuple[str, ...]
    """Before the number they make it negative."""
    closing: tuple[str, ...]
    """Behind the unit they say that nothing follows."""
    notes: tuple[str, ...]
    """Marks of a note behind the amount."""
    points: tuple[str, ...]
    """Read as a decimal point between digits where nothing else stands."""


class ValueWords(Entry, frozen=True):
    """`values.yaml`."""

    folds: tuple[Fold, ...]
    comparators: Comparators
    approximate: Approximate
    leads: tuple[str, ...]
    ordinals: tuple[str, ...]
    names: tuple[str, ...]
    present: tuple[str, ...]
    ranges: tuple[str, ...]
    negative: tuple[str, ...]
    """Signs that make the number behind them less than zero."""
    none: Nothing
    natures: tuple[Nature, ...]
    scales: dict[str, int]
    units: tuple[UnitGroup, ...]
    currency_signs: tuple[str, ...]
    amounts: AmountWords
    aliases: dict[str, str]
    numerals: Numerals
    dates: DateWords


@cache
def value_words() -> ValueWords:
    """The vocabulary, read once. Raises BadMapping where it contradicts itself."""
    words = load("values.yaml", ValueWords)
    check(words)
    return words


def check(words: ValueWords) -> None:
    """Raises BadMapping where a word has two meanings or a factor is no number."""
    for groups in (words.comparators.signs, words.comparators.before, words.comparators.after):
        seen: dict[str, str] = {}
        for group in groups:
            for word in group.words:
                if seen.setdefault(word, group.op) != group.op:
                    raise BadMapping(f"{WHERE}: {word} means both {seen[word]} and {group.op}; keep one of them")
    kinds: dict[str, str] = {}
    for unit in words.units:
        for word in unit.words:
            if kinds.setdefault(word, unit.kind) != unit.kind:
                raise BadMapping(f"{WHERE}: unit {word} is both {kinds[word]} and {unit.kind}; keep one of them")
        try:
            Decimal(unit.factor)
        except InvalidOperation as error:
            raise BadMapping(f"{WHERE}: factor {unit.factor} of {unit.words[0]} is no number; correct it") from error
    for printed, meant in words.aliases.items():
        if meant not in kinds:
            raise BadMapping(f"{WHERE}: {printed} stands for the unit {meant}, which is not listed; add it to units")
