"""The known label that a printed one is nearest to, and why it was not taken for it."""

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from mappings.head_words import kinds
from mappings.label_decisions import Role, roles, word
from mappings.labels import TITLE_NUMBER, labels
from mappings.money_lines import by_word

UNHELD = frozenset({"aside", "untold", "remarks"})
"""Meanings that the dataset has no place for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLabel:
    """A known label near a printed one."""

    word: str
    role: Role
    likeness: float
    """0 to 1."""
    why: str
    """Why the printed one was not taken for it, in Chinese."""


def nearest(printed: str) -> NearLabel | None:
    """The known label that is likest; None where none has a character in common."""
    own = TITLE_NUMBER.sub("", word(printed, "sections"))
    found = process.extractOne(own, list(known()), scorer=fuzz.ratio)
    if found is None or found[1] == 0:
        return None
    like, score, _ = found
    role = known()[like]
    return NearLabel(word=like, role=role, likeness=round(score / 100, 2), why=reason(own, like, role, score / 100))


def reason(own: str, like: str, role: Role, likeness: float) -> str:
    """Why a label was not taken."""
    if own == like and role.meaning in UNHELD:
        return f"已登记为“{role.name}”"
    if own == like:
        return f"已登记为“{role.name}”，但印在不作此解的位置"
    rest = unknown_parts(own)
    if role.list == "indicator_columns" and rest and rest != (own,):
        return f"“{'、'.join(rest)}”不是已知的成分，与“{like}”相像{likeness:.2f}，不足以认作同一说法"
    return f"与“{like}”相像{likeness:.2f}，不足以认作同一说法"


def unknown_parts(own: str) -> tuple[str, ...]:
    """What is left of a label beside the parts that heads are made of, as few characters as can be."""
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(own) + 1):
        lost, rest = best[end - 1]
        joins = bool(rest) and own.endswith(rest[-1], 0, end - 1)
        tried = [(lost + 1, (*rest[:-1], rest[-1] + own[end - 1]) if joins else (*rest, own[end - 1]))]
        tried += [best[start] for start in range(end) if own[start:end] in kinds()]
        best.append(min(tried, key=lambda each: (each[0], len(each[1]))))
    return best[-1][1]


@cache
def known() -> dict[str, Role]:
    """Every known label and its role; of two roles the first that `roles.yaml` names."""
    found: dict[str, Role] = {}
    lines = {text: item.id for text, item in by_word().items()}
    for role in roles().values():
        listed: dict[str, str] = {"items": lines, "titles": {}}.get(role.list) or getattr(labels(), role.list, {})
        for text, meaning in listed.items():
            if meaning == role.meaning:
                found.setdefault(text, role)
    return found
