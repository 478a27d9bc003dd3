"""What a document says of its forms outside them: whose budget it is, and of which year."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.rows.years import fiscal_year
from mappings.divisions import DivisionPath, locate, place
from mappings.labels import labels
from mappings.layouts import uncoded
from mappings.normal import plain
from schemas.document import Document
from schemas.form import FormRecord
from schemas.grid import Content, Grid, Line

COVER = 2
"""Pages that a cover and a table of contents take."""
LONGEST_LINE = 40
"""Characters of the longest line of a cover."""
YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
ALONE = re.compile(r"\(?(20\d{2})(?:年度?)?\)?")
HEADED = re.compile(r"(?<!\d)(20\d{2})年(?!\d{1,2}月)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContext:
    """What the document tells where a form does not."""

    place: DivisionPath | None = None
    year: int | None = None


def document_context(document: Document, content: Content, records: Sequence[FormRecord]) -> DocumentContext:
    """Place and year by the document's other forms, else by its cover and headings, at last by the file's own name."""
    codes = {found.city_code for found in (*places(records), *covers(content)) if found is not None}
    if not codes:
        codes = {found.city_code for found in (locate(stem(document.name)),) if found is not None}
    years = Counter(year for record in records if (year := fiscal_year(record)) is not None)
    told = [year for year, _ in years.most_common()] or [*cover_years(content)] or [*heading_years(content)]
    year = next(iter(told or name_years(document.name)), None)
    return DocumentContext(place=place(codes.pop()) if len(codes) == 1 else None, year=year)


def stem(name: str) -> str:
    """A file's name without what its format adds."""
    return name.rpartition(".")[0] or name


def places(records: Sequence[FormRecord]) -> Iterator[DivisionPath | None]:
    """The places of the departments that the forms name."""
    for record in records:
        for entry in record.fields:
            if entry.name in {"department", "unit"}:
                yield locate(uncoded(entry.text))


def cover_lines(content: Content) -> Iterator[str]:
    """Short lines of the first pages; of text without pages those above its first table."""
    for block in content.blocks:
        if isinstance(block, Grid):
            if content.pages is None:
                return
            continue
        if block.page is None or block.page <= COVER:
            word = plain(block.text)
            if word and len(word) <= LONGEST_LINE:
                yield word


def covers(content: Content) -> Iterator[DivisionPath | None]:
    """The places that lines of the cover begin with."""
    return (locate(word) for word in cover_lines(content))


def cover_years(content: Content) -> Iterator[int]:
    """Years of the cover's lines that speak of a budget, or stand alone right above or below one that does."""
    lines = [*cover_lines(content)]
    for at, word in enumerate(lines):
        beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
        if speaks(word) and (found := YEAR.search(word)):
            yield int(found[1])
        elif (alone := ALONE.fullmatch(word)) and any(map(speaks, beside)):
            yield int(alone[1])


def heading_years(content: Content) -> list[int]:
    """The year that most headings of the document name, speaking of a budget: 2031年度部门预算收支总表."""
    lines = (plain(block.text) for block in content.blocks if isinstance(block, Line))
    heads = (word for word in lines if len(word) <= LONGEST_LINE and speaks(word))
    found = Counter(int(year[1]) for word in heads if (year := HEADED.search(word)))
    return [year for year, _ in found.most_common(1)]


def speaks(word: str) -> bool:
    """Whether a line speaks of a budget or its goals."""
    return any(sign in word for sign in labels().budget_signs)


def name_years(name: str) -> list[int]:
    """The year in a file's name, where there is one and no other."""
    years = {int(year) for year in YEAR.findall(name)}
    return list(years) if len(years) == 1 else []
