"""The ledger of a form: what each printed cell became, and which cells nothing took.

Each printed text is in a record, a known label, or told. What the readers of the parts lose is found here, so that
nothing is lost by construction: cells of figures are counted, for the same figure may be printed twice; longer texts
are looked up clause by clause, for readers split lists into items.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any

from extractors.forms.head_roles import role_of
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import comparator, is_sign, parse_amount
from mappings.closing_words import closing
from mappings.goal_labels import section_of
from mappings.head_words import is_direction
from mappings.labels import context_column, field, is_placeholder, labels, project_column
from mappings.layouts import is_ornament, title_of
from mappings.levels import level_of
from mappings.money_lines import line_name, money_line, units
from mappings.normal import bare, joined, plain, squeezed
from schemas.form import Doubt, FormRecord
from schemas.grid import Cell

CLAUSE = re.compile(r"[:;。、!?()\s]|,(?!\d{3})|(?<=\D),|(?<=\D)\.|^\d{1,2}[.、]")
"""What parts the clauses of a text; a comma between thousands is no such sign."""
SHORT = 16
"""Longest text that counts as one figure or word."""
NUMBERING = re.compile(r"^(?:\d{1,2}[.、)-]|[一二三四五六七八九十]{1,3}[、是.]|[①-⑳])")


UNREAD = "unread_text"
MANY = 4
"""Cells of one column that are told as one."""


ASIDE = re.compile(r"^(\w{2,4})\([^()]{1,6}\)(?=\w)")
"""Brackets within a label: 部门(单位)名称."""
FULL = 100
"""All points of a form."""
SEQUENCE = re.compile(r"\d{1,2}")
"""The number of a row."""


@dataclass(slots=True)
class Holdings:
    """All that the records of some rows hold, as plain text."""

    whole: Counter[str]
    """How often each text is held as one."""
    running: str
    """All of it behind each other."""


def balanced(rows: Sequence[PrintedRow], records: Sequence[FormRecord]) -> list[FormRecord]:
    """The records of some rows with the share of the print that they account for, the first with what none does."""
    lost = list(unaccounted(rows, records))
    if records and lost:
        first = records[0]
        records = [replace(first, doubts=(*first.doubts, *lost_doubts(lost))), *records[1:]]
    printed = sum(len(squeezed(cell.text)) for row in rows for cell in row.printed)
    told = {(entry.observed, entry.place) for record in records for entry in record.doubts if entry.kind == UNREAD}
    unread = sum(len(squeezed(text or "")) for text, _ in told)
    share = max(0.0, 1 - unread / printed) if printed else None
    return [replace(record, text_coverage=share) for record in records]


def lost_doubts(cells: Sequence[Cell]) -> Iterator[Doubt]:
    """One doubt for each cell that no record holds; many cells of one column are told together."""
    columns: dict[int, list[Cell]] = {}
    for cell in cells:
        columns.setdefault(cell.col, []).append(cell)
    for own in columns.values():
        groups = [own] if len(own) >= MANY else [[cell] for cell in own]
        for group in groups:
            texts = "；".join(joined(cell.text) for cell in group)
            several = f"同一栏的{len(group)}段文字没有写入任何表。"
            yield Doubt(
                kind=UNREAD,
                table="filings",
                index=None,
                message=several if len(group) > 1 else "这段文字没有写入任何表。",
                observed=texts,
                place=place(*group),
            )


def unaccounted(rows: Sequence[PrintedRow], records: Sequence[FormRecord]) -> Iterator[Cell]:
    """The printed cells of rows that no record holds, that are no label, and that no doubt tells."""
    texts = [plain(text) for text in strings(records)]
    texts += [part for text in texts if ";" in text for part in text.split(";")]
    held = Holdings(whole=Counter(texts), running="\n".join(texts))
    pieces = cut_labels(rows)
    for row in rows:
        for cell in row.printed:
            known = is_known(cell.text) and not (is_figure(cell, row) and not held.whole[f"{plain(cell.text)}%"])
            if not known and not holds(held, cell.text) and id(cell) not in pieces:
                yield cell


def is_figure(cell: Cell, row: PrintedRow) -> bool:
    """Whether a cell of a table holds an amount, which is no page's number there; the sums of points are known ones."""
    if row.grid is None or not prints_figure(plain(cell.text)) or is_ornament(row.printed[0].text):
        return False
    told = parse_amount(cell.text)
    return closing(row.printed[0].text) != "sum" or (told is not None and told.number > FULL)


