"""What is measured: a subject in the words that all its names share, and the class that it is of."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import msgspec

from mappings import accepted
from mappings.loading import load
from mappings.metric_words import either, single

Where: TypeAlias = Literal["end", "start", "whole", "any"]
WHERE = "mappings/subjects.yaml"
FRAMES: dict[Where, str] = {"end": r"(?:{})$", "start": r"^(?:{})", "whole": r"^(?:{})$", "any": r"(?:{})"}


class SameSubject(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of subjects that are one; the first is the one that is written."""

    words: tuple[str, ...]
    where: Where
    not_before: tuple[str, ...] = ()
    """What makes another word of one of them."""
    why: str


class SubjectClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class of subjects, and the words that tell it."""

    id: str
    name: str
    words: tuple[str, ...]
    why: str


class SubjectFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`subjects.yaml`."""

    same: tuple[SameSubject, ...]
    classes: tuple[SubjectClass, ...]


@dataclass(frozen=True, slots=True)
class Folding:
    """Words that are one at some place of a subject."""

    pattern: re.Pattern[str]
    meant: dict[str, str]


@cache
def file() -> SubjectFile:
    """The file, loaded once."""
    return load("subjects.yaml", SubjectFile)


@cache
def foldings() -> tuple[Folding, ...]:
    """What is written for what: by place, the whole subject first. Raises BadMapping where a word has two meanings."""
    found: list[Folding] = []
    for where in ("any", "start", "whole", "end"):
        groups = [group for group in file().same if group.where == where]
        meant = single(((word, group.words[0]) for group in groups for word in group.words), WHERE)
        guarded = "|".join(guard(group) for group in sorted(groups, key=lambda group: -max(map(len, group.words))))
        found.append(Folding(re.compile(FRAMES[where].format(guarded)), meant))
    return tuple(found)


def guard(group: SameSubject) -> str:
    """A pattern of the words of a group, not before what makes another word of them."""
    return f"(?:{either(group.words)})" + (f"(?!{either(group.not_before)})" if group.not_before else "")


@lru_cache(maxsize=65536)
def folded(subject: str) -> str:
    """The subject in the words that all its names share: 各项工作 → 工作, 参训学员 → 参加培训人员."""
    for folding in foldings():
        subject = folded_at(subject, folding)
    return accepted.subjects().get(subject, subject)


def folded_at(subject: str, folding: Folding) -> str:
    """The subject with the words of one place folded."""
    return folding.pattern.sub(lambda found: folding.meant[found[0]], subject)


@cache
def class_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words of the classes, and what each tells."""
    told = single(((word, entry.id) for entry in file().classes for word in entry.words), WHERE)
    return re.compile(either(told)), told


@lru_cache(maxsize=65536)
def class_of(subject: str) -> str | None:
    """Id of the class whose word stands last in a subject, the longest of those that end there; None without one."""
    words, told = class_words()
    ends = [(found.end(), len(found[0]), found[0]) for at in range(len(subject)) if (found := words.match(subject, at))]
    return told[max(ends)[2]] if ends else None
