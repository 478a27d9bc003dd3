"""Printed text brought to the form in which words are compared."""

import re
import unicodedata
from functools import cache, lru_cache

from mappings.characters import understood

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|<[^<>]*>")
UNCLOSED = re.compile(r"\([^()]*$|(?<=:)[^():]*\)$")
"""A bracket at the end of a label whose other half is lost, as recognisers lose them."""
BLANKS = re.compile(r"\s+")
LATIN_GAP = re.compile(r"(?<=[0-9A-Za-z,.;:!?])\s+(?=[0-9A-Za-z])")
QUOTES = str.maketrans("", "", "“”„\"'‘’「」『』《》〈〉")
CLOSING = frozenset(")]】>")
ROUND = frozenset("()")
COLONS = ":："
ORDINAL = re.compile(r"\d[\d.,]*$")
STRAY_STOP = re.compile(r"(?<=[\u4e00-\u9fff])[.,]$")


@lru_cache(maxsize=65536)
def joined(text: str) -> str:
    """Text on one line, layout blanks removed: none beside a Chinese sign, one between Latin words."""
    parts = LATIN_GAP.split(text.strip())
    return " ".join(BLANKS.sub("", part) for part in parts)


@lru_cache(maxsize=65536)
def squeezed(text: str) -> str:
    """Text with every blank removed, as `*_raw` columns hold it."""
    return "".join(text.split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """NFKC in simplified characters without blanks, leading stars of required fields, and trailing colons."""
    text = unicodedata.normalize("NFKC", text)
    text = text if _traditional().isdisjoint(text) else text.translate(understood())
    return "".join(text.split()).lstrip("*").rstrip(COLONS)


@cache
def _traditional() -> frozenset[str]:
    """The characters that have a simplified form."""
    return frozenset(map(chr, understood()))


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`plain` without what stands in brackets and without a number at the end: 长期目标1:(截止2028年) → 长期目标."""
    text = plain(text)
    if not CLOSING.isdisjoint(text):
        while (shorter := BRACKETS.sub("", text)) != text:
            text = shorter
    if not ROUND.isdisjoint(text):
        text = UNCLOSED.sub("", text)
    text = text.rstrip(COLONS)
    return ORDINAL.sub("", text) if text[-1:] in {".", ","} or text[-1:].isdecimal() else text


@lru_cache(maxsize=65536)
def unquoted(text: str) -> str:
    """`plain` without quotation marks: “三公”经费变动率 and “三公经费”变动率 are one name."""
    return plain(text).translate(QUOTES)


def bracketed(text: str) -> tuple[str, ...]:
    """What stands in round brackets, also where one of them is lost: 部门预算总额（万元） → (万元,)."""
    text = plain(text)
    lost = UNCLOSED.search(text)
    return (*re.findall(r"\(([^()]*)\)", text), *([lost[0].strip("()")] if lost else ()))


def numbered(text: str) -> int | None:
    """The number a label ends in: 长期目标1：→ 1."""
    label = BRACKETS.sub("", plain(text))
    found = re.search(r"(?<!\d)(\d{1,2})$", label.rstrip(COLONS))
    return int(found[1]) if found else None


def stray_stop(name: str) -> str:
    """A name without the Latin stop or comma that stands behind its last Chinese sign."""
    return STRAY_STOP.sub("", name)
