"""The layouts that are known by name, and the titles that forms print."""

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

import msgspec

from mappings.label_decisions import accepted
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
    scope: str | None
    """None where the title does not tell."""
    stage: str
    why: str
    dated: bool = False
    """Whether only what follows a year is such a title: 2031年部门预算项目绩效目标, and not the label of goals."""


class Ornament(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line that tells nothing of the form."""

    pattern: str
    why: str


class LayoutFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/layouts.yaml`."""

    layouts: tuple[Layout, ...]
    titles: tuple[Title, ...]
    title_numbers: str
    title_tails: str
    title_starts: str
    title_names: str
    codes: str
    codes_behind: str
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
    whole = BRACKETS.sub("", plain(unnumbered(text)))
    word = YEAR.sub("", whole)
    if len(word) > 40:
        return None
    dated = re.search(r"20\d{2}年", whole) is not None
    return accepted_titles().get(word) or next(
        (each for each in file().titles if (dated or not each.dated) and re.fullmatch(each.pattern, word)), None
    )


@cache
def accepted_titles() -> dict[str, Title]:
    """The titles that people added."""
    return {
        word: Title(pattern=re.escape(word), scope=scope, stage=stage, why="accepted")
        for meaning, words in accepted("titles").items()
        for scope, _, stage in [meaning.partition(" ")]
        for word in words
    }


@lru_cache(maxsize=4096)
def unnumbered(title: str) -> str:
    """A title without the number of its table before it: 预算表12 项目支出绩效目标表 → 项目支出绩效目标表."""
    return re.sub(rf"^\s*{file().title_numbers}\s*", "", title, count=1) or title


@lru_cache(maxsize=4096)
def begins_title(text: str) -> bool:
    """Whether a text begins as titles do, so that it goes on with no line above it."""
    return re.match(file().title_starts, plain(text)) is not None


@lru_cache(maxsize=4096)
def untabled(title: str) -> str:
    """A title without the year or the number of its table in brackets behind it."""
    return re.sub(rf"\s*{file().title_tails}$", "", title) or title


@lru_cache(maxsize=4096)
def named_in_title(title: str) -> dict[str, str]:
    """The fields that a title itself names, by their names: 301007_某局_某项目绩效目标表; empty for most titles."""
    found = re.fullmatch(file().title_names, title)
    return {} if found is None else {name: text for name, text in found.groupdict().items() if text}


@lru_cache(maxsize=4096)
def coded(name: str) -> tuple[str, str | None]:
    """A name without the code before or behind it, and the code: 105001示例局 → (示例局, 105001)."""
    found = re.match(file().codes, name) or re.search(file().codes_behind, name)
    if found is None:
        return name, None
    rest = name[found.end() :] if found.start() == 0 else name[: found.start()]
    code = next((part for part in found.groups() if part is not None), None)
    return (rest, code) if rest else (name, None)


def uncoded(name: str) -> str:
    """A name without the code before or behind it."""
    return coded(name)[0]


def is_code(text: str) -> bool:
    """Whether a text is nothing but a code: figures, or figures and capitals."""
    return re.fullmatch(r"(?=[A-Z]*\d)[0-9A-Z]{3,}", text) is not None


@lru_cache(maxsize=4096)
def is_ornament(text: str) -> bool:
    """Whether `text` only numbers or places the form."""
    return any(re.fullmatch(entry.pattern, plain(text)) for entry in file().ornaments)


@lru_cache(maxsize=4096)
def says_continued(text: str) -> bool:
    """Whether `text` says no more than that a table goes on from the page before."""
    return any(re.fullmatch(entry.pattern, plain(text)) for entry in file().continuations)
