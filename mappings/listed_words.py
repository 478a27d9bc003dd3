"""Whether a text is of one of the closed lists that a form's words come out of: labels, levels, names of indicators."""

from functools import cache, lru_cache

from mappings.catalogue import catalogue
from mappings.label_misprints import known
from mappings.labels import list_file
from mappings.levels import level_of
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


@cache
def column_words() -> frozenset[str]:
    """Words that one column of an indicator table alone holds."""
    lists = list_file()
    return frozenset(plain(entry.word) for entry in (*lists.basis, *lists.class_))
