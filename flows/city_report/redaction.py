"""Personal data kept out of the page: what contacts say, and what looks like a telephone number."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.store.reading import Dataset
from schemas.box import Box
from schemas.filing import Partition
from schemas.filing_id import document_of as digits_of

PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-—－ ]?\d{7,8})(?![\d.])")
"""Chinese mobile numbers, and landlines with their area code."""
HIDDEN = "××"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """What must not be shown."""

    words: tuple[str, ...]
    """Names and numbers, the longest first."""
    places: dict[tuple[str, int], tuple[Box, ...]]
    """Where they stand: by the first 16 digits of the document's SHA-256, and page."""

    def hide(self, text: str) -> str:
        """A text without them."""
        for word in self.words:
            text = text.replace(word, HIDDEN)
        return PHONE.sub(HIDDEN, text)


def contacts(dataset: Dataset, partition: Partition) -> Contacts:
    """The contacts of a city and year."""
    return contacts_of(dataset.arrow("contacts", partition.city_code, partition.fiscal_year).to_pylist())


def contacts_of(rows: Sequence[Mapping[str, Any]]) -> Contacts:
    """What rows of `contacts` tell."""
    places: dict[tuple[str, int], tuple[Box, ...]] = {}
    for row in rows:
        if row["bbox"] is not None and row["page"] is not None:
            key = (digits_of(row["filing_id"]), row["page"])
            places[key] = (*places.get(key, ()), tuple(row["bbox"]))
    return Contacts(
        words=longest_first(word for row in rows for word in (row["contact_person"], row["contact_phone"])),
        places=places,
    )


def longest_first(found: Iterable[str | None]) -> tuple[str, ...]:
    """Words of more than one sign: a single one stands in too many others."""
    words = {word for word in found if word is not None and len(word) > 1}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
