"""The lines of money tables and the units of money."""

import re
from functools import cache, lru_cache

import msgspec

from mappings.label_decisions import accepted
from mappings.loading import load
from mappings.normal import BRACKETS, plain
from schemas.errors import BadMapping

NUMBERING = re.compile(
    r"^(?:其中:?)?(?:[(（][\d一二三四五六七八九十]{1,2}[)）]|[\d一二三四五六七八九十]{1,2}[、.．:])?(?:其中:?)?"
)


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a money table."""

    id: str
    name: str
    section: str
    words: tuple[str, ...]
    heads: tuple[str, ...] = ()
    """Words that name it as a head alone."""


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of money."""

    unit: str
    yuan: int


class MoneyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`funding.yaml`."""

    items: tuple[Item, ...]
    units: tuple[Unit, ...]


@cache
def by_word() -> dict[str, Item]:
    """Printed line → item."""
    found: dict[str, Item] = {}
    more = accepted("items")
    for item in load("funding.yaml", MoneyFile).items:
        for word in (*item.words, *more.pop(item.id, ())):
            if word in found:
                raise BadMapping(f"mappings/funding.yaml: {word} stands under two items; keep one of them")
            found[word] = item
    return found


@cache
def by_head() -> dict[str, Item]:
    """Printed head → item, for heads that are no lines elsewhere."""
    return {word: item for item in load("funding.yaml", MoneyFile).items for word in item.heads}


@cache
def units() -> dict[str, int]:
    """Unit of money → yuan."""
    return {entry.unit: entry.yuan for entry in load("funding.yaml", MoneyFile).units}


@lru_cache(maxsize=65536)
def line_name(text: str) -> str:
    """A printed line without numbering, brackets and what stands before a colon: 2、资金结构:(1)基本支出 → 基本支出."""
    word = BRACKETS.sub("", plain(text))
    word = word.rpartition(":")[2]
    return NUMBERING.sub("", word, count=1) or word


@lru_cache(maxsize=65536)
def money_line(text: str) -> Item | None:
    """The line of a money table that `text` prints; None where the catalogue has none."""
    return by_word().get(line_name(text))


@lru_cache(maxsize=65536)
def money_head(text: str) -> Item | None:
    """The line that a head of a money table names: as `money_line`, and 中央, 市级 besides."""
    return money_line(text) or by_head().get(line_name(text))


def total() -> Item:
    """The line of the sum."""
    return next(item for item in load("funding.yaml", MoneyFile).items if item.id == "total")


def is_total(text: str) -> bool:
    """Whether `text` names a sum."""
    line = money_line(text)
    return line is not None and line.id == "total"
