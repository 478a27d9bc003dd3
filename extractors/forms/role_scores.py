"""How well a printed text plays a column's role: what a cell is, by what it says."""

import re
from functools import lru_cache

from extractors.values import is_sign, is_unit, parse_amount, parse_value
from mappings.labels import indicator_column, is_placeholder, labels
from mappings.levels import families
from mappings.misprints import corrected_level
from mappings.names import is_listed_name
from mappings.normal import bare, plain

WORD = 12
"""Longest value in characters, by and large; longer texts are prose."""
QUALITY = 6
"""Longest quality word in characters."""
BLANK = {"value": -0.3, "level3": -0.5}
"""What a blank cell in a column of names or values costs: they are seldom left out."""
WEIGHT = re.compile(r"\d{1,3}(?:\.\d+)?[分%]?")


@lru_cache(maxsize=262144)
def fit(text: str, role: str, family_id: str) -> float:
    """Fit of `text` in a column of `role`, in a form whose levels are of `family_id`.

    Above 3 the text can hardly be anything else; below 0 it should be something else; 0 tells nothing.
    """
    if is_placeholder(text):
        return 0.0 if text.strip() else BLANK.get(role, 0.0)
    if role in {"level1", "level2", "level3"} and (corrected := corrected_level(text, family_id)) is not None:
        text = corrected.meant
    match role:
        case "level1" | "level2":
            return level_fit(text, role, family_id)
        case "level3":
            return name_fit(text, family_id)
        case "value":
            return value_fit(text)
        case "basis" | "class":
            return listed_fit(text, role)
        case "op":
            return 4.0 if is_sign(text) else -4.0
        case "unit":
            return unit_fit(text)
        case "scoring" | "explanation" | "remark":
            return prose_fit(text, role)
        case "money" | "seq":
            return 2.0 if parse_amount(text) is not None else -2.0
        case "weight" | "score":
            return 2.0 if WEIGHT.fullmatch(plain(text)) else -3.0
        case _:
            return 0.0


def level_fit(text: str, role: str, family_id: str) -> float:
    """An official name of the level, or at least a short name and no value."""
    family = next(entry for entry in families() if entry.id == family_id)
    official = family.is_level1(text), family.level2(text) is not None
    own, other = official if role == "level1" else official[::-1]
    if own:
        return 4.0
    if other or is_listed(text):
        return -2.0
    if is_listed_name(text):
        return -1.5
    if looks_worth(text) or len(plain(text)) > 2 * WORD:
        return -3.0
    return -0.5 if role == "level1" else 0.6


def name_fit(text: str, family_id: str) -> float:
    """An indicator's name: one of the catalogue, or any text that is no value, level or listed word."""
    if is_listed_name(text):
        return 3.0
    if is_listed(text) or is_sign(text) or is_level1(text, family_id):
        return -2.0
    if is_level2(text, family_id):
        return -0.5
    if looks_worth(text):
        return -3.0
    return 0.3 if is_quality(text) else 1.5


def value_fit(text: str) -> float:
    """A number with its comparator and unit, or a quality word."""
    if is_listed(text) or indicator_column(text) is not None:
        return -2.0
    if parse_value(text).kind == "quantitative":
        return 3.0
    if is_listed_name(text):
        return -2.0
    if len(plain(text)) > WORD:
        return 0.3
    if plain(text).endswith(labels().measures):
        return -1.0
    return 1.5 if is_quality(text) else 0.5


def listed_fit(text: str, role: str) -> float:
    """A word of the column's closed list; the basis of some forms is free text."""
    word = bare(text)
    if word in (labels().basis if role == "basis" else labels().classes):
        return 3.0
    if is_listed(text) or looks_worth(text):
        return -2.0
    return 0.0 if role == "basis" else -2.0


def unit_fit(text: str) -> float:
    """A unit of measure."""
    word = plain(text)
    if is_unit(word):
        return 3.0
    return -3.0 if len(word) > WORD or is_listed(text) or is_sign(text) else -1.0


def prose_fit(text: str, role: str) -> float:
    """A rule that gives or takes points, an explanation, or a short remark."""
    if is_listed(text) or is_sign(text):
        return -2.0
    points = gives_points(text)
    match role:
        case "scoring":
            return 3.0 if points else 0.3
        case "remark":
            return 1.5 if WEIGHT.fullmatch(plain(text)) else 0.2
        case _:
            return -0.5 if points else 0.5


def is_quality(text: str) -> bool:
    """Whether `text` is a word for a quality, such as stand as values."""
    return len(plain(text)) <= QUALITY and labels().qualities.search(plain(text)) is not None


def gives_points(text: str) -> bool:
    """Whether `text` is a rule of giving and taking points."""
    return labels().points.search(plain(text)) is not None


def is_listed(text: str) -> bool:
    """Whether `text` is a word of a column's closed list."""
    return bare(text) in labels().basis or bare(text) in labels().classes


def is_level1(text: str, family_id: str) -> bool:
    """Whether `text` is an official level-1 name of the family."""
    return any(family.id == family_id and family.is_level1(text) for family in families())


def is_level2(text: str, family_id: str) -> bool:
    """Whether `text` is an official level-2 name of the family."""
    return any(family.id == family_id and family.level2(text) is not None for family in families())


@lru_cache(maxsize=65536)
def looks_worth(text: str) -> bool:
    """Whether `text` is, from its first sign, a value: ≥95%, 37万平方米, 100."""
    word = plain(text)
    return (
        bool(re.match(r"[≥≤><=≧≦＞＜＝]|[-+]?\d", word))
        and len(word) <= WORD
        and parse_value(text).kind == "quantitative"
    )
