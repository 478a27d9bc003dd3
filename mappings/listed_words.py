"""Whether a text is of one of the closed lists that a form's words come out of: labels, levels, names of indicators."""

from functools import cache, lru_cache

from mappings.catalogue import catalogue
from mappings.label_misprints import differs_little, known, meant_label
from mappings.labels import list_file
from mappings.levels import families, level_of
from mappings.matching.folding import fold
from mappings.normal import bare, plain

SHORTEST = 2
"""Characters of a word; one alone says too little."""


@lru_cache(maxsize=65536)
def is_listed(text: str) -> bool:
    """Whether it is a label, the name of a level or of an indicator, or a word that one column alone holds."""
    word = bare(text)
    if len(word) < SHORTEST:
        return False
    return (
        word in known().get(len(word), {})
        or level_of(text) is not None
        or plain(text) in column_words()
        or fold(text).key in catalogue().wordings
    )


def meant_word(text: str) -> str | None:
    """The label or the name of a level that a recogniser made `text` of, by characters that look alike; None where it
    is none of one alone.
    """
    printed = plain(text)
    found = {word for word in level_names() if len(word) == len(printed) > SHORTEST and differs_little(printed, word)}
    label = meant_label(text)
    found |= {label} if label is not None else set()
    return found.pop() if len(found) == 1 else None


@cache
def level_names() -> frozenset[str]:
    """The official names of levels of all families."""
    return frozenset(name for family in families() for name in (*family.level1, *family.parents))


@cache
def column_words() -> frozenset[str]:
    """Words that one column of an indicator table alone holds."""
    lists = list_file()
    return frozenset(plain(entry.word) for entry in (*lists.basis, *lists.class_))
