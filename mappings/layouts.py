"""The layouts that are known by name, and the titles that forms print."""

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

import msgspec

from mappings.loading import load
from mappings.normal import BRACKETS, plain

YEAR = re.compile(r"^(?:20\d{2}年?度?)")


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layout: the labels that tell it."""

    id: str
    why: str
    scope: str
    stage: str
    marks: tuple[str, ...]
    absent: tuple[str, ...]


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of title, and what the form under it is about."""

    pattern: str
    scope: str
    stage: str
    why: str


class Ornament(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line that tells nothing of the form."""

    pattern: str
    why: str


class LayoutFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/layouts.yaml`."""

    layouts: tuple[Layout, ...]
    titles: tuple[Title, ...]
    title_numbers: str
    codes: str
    ornaments: tuple[Ornament, ...]
    continuations: tuple[Ornament, ...]


@cache
def file() -> LayoutFile:
    """The file, loaded once."""
    return load("forms/layouts.yaml", LayoutFile)


def layout_of(words: AbstractSet[str]) -> Layout | None:
    """The layout whose marks are all among the printed words, the one with most marks first; None where none is."""
    fitting = [layout for layout in file().layouts if words >= set(layout.marks) and words.isdisjoint(layout.absent)]
    return max(fitting, key=lambda layout: len(layout.marks), default=None)


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title | None:
    """The kind of title that `text` is; None where it is none."""
    word = YEAR.sub("", BRACKETS.sub("", plain(unnumbered(text))))
    if len(word) > 40:
        return None
    return next((title for title in file().titles if re.fullmatch(title.pattern, word)), None)


@lru_cache(maxsize=4096)
def unnumbered(title: str) -> str:
    """A title without the number of its table before it: 预算表12 项目支出绩效目标表 → 项目支出绩效目标表."""
    return re.sub(rf"^\s*{file().title_numbers}\s*", "", title, count=1) or title


@lru_cache(maxsize=4096)
def uncoded(name: str) -> str:
    """A name without the code before it."""
    return re.sub(rf"^{file().codes}", "", name, count=1) or name


@lru_cache(maxsize=4096)
def is_ornament(text: str) -> bool:
    """Whether `text` only numbers or places the form."""
    return any(re.fullmatch(entry.pattern, plain(text)) for entry in file().ornaments)


@lru_cache(maxsize=4096)
def says_continued(text: str) -> bool:
    """Whether `text` says no more than that a table goes on from the page before."""
    return any(re.fullmatch(entry.pattern, plain(text)) for entry in file().continuations)
