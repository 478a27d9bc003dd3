"""What a value prints beside its figure: more numbers, or a sentence in which the figure is by the way."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.values.dates import without_dates
from extractors.values.figures import CLAUSE_ENDS, LISTED_ITEM, Figure, figures
from extractors.values.reading import BLOT, BRACKETED, SAYS, any_of
from extractors.values.units import chain_pattern, unit_kind
from mappings.value_words import value_words

LOOSE = re.compile(r"(?<![A-Za-z0-9.])(?<![A-Za-z][-+])[0-9]+(?:\.[0-9]+)*(?![A-Za-z0-9])")
"""A number that no letter makes a name of: 5G, PM2.5."""
PER = re.compile("/[\u4e00-\u9fff]")
CLAUSE = re.compile(f"[^{re.escape(CLAUSE_ENDS)}]+")
SENTENCE = 6
"""Signs that other clauses must have before a figure among words counts as said by the way."""
BEHIND, BEFORE = 2, 3
"""Signs of its own clause that stand behind, or before, such a figure."""
SHORT = 12
"""Longest of several short statements that stand behind each other in a cell: 24小时；1-12月."""
FEW = 2
"""Most words of a cell that is meant as a number."""


def says_more(raw: str, text: str, figure: Figure) -> bool:
    """Whether a cell says more of its figure than is read; `raw` is its reading, `text` what it states.

    A unit goes on behind a stroke with a word that is no unit: 3元/户均.
    A second number counts wherever it stands: in the statement, in brackets, or as the date of another short one.
    """
    unread = PER.match(text, figure.end) is not None and figure.unit is not None
    return unread or any(loose_numbers(text, figure)) or in_brackets(raw, figure) or beside_date(raw, text)


def loose_numbers(text: str, figure: Figure | None) -> Iterator[str]:
    """The numbers outside the figure that are no name, no place in a row and no list's number."""
    words = value_words()
    for found in LOOSE.finditer(text):
        if figure is not None and figure.start <= found.start() < figure.end:
            continue
        ahead, rest = text[: found.start()], text[found.end() :]
        numbered = not ahead or ahead[-1] in CLAUSE_ENDS + "("
        if ahead.endswith(tuple(words.ordinals)) or rest.startswith(tuple(words.names)):
            continue
        if not (numbered and (LISTED_ITEM.match(rest) or rest.startswith(")"))):
            yield found[0]


def in_brackets(raw: str, figure: Figure) -> bool:
    """Whether brackets beside the statement hold a quantity of their own: 2元/吨(最高不超过2000万元/年)."""
    asides = (found[0][1:-1] for found in BRACKETED.finditer(raw))
    if SAYS.search(BRACKETED.sub("", raw)) is None:
        return False
    return any(
        (entry.unit is not None or entry.op is not None) and entry.digits != figure.digits
        for aside in asides
        if chain_pattern().fullmatch(aside) is None
        for entry in figures(without_dates(aside))
    )


def beside_date(raw: str, text: str) -> bool:
    """Whether a short statement stands beside one that is a date."""
    if len(raw) != len(text) or ";" not in raw:
        return False
    parts, at = [], 0
    for part in raw.split(";"):
        parts.append((part, text[at : at + len(part)]))
        at += len(part) + 1
    told = [(part, own) for part, own in parts if re.search("[0-9]", part)]
    return len(told) > 1 and all(len(part) <= SHORT for part, _ in told) and any(BLOT in own for _, own in told)


def by_the_way(text: str, figure: Figure) -> bool:
    """Whether a figure without comparator stands among the words of one clause, and other clauses say more."""
    if figure.op is not None or (figure.unit is not None and unit_kind(figure.unit) == "share"):
        return False
    others = 0
    own = ("", "")
    for found in CLAUSE.finditer(text):
        if found.start() <= figure.start < found.end():
            own = text[found.start() : figure.start], text[figure.end : found.end()]
        else:
            others += size(found[0])
    return others >= SENTENCE and (size(own[1]) >= BEHIND or size(own[0]) >= BEFORE)


def size(text: str) -> int:
    """How many signs of a text say something."""
    return len(SAYS.findall(text))


def unreadable(text: str) -> bool:
    """Whether a statement without figures is meant as a number: 60.00-, ≥1O0%, 1/3."""
    shown = text.replace(BLOT, "")
    digits = re.search("[0-9]", shown) is not None
    if not digits or size(text) != size(shown) or ordinal().search(shown):
        return False
    chinese = len(re.findall("[\u4e00-\u9fff]", shown))
    return sign_and_figure().match(shown) is not None or (chinese <= FEW and any(loose_numbers(shown, None)))


@cache
def ordinal() -> re.Pattern[str]:
    """A place in a row."""
    return re.compile(rf"{any_of(value_words().ordinals)}[0-9]")


@cache
def sign_and_figure() -> re.Pattern[str]:
    """A comparator in signs before what should be a number."""
    signs = (word for group in value_words().comparators.signs for word in group.words)
    return re.compile(rf"^{any_of(signs)}[0-9A-Za-z.]*[0-9]")
