"""What a document says of its forms outside them: whose budget it is, and of which year."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.rows.years import fiscal_year
from mappings.divisions import Place, locate, place
from mappings.labels import labels
from mappings.normal import plain
from schemas.document import Document
from schemas.form import FormRecord
from schemas.grid import Content, Line

COVER = 2
"""Pages that a cover and a table of contents take."""
LONGEST_LINE = 40
"""Characters of the longest line of a cover."""
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the document tells where a form does not."""

    place: Place | None = None
    year: int | None = None


def around(document: Document, content: Content, records: Sequence[FormRecord]) -> Around:
    """Place and year by the document's other forms, else by its cover; the year at last by the file's own name."""
    codes = {found.city_code for found in (*places(records), *covers(content)) if found is not None}
    years = Counter(year for record in records if (year := fiscal_year(record)) is not None)
    told = [year for year, _ in years.most_common()] or [*cover_years(content)] or name_years(document.name)
    return Around(place=place(codes.pop()) if len(codes) == 1 else None, year=told[0] if told else None)


def places(records: Sequence[FormRecord]) -> Iterator[Place | None]:
    """The places of the departments that the forms name."""
    for record in records:
        for entry in record.fields:
            if entry.name in {"department", "unit"}:
                yield locate(entry.text)


def cover_lines(content: Content) -> Iterator[str]:
    """Short lines of the first pages."""
    for block in content.blocks:
        if isinstance(block, Line) and block.page is not None and block.page <= COVER:
            word = plain(block.text)
            if len(word) <= LONGEST_LINE:
                yield word


def covers(content: Content) -> Iterator[Place | None]:
    """The places that lines of the cover begin with."""
    return (locate(word) for word in cover_lines(content))


def cover_years(content: Content) -> Iterator[int]:
    """Years of the cover's lines that speak of a budget."""
    for word in cover_lines(content):
        if (found := YEAR.search(word)) and any(sign in word for sign in labels().budget_signs):
            yield int(found[1])


def name_years(name: str) -> list[int]:
    """The year in a file's name, where there is one and no other."""
    years = {int(year) for year in YEAR.findall(name)}
    return list(years) if len(years) == 1 else []
