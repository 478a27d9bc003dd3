"""The tables of a filing beside those of another copy of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.audit.comparable_rows import ComparableRow, comparable_rows
from extractors.audit.matching import Matching, matched
from extractors.audit.pair_rule import Others
from schemas.filing import FilingRows
from schemas.tables import Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What two copies say of one thing."""

    entry: ComparableRow
    field: str
    own: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One table of a filing beside that of a copy."""

    table: str
    own: Filing
    copy: Filing
    matching: Matching

    @property
    def figures(self) -> list[Difference]:
        """Numbers that differ."""
        return [
            Difference(entry=own, field=field, own=figure.shown, other=other.figures[field].shown)
            for own, other in self.matching.pairs
            for field, figure in own.figures.items()
            if figure.means != other.figures[field].means
        ]

    @property
    def words(self) -> list[Difference]:
        """Texts that differ."""
        return [
            Difference(entry=own, field=field, own=text, other=other.words[field])
            for own, other in self.matching.pairs
            for field, text in own.words.items()
            if text != other.words[field]
        ]

    @property
    def agrees(self) -> bool:
        """Whether the two say the same."""
        return not (self.figures or self.words or self.matching.own or self.matching.other)


def refiled(own: FilingRows, copy: FilingRows) -> bool:
    """Whether a copy was filed on another day, so that it may differ on purpose."""
    days = {own.filing.filed_on, copy.filing.filed_on}
    return len(days) > 1 and None not in days


def tables(own: FilingRows, copy: FilingRows) -> Iterator[Compared]:
    """Each table beside that of a copy."""
    theirs = comparable_rows(copy)
    for table, rows in comparable_rows(own).items():
        yield Compared(table=table, own=own.filing, copy=copy.filing, matching=matched(rows, theirs[table]))


def all_tables(own: FilingRows, others: Others) -> Iterator[Compared]:
    """Each table beside that of each copy."""
    return (found for copy in others for found in tables(own, copy))
