"""What a printed indicator name becomes: exact first, then a listed variant, then evidence, never a guess."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from mappings.accepted import decisions
from mappings.catalogue import Misprint, Wording, catalogue
from mappings.levels import is_level_name
from mappings.matching.choosing import Candidate, Choice, Lexicon, choose, corrected, lexicon, nearest
from mappings.matching.folding import fold
from mappings.normal import squeezed, stray_stop, unquoted
from mappings.tails import misprint_at_end

Method: TypeAlias = Literal["exact", "alias", "fuzzy", "manual", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a printed indicator name becomes."""

    printed: str
    """Whitespace removed."""
    corrected: str
    """Misprints corrected; the official spelling where only quotation marks differ; a variant stays as it is worded."""
    misprint: Misprint | None
    indicator_id: str | None
    indicator: str | None
    method: Method
    score: float | None
    """0 to 1; None without an indicator."""
    evidence: tuple[str, ...]
    """Why it is that indicator, in words."""
    runner_up: Candidate | None
    """The nearest other wording that was weighed; None where the name is listed, or nothing is near."""

    @property
    def by_evidence(self) -> bool:
        """Whether evidence, and no list, tells what was meant."""
        listed_alone = self.method in ("exact", "alias", "manual") or self.evidence == why(self.misprint)
        return self.misprint is not None and not listed_alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A name that the catalogue lists in so many words."""

    indicator_id: str | None
    """None: a person said that it means no indicator."""
    indicator: str | None
    name: str
    """The official name of the indicator; the printed one where there is none."""
    method: Method
    why: str


@lru_cache(maxsize=262144)
def listed(printed: str) -> Listed | None:
    """The catalogue's entry for a printed name, official, variant or decided; None where it has none."""
    text = without_misprint(squeezed(printed))[0]
    known, key = catalogue(), fold(text).key
    decision = known.decisions.get(key)
    if decision is not None:
        meant = decision.indicator_id
        entry = known.indicators[meant] if meant is not None else None
        return Listed(
            indicator_id=meant,
            indicator=entry.name if entry else None,
            name=entry.name if entry else text,
            method="manual",
            why=decision.why,
        )
    wording = known.wordings.get(key) or known.wordings.get(key.rstrip("0123456789"))
    return None if wording is None else as_listed(wording, text)


def as_listed(wording: Wording, text: str) -> Listed:
    """A wording as the entry for a text."""
    entry = wording.indicator
    return Listed(
        indicator_id=entry.id,
        indicator=entry.name,
        name=entry.name,
        method="exact" if unquoted(text) == unquoted(entry.name) else "alias",
        why=wording.why,
    )


def is_listed_name(printed: str) -> bool:
    """Whether the catalogue lists the name as that of an indicator."""
    found = listed(printed)
    return found is not None and found.indicator_id is not None


@lru_cache(maxsize=262144)
def match(printed: str) -> Name:
    """The catalogue's word on a printed name."""
    raw = squeezed(printed)
    text, misprint = without_misprint(raw)
    found = listed(printed)
    if found is not None:
        return Name(
            printed=raw,
            corrected=found.name if unquoted(text) == unquoted(found.name) else text,
            misprint=misprint,
            indicator_id=found.indicator_id,
            indicator=found.indicator,
            method=found.method if found.indicator_id is not None else "none",
            score=None if found.indicator_id is None else 1.0,
            evidence=(*why(misprint), found.why),
            runner_up=None,
        )
    choice = Choice(best=None, others=()) if is_level_name(text) else choose(fold(text).key, known_names())
    if choice.best is None:
        at_end = None if is_level_name(text) else misprint_at_end(text)
        return unmatched(raw, text, misprint, at_end, choice.others)
    return fuzzy(raw, text, misprint, choice.best, choice.others)


def unmatched(
    raw: str, text: str, misprint: Misprint | None, at_end: Misprint | None, others: tuple[Candidate, ...]
) -> Name:
    """A name that no indicator of the catalogue is meant by; its last words may be misprinted."""
    return Name(
        printed=raw,
        corrected=text if at_end is None else at_end.meant,
        misprint=misprint or at_end,
        indicator_id=None,
        indicator=None,
        method="none",
        score=None,
        evidence=(*why(misprint), *(() if at_end is None else (at_end.why,))),
        runner_up=others[0] if others else None,
    )


def fuzzy(raw: str, text: str, misprint: Misprint | None, best: Candidate, others: tuple[Candidate, ...]) -> Name:
    """A name that evidence makes a misprint of a listed one."""
    wording = catalogue().wordings[best.word]
    right = corrected(text, fold(text).places, best.steps)
    if unquoted(right) == unquoted(wording.text):
        right = wording.text
    reasons = (*why(misprint), *best.why)
    rivals = [other for other in others if other.meaning != best.meaning]
    return Name(
        printed=raw,
        corrected=right,
        misprint=Misprint(printed=raw, meant=right, why="；".join(reasons)),
        indicator_id=wording.indicator.id,
        indicator=wording.indicator.name,
        method="fuzzy",
        score=best.score,
        evidence=reasons,
        runner_up=rivals[0] if rivals else None,
    )


def why(misprint: Misprint | None) -> tuple[str, ...]:
    """A listed misprint as evidence."""
    return () if misprint is None else (f"“{misprint.printed}”应为“{misprint.meant}”：{misprint.why}",)


@cache
def known_names() -> Lexicon:
    """The wordings by their keys."""
    return lexicon({key: wording.indicator.id for key, wording in catalogue().wordings.items()})


def nearest_names(printed: str, limit: int = 3) -> tuple[Candidate, ...]:
    """The listed names that come nearest, however far, for a person to look at."""
    return nearest(fold(without_misprint(squeezed(printed))[0]).key, known_names(), limit)


def without_misprint(raw: str) -> tuple[str, Misprint | None]:
    """The name without what is never right in it, and the first such misprint."""
    first: Misprint | None = None
    text = raw
    for misprint in catalogue().misprints:
        if misprint.printed in text:
            text = text.replace(misprint.printed, misprint.meant)
            first = first or misprint
    if (clean := stray_stop(text)) != text:
        first = first or Misprint(printed=text, meant=clean, why="名称末尾多出一个点")
    return (text, None) if first is None else (clean, first)


def forget() -> None:
    """Read the catalogue anew at the next look-up: a decision was written."""
    for cached in (decisions, catalogue, known_names, listed, match):
        cached.cache_clear()
