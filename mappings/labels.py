"""The words that forms print around what is filled in: labels, section heads, column heads."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.label_decisions import accepted
from mappings.label_parts import made_of_parts
from mappings.loading import index, load
from mappings.normal import BRACKETS, bare, plain

Words = dict[str, tuple[str, ...]]
ROUND = str.maketrans("", "", "()")
TITLE_NUMBER = re.compile("^[一二三四五六七八九十]{1,3}[、.]")
YEAR_HEAD = re.compile(r"(20\d{2})年?度?(?:指标值|实际值|完成值|金额)?")


class LabelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`forms/labels.yaml`."""

    fields: Words
    over_units: tuple[str, ...]
    sections: Words
    indicator_columns: Words
    relative_years: dict[int, tuple[str, ...]]
    funding_columns: Words
    funding_sides: Words
    project_columns: Words
    context_columns: Words
    item_words: tuple[str, ...]
    core: dict[str, str]
    answers: frozenset[str]
    budget_signs: tuple[str, ...]


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of a closed list, and why it is there."""

    word: str
    why: str


class ListFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/closed_lists.yaml`."""

    basis: tuple[Word, ...]
    class_: tuple[Word, ...] = msgspec.field(name="class")
    placeholders: tuple[Word, ...]
    empties: tuple[Word, ...]
    points: tuple[Word, ...]
    measures: tuple[Word, ...]
    qualities: tuple[Word, ...]
    sums: tuple[Word, ...]
    grades: tuple[Word, ...]
    chrome: tuple[Word, ...]
    notes: tuple[Word, ...]


@cache
def list_file() -> ListFile:
    """The closed lists, loaded once."""
    return load("forms/closed_lists.yaml", ListFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a printed label announces, by the place that it may stand in; words are `bare`."""

    fields: dict[str, str]
    over_units: tuple[str, ...]
    sections: dict[str, str]
    indicator_columns: dict[str, str]
    relative_years: dict[str, int]
    funding_columns: dict[str, str]
    funding_sides: dict[str, str]
    project_columns: dict[str, str]
    context_columns: dict[str, str]
    item_words: tuple[str, ...]
    core: dict[str, str]
    answers: frozenset[str]
    budget_signs: tuple[str, ...]
    basis: frozenset[str]
    classes: frozenset[str]
    placeholders: frozenset[str]
    empties: frozenset[str]
    points: re.Pattern[str]
    measures: tuple[str, ...]
    qualities: re.Pattern[str]


@cache
def labels() -> Labels:
    """All labels, loaded once."""
    file = load("forms/labels.yaml", LabelFile)
    lists = list_file()

    def by_word(kind: str) -> dict[str, str]:
        words, more = getattr(file, kind), accepted(kind)
        both = {meaning: (*words.get(meaning, ()), *more.get(meaning, ())) for meaning in {**words, **more}}
        return index(both, f"mappings/forms/labels.yaml {kind}")

    return Labels(
        fields=by_word("fields"),
        over_units=file.over_units,
        sections=by_word("sections"),
        indicator_columns=by_word("indicator_columns"),
        relative_years={word: years for years, words in file.relative_years.items() for word in words},
        funding_columns=by_word("funding_columns"),
        funding_sides=by_word("funding_sides"),
        project_columns=by_word("project_columns"),
        context_columns=by_word("context_columns"),
        item_words=file.item_words,
        core=file.core,
        answers=file.answers,
        budget_signs=file.budget_signs,
        basis=frozenset(entry.word for entry in lists.basis),
        classes=frozenset(entry.word for entry in lists.class_),
        placeholders=frozenset(plain(entry.word) for entry in lists.placeholders),
        empties=frozenset(plain(entry.word) for entry in lists.empties),
        qualities=re.compile("|".join(entry.word for entry in lists.qualities)),
        measures=tuple(entry.word for entry in lists.measures),
        points=re.compile("|".join(entry.word for entry in lists.points)),
    )


@lru_cache(maxsize=65536)
def section(text: str) -> str | None:
    """The part of a form that `text` heads."""
    word = bare(text)
    return labels().sections.get(word) or made_of_parts("sections", word)


@lru_cache(maxsize=65536)
def title(text: str) -> str | None:
    """The part of a form that a row of its own heads: as `section`, and with a number before it: 二、资金情况."""
    return section(TITLE_NUMBER.sub("", plain(text)))


@lru_cache(maxsize=65536)
def field(text: str) -> str | None:
    """The header field that `text` labels."""
    word = bare(text)
    return labels().fields.get(word) or made_of_parts("fields", word)


@lru_cache(maxsize=65536)
def begins_field(text: str) -> bool:
    """Whether `text` begins with the label of a header field and a colon: 填报人：…"""
    label, mark, _ = plain(text).partition(":")
    return bool(mark) and field(label) is not None


@lru_cache(maxsize=65536)
def indicator_column(text: str) -> str | None:
    """The role of the indicator-table column that `text` heads."""
    return labels().indicator_columns.get(bare(text))


@lru_cache(maxsize=65536)
def project_column(text: str) -> str | None:
    """The role of the column of projects or tasks that `text` heads."""
    word = bare(text)
    return labels().project_columns.get(word) or made_of_parts("project_columns", word)


@lru_cache(maxsize=65536)
def context_column(text: str) -> str | None:
    """The role of a column that stands before the indicators; what is in brackets may tell: 单位（项目）名称."""
    opened = plain(text).translate(ROUND)
    words = labels().context_columns
    return words.get(opened) or words.get(bare(text))


@lru_cache(maxsize=65536)
def year_head(text: str) -> int | None:
    """The year that a column head names, or its distance from the budget year (-2 for 前年)."""
    if found := YEAR_HEAD.fullmatch(BRACKETS.sub("", plain(text))):
        return int(found[1])
    return labels().relative_years.get(bare(text))


DOTS = frozenset("….。·")
"""A rest of a list is any number of these; alone they are never a name, nor a value."""


@lru_cache(maxsize=65536)
def is_placeholder(text: str) -> bool:
    """Whether `text` is the template's own rest of a list, or marks a cell as empty, or is blank."""
    word = plain(text)
    return set(word) <= DOTS or word in labels().placeholders or word in labels().empties
