"""Breaks the text of a cell into lines."""

import re

from benchmarks.render.look import Face
from benchmarks.render.typefaces import length

TOKENS = re.compile(r"[A-Za-z0-9.,%()/+*=<>≥≤≦≧-]+|.", re.DOTALL)
"""What a line is not broken within: a figure with its signs, or one character."""
CLOSING = frozenset("，。、；：！？）》」』”’．％…")
"""What no line begins with (GB/T 15834)."""


def tokens(text: str) -> list[str]:
    """A paragraph in the pieces that lines are made of."""
    return TOKENS.findall(text)


def wrapped(text: str, width: float, face: Face) -> list[str]:
    """The lines of a text, its paragraphs parted by line feeds; `width` in sizes of the text."""
    if not text.strip():
        return []
    return [line for part in text.split("\n") for line in filled(part, width, face)]


def filled(paragraph: str, width: float, face: Face) -> list[str]:
    """One paragraph in lines as full as they go; an empty one is an empty line."""
    lines: list[list[str]] = [[]]
    left = width
    for token in pieces(paragraph, width, face):
        need = length(token, face)
        if need > left and lines[-1]:
            carried = lines[-1][-1:] if token in CLOSING and len(lines[-1]) > 1 else []
            lines[-1] = lines[-1][: len(lines[-1]) - len(carried)]
            lines.append(carried)
            left = width - sum(length(piece, face) for piece in carried)
        lines[-1].append(token)
        left -= need
    return ["".join(line) for line in lines]


def pieces(paragraph: str, width: float, face: Face) -> list[str]:
    """Tokens; one that is wider than a line falls into its characters."""
    return [piece for token in tokens(paragraph) for piece in ([token] if length(token, face) <= width else token)]
