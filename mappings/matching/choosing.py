"""The known word that a printed one means, if the evidence singles one out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from mappings.matching.evidence import LISTED_COST, NONE_COST, corrected_splits
from mappings.matching.steps import Step, steps

FLOOR = 0.88
"""Least score of a match: one sure change in four characters, or two in eight."""
LEAD = 0.05
"""Least distance from the best word of another meaning."""
SHORTEST = 3
"""Characters below which one change leaves too little."""
NEAREST = 8
"""Words that are looked at closely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Known words."""

    meanings: Mapping[str, str]
    """Word → what it means; words of one meaning do not compete."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A known word, and what speaks for and against it."""

    word: str
    meaning: str
    score: float
    """1 for the same, less the cost of each change by the word's length."""
    steps: tuple[Step, ...]
    refusal: str | None
    """Why it cannot be meant; None where the evidence allows it."""

    @property
    def why(self) -> tuple[str, ...]:
        """The evidence in words."""
        return tuple(step.why for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a printed word means, and what it was weighed against."""

    best: Candidate | None
    """None where nothing is near enough, or nothing leads."""
    others: tuple[Candidate, ...]
    """The other words that were weighed, the nearest first."""


def lexicon(meanings: Mapping[str, str]) -> Lexicon:
    """The words of a mapping from word to meaning."""
    return Lexicon(meanings=meanings, words=tuple(meanings))


def choose(printed: str, known: Lexicon) -> Choice:
    """The one word of the lexicon that `printed`, which is none of it, was meant to be."""
    weighed = sorted(candidates(printed, known), key=lambda found: (found.refusal is not None, -found.score))
    if not weighed or weighed[0].refusal is not None:
        return Choice(best=None, others=by_score(weighed))
    best = weighed[0]
    rivals = [rival_score(found, best) for found in weighed if found.meaning != best.meaning]
    if best.score - max(rivals, default=0.0) < LEAD:
        return Choice(best=None, others=by_score(weighed))
    return Choice(best=best, others=by_score(weighed[1:]))


def rival_score(rival: Candidate, best: Candidate) -> float:
    """A rival's score; against a word of which every change is sure, only its own sure changes come cheap."""
    if not all(step.sure for step in best.steps):
        return rival.score
    doubtful = sum(NONE_COST - step.cost for step in rival.steps if not step.sure)
    return rival.score - doubtful / len(rival.word)


def by_score(found: list[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, the nearest first."""
    return tuple(sorted(found, key=lambda entry: -entry.score))


def candidates(printed: str, known: Lexicon) -> Iterator[Candidate]:
    """The nearest words, weighed: those of which a character was read as its halves, and those a few changes away."""
    if len(printed) < SHORTEST:
        return
    for text, at, split in corrected_splits(printed):
        if text in known.meanings:
            step = Step(
                kind="other",
                at=at,
                printed=split.parts,
                meant=split.character,
                cost=LISTED_COST,
                why=f"“{split.character}”被拆成“{split.parts}”",
                allowed=True,
            )
            yield candidate(text, known, (step,))
    for word in near(printed, known, furthest(printed)):
        yield weigh(printed, word, known)


def furthest(printed: str) -> int:
    """Changes beyond which no word is meant: two, and three from nine characters on."""
    return 2 if len(printed) < 9 else 3


def near(printed: str, known: Lexicon, cutoff: int, limit: int = NEAREST) -> tuple[str, ...]:
    """The words at most `cutoff` changes away, the nearest first."""
    found = process.extract(printed, known.words, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=limit)
    return tuple(word for word, _, _ in found)


def weigh(printed: str, word: str, known: Lexicon) -> Candidate:
    """A word with the changes that it takes."""
    return candidate(word, known, tuple(steps(printed, word)))


def candidate(word: str, known: Lexicon, changes: tuple[Step, ...]) -> Candidate:
    """The word at the cost of its changes, refused where one of them may not be or all are too many."""
    score = max(0.0, 1.0 - sum(step.cost for step in changes) / len(word))
    refusal = next((step.why for step in changes if not step.allowed), None)
    if refusal is None and weak(changes):
        refusal = "不止一处改动，且有一处没有字形、字音的依据"
    if refusal is None and score < FLOOR:
        refusal = "改动过多，证据不足"
    if refusal is None and len(word) < SHORTEST:
        refusal = "名称过短"
    return Candidate(word=word, meaning=known.meanings[word], score=round(score, 4), steps=changes, refusal=refusal)


def weak(changes: tuple[Step, ...]) -> bool:
    """Whether a change that no likeness speaks for comes with another change, or two characters are lost."""
    unsure = any(not step.sure for step in changes)
    return (unsure and len(changes) > 1) or sum(step.kind == "lost" for step in changes) > 1


def nearest(printed: str, known: Lexicon, limit: int = 3) -> tuple[Candidate, ...]:
    """The nearest words however far, weighed, for a person to look at."""
    found = (weigh(printed, word, known) for word in near(printed, known, max(1, len(printed) * 2 // 3), limit * 3))
    return by_score(list(found))[:limit]


def corrected(raw: str, places: tuple[int, ...], changes: tuple[Step, ...]) -> str:
    """The printed text with the changes made; `places` tells for each character of its key where it stands in `raw`."""
    text = list(raw)
    for step in sorted(changes, key=lambda change: -change.at):
        match step.kind:
            case "lost":
                place = places[step.at] if step.at < len(places) else len(text)
                text.insert(place, step.meant)
            case _:
                span = places[step.at : step.at + len(step.printed)]
                for place in span:
                    text[place] = ""
                text[span[0]] = step.meant
    return "".join(text)
