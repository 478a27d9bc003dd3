"""Mapping files read into frozen objects; an unknown key or a wrong type is refused."""

from pathlib import Path
from typing import TypeVar

import msgspec

from schemas.errors import BadMapping

FOLDER = Path(__file__).parent
Entries = TypeVar("Entries")


def load(name: str, kind: type[Entries]) -> Entries:
    """The file `name` of `mappings/` as `kind`. Raises BadMapping, which names the file and the entry."""
    try:
        return msgspec.yaml.decode((FOLDER / name).read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadMapping(f"mappings/{name}: {error}; correct the entry") from error


def index(words: dict[str, tuple[str, ...]], where: str) -> dict[str, str]:
    """Word → id, from id → words. Raises BadMapping where one word has two meanings."""
    found: dict[str, str] = {}
    for meaning, spellings in words.items():
        for word in spellings:
            if found.setdefault(word, meaning) != meaning:
                raise BadMapping(f"{where}: {word} means both {found[word]} and {meaning}; keep one of them")
    return found
