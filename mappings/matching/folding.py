"""A printed name reduced to the characters by which it is compared, each with its place in the print."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from mappings.characters import understood
from mappings.loading import load
from mappings.value_words import value_words

ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】")


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Signs that are not compared."""

    signs: str
    why: str


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word with its reason."""

    word: str
    why: str


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A regular expression with its reason."""

    pattern: str
    why: str


class FoldingFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`matching/folding.yaml`."""

    silent: tuple[Signs, ...]
    unit_labels: tuple[Said, ...]
    misread_percent: tuple[Said, ...]
    periods: tuple[Pattern, ...]
    leads: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What `fold` leaves out."""

    silent: frozenset[str]
    lead: re.Pattern[str]
    period: re.Pattern[str]
    unit_label: re.Pattern[str]
    units: frozenset[str]


@dataclass(frozen=True, slots=True)
class Folded:
    """A name as it is compared."""

    key: str
    places: tuple[int, ...]
    """For each character of the key its place in the print."""


@cache
def rules() -> Rules:
    """The rules, loaded once; units are those of printed values, bare and scaled."""
    file = load("matching/folding.yaml", FoldingFile)
    words = value_words()
    plain = {word for group in words.units for word in group.words}
    scaled = {scale + word for scale in words.scales for word in plain}
    misread = {entry.word for entry in file.misread_percent}
    return Rules(
        silent=frozenset("".join(entry.signs for entry in file.silent)),
        lead=re.compile("|".join(entry.pattern for entry in file.leads)),
        period=re.compile("|".join(entry.pattern for entry in file.periods)),
        unit_label=re.compile(rf"^(?:{'|'.join(entry.word for entry in file.unit_labels)})[:：]"),
        units=frozenset(plain | scaled | misread | set(words.aliases) | set(words.scales)),
    )


@lru_cache(maxsize=65536)
def fold(printed: str) -> Folded:
    """The name without quotation marks, punctuation, 的, bracketed units and years, and a year before it."""
    text, places = normal(printed)
    dropped: set[int] = set()
    if "(" in text or "[" in text or "【" in text:
        for aside in ASIDE.finditer(text):
            if says_unit(next(part for part in aside.groups() if part is not None)):
                dropped.update(range(*aside.span()))
    if lead := rules().lead.match(text):
        dropped.update(range(*lead.span()))
    silent = rules().silent
    kept = [
        number
        for number, sign in enumerate(text)
        if sign not in silent and number not in dropped and not sign.isspace()
    ]
    return Folded("".join([text[number] for number in kept]), tuple([places[number] for number in kept]))


def normal(printed: str) -> tuple[str, list[int]]:
    """NFKC in simplified characters, with the place of each of its signs in the print."""
    text = unicodedata.normalize("NFKC", printed).translate(understood())
    if len(text) == len(printed):
        return text, list(range(len(text)))
    parts = [
        (part, place)
        for place, sign in enumerate(printed)
        for part in unicodedata.normalize("NFKC", sign).translate(understood())
    ]
    return "".join(part for part, _ in parts), [place for _, place in parts]


@lru_cache(maxsize=4096)
def says_unit(aside: str) -> bool:
    """Whether what stands in brackets only names a unit or a year: %, 元/人/天, 单位：次, 年度."""
    text = rules().unit_label.sub("", aside.strip())
    if rules().period.fullmatch(text) or text in rules().units:
        return True
    return bool(text) and all(part in rules().units for part in text.split("/"))