def cut_labels(rows: Sequence[PrintedRow]) -> set[int]:
    """The cells, by identity, that together with the next ones of their column print the label of a section."""
    columns: dict[tuple[int | None, int], list[Cell]] = {}
    for row in rows:
        for cell in row.printed[:1]:
            columns.setdefault((row.grid, cell.col), []).append(cell)
    found: set[int] = set()
    for cells in columns.values():
        for start in range(len(cells)):
            for stop in (start + 2, start + 3):
                own = cells[start:stop]
                if len(own) == stop - start and section_of("".join(plain(cell.text) for cell in own)) is not None:
                    found.update(map(id, own))
    return found


def strings(records: Iterable[object]) -> list[str]:
    """Every text in records, however deep, in their order; not the cells that tell where it was read."""
    found: list[str] = []
    waiting = [*records][::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            waiting += value[::-1]
        elif value is not None:
            # mypy takes the hash of a class for that of its instances
            names = attributes(type(value))  # type: ignore[arg-type]
            waiting += [getattr(value, name) for name in names][::-1]
    return found


@cache
def attributes(kind: type[Any]) -> tuple[str, ...]:
    """What the records of a class hold that compares them; nothing of a class that is no record."""
    return tuple(own.name for own in fields(kind) if own.compare) if is_dataclass(kind) else ()


def holds(held: Holdings, text: str) -> bool:
    """Whether the records hold a text; figures and short words are taken from what is held, each once."""
    word = plain(text)
    if len(word) <= SHORT and any(sign.isdigit() for sign in word):
        if held.whole[word]:
            held.whole[word] -= 1
            return True
        return (word in held.running and not word.isascii()) or all_pieces(held, word)
    return held.whole[word] > 0 or word in held.running or all_pieces(held, word)


def all_pieces(held: Holdings, word: str) -> bool:
    """Whether each clause of a text is held, or is a label."""
    word = ASIDE.sub(r"\1", word)
    pieces = [NUMBERING.sub("", piece) for piece in CLAUSE.split(field_labels().sub(";", word)) if piece]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return bool(pieces) and pieces[0] != word and pieces[0] in held.running
    return all((is_known(piece) and not prints_figure(piece)) or piece in held.running for piece in pieces)


def prints_figure(word: str) -> bool:
    """Whether a clause is an amount, which is known by no word, and not the number of an item."""
    return parse_amount(word) is not None and SEQUENCE.fullmatch(word) is None


@cache
def field_labels() -> re.Pattern[str]:
    """The labels of header fields with their colons, and the words before the numbers of lists."""
    words = sorted(map(re.escape, labels().fields), key=len, reverse=True)
    items = "|".join(map(re.escape, labels().item_words))
    return re.compile(
        rf"^(?:{'|'.join(words)})(?:\([^()]*\))?(?=[^:])|(?:{'|'.join(words)})(?:\([^()]*\))?:|(?:{items})?\d{{1,2}}[:.、](?!\d)"
    )


@lru_cache(maxsize=65536)
def is_known(text: str) -> bool:
    """Whether a text is a label of any kind, or stands where nothing is printed."""
    word = bare(text)
    return (
        is_placeholder(text)
        or not word
        or role_of(text) is not None
        or section_of(text) is not None
        or field(text) is not None
        or context_column(text) is not None
        or project_column(word) is not None
        or word in labels().funding_columns
        or word in labels().funding_sides
        or money_line(text) is not None
        or line_name(text) in labels().funding_columns
        or level_of(text) is not None
        or is_ornament(text)
        or title_of(text) is not None
        or closing(text) in {"chrome", "sum", "grade"}
        or is_direction(text)
        or (is_sign(text) and comparator(text) is None)
        or word in labels().answers
        or word in units()
    )
