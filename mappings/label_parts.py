"""Labels by the parts that they are made of: 市级|主管部门, 重点|工作名称, 分管|领导签字."""

import re
from functools import cache, lru_cache
from typing import Literal, TypeAlias

import msgspec

from mappings.loading import load

Kind: TypeAlias = Literal["fields", "sections", "project_columns"]


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What labels of one meaning are made of: any of `before`, one of `nouns`, any of `after`."""

    nouns: tuple[str, ...]
    why: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def pattern(self) -> re.Pattern[str]:
        """All labels of the meaning."""
        before, nouns, after = (any_of(words) for words in (self.before, self.nouns, self.after))
        return re.compile(rf"{before}*{nouns}{after}*")


class PartFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/label_parts.yaml`."""

    fields: dict[str, Parts]
    sections: dict[str, Parts]
    project_columns: dict[str, Parts]


def any_of(words: tuple[str, ...]) -> str:
    """A pattern of any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" if words else "(?:)"


@cache
def patterns(kind: Kind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Meaning and pattern of all labels of a kind, in the file's order."""
    entries: dict[str, Parts] = getattr(load("forms/label_parts.yaml", PartFile), kind)
    return tuple((name, parts.pattern()) for name, parts in entries.items())


@lru_cache(maxsize=65536)
def made_of_parts(kind: Kind, word: str) -> str | None:
    """What a word announces that is made of known parts alone; None where another part stands in it."""
    return next((name for name, pattern in patterns(kind) if pattern.fullmatch(word)), None)
