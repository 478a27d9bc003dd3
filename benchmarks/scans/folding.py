"""Recognised text without what does not matter where it is held against the truth."""

from collections.abc import Mapping
from functools import cache

from extractors.values.reading import folds
from mappings.characters import folding


def fold(text: str) -> str:
    """The text without blanks and with one form per sign: readings that fold alike say the same."""
    return "".join(text.translate(_table()).split())


@cache
def _table() -> Mapping[int, int | str | None]:
    """A table for `str.translate`: radicals to characters, full width to half, one form per sign."""
    signs = folds()
    stored = {code: text.translate(signs) for code, text in folding().items()}
    return {**signs, **stored}
