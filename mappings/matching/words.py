"""Whether two characters beside each other make a word."""

from functools import cache

from mappings.loading import FOLDER
from mappings.matching.glyphs import glyphs
from schemas.errors import BadMapping

HEAD = "first,seconds"


@cache
def seconds() -> dict[str, frozenset[str]]:
    """First character → those that make a word, or a part of one, behind it."""
    head, *body = (FOLDER / "matching" / "words.csv").read_text("utf-8").splitlines()
    if head != HEAD:
        raise BadMapping(f"mappings/matching/words.csv: the columns are not {HEAD}; make the file anew")
    return {line[0]: frozenset(line[2:]) for line in body}


def is_pair(pair: str) -> bool:
    """Whether two characters stand beside each other in a word."""
    return len(pair) == 2 and pair[1] in seconds().get(pair[0], frozenset())


def is_foreign(sign: str) -> bool:
    """Whether a Chinese character is outside GB 2312: no word of a government's text is written with it."""
    return "\u4e00" <= sign <= "\u9fff" and sign not in glyphs()


def stands_alone(text: str, place: int) -> bool:
    """Whether the Chinese character at a place makes no word with either neighbour: it cannot be meant there."""
    if is_foreign(text[place]):
        return True
    pairs = text[max(0, place - 1) : place + 1], text[place : place + 2]
    return text[place] in glyphs() and not any(map(is_pair, pairs))
