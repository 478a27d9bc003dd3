"""The ledger of a form: what each printed cell became, and which cells nothing took.

Each printed text is in a record, a known label, or told. What the readers of the parts lose is found here, so that
nothing is lost by construction: cells of figures are counted, for the same figure may be printed twice; longer texts
are looked up clause by clause, for readers split lists into items.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from extractors.forms.head_roles import role
from extractors.forms.printed_rows import PrintedRow
from mappings.closing_words import closing
from mappings.head_words import is_direction
from mappings.labels import context_column, field, is_placeholder, labels, section
from mappings.layouts import is_ornament, title_of
from mappings.levels import fused, level_of
from mappings.money_lines import line_name, money_line, units
from mappings.normal import bare, plain
from schemas.form import FormRecord
from schemas.grid import Cell

CLAUSE = re.compile(r"[:;。,、!?()\s]|(?<=\D)\.|^\d{1,2}[.、]")
"""What parts the clauses of a text."""
SHORT = 16
"""Longest text that counts as one figure or word."""
NUMBERING = re.compile(r"^(?:\d{1,2}[.、)]|[一二三四五六七八九十]{1,3}[、是.]|[①-⑳])")


@dataclass(slots=True)
class Holdings:
    """All that the records of some rows hold, as plain text."""

    whole: Counter[str]
    """How often each text is held as one."""
    running: str
    """All of it behind each other."""


def unaccounted(rows: Sequence[PrintedRow], records: Sequence[FormRecord], told: Iterable[str]) -> Iterator[Cell]:
    """The printed cells of rows that no record holds, that are no label, and that no doubt tells.

    `told` is what the doubts say; a record's own doubts are held as its other texts are.
    """
    texts = [plain(text) for record in records for text in strings(record)]
    texts += [part for text in texts if "；" in text or ";" in text for part in re.split("[;；]", text)]
    texts += map(plain, told)
    held = Holdings(whole=Counter(texts), running="\n".join(texts))
    for row in rows:
        yield from (cell for cell in row.printed if not is_known(cell.text) and not holds(held, cell.text))


def strings(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from strings(entry)
    elif is_dataclass(value):
        for own in fields(value):
            yield from strings(getattr(value, own.name))


def holds(held: Holdings, text: str) -> bool:
    """Whether the records hold a text; figures and short words are taken from what is held, each once."""
    word = plain(text)
    if len(word) <= SHORT and any(sign.isdigit() for sign in word):
        if held.whole[word]:
            held.whole[word] -= 1
            return True
        return word in held.running and not word.isascii() or all_pieces(held, word)
    return word in held.running or all_pieces(held, word)


def all_pieces(held: Holdings, word: str) -> bool:
    """Whether each clause of a text is held, or is a label."""
    pieces = [NUMBERING.sub("", piece) for piece in CLAUSE.split(field_labels().sub(";", word)) if piece]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return bool(pieces) and pieces[0] != word and pieces[0] in held.running
    return all(is_known(piece) or piece in held.running for piece in pieces)


@cache
def field_labels() -> re.Pattern[str]:
    """The labels of header fields with their colons, and the words before the numbers of lists."""
    words = sorted(map(re.escape, labels().fields), key=len, reverse=True)
    items = "|".join(map(re.escape, labels().item_words))
    return re.compile(rf"(?:{'|'.join(words)})(?:\([^()]*\))?:|(?:{items})?\d{{1,2}}[:.、](?!\d)")


def is_known(text: str) -> bool:
    """Whether a text is a label of any kind, or stands where nothing is printed."""
    word = bare(text)
    return (
        is_placeholder(text)
        or not word
        or role_known(text)
        or section(text) is not None
        or field(text) is not None
        or context_column(text) is not None
        or word in labels().project_columns
        or word in labels().funding_columns
        or word in labels().funding_sides
        or money_line(text) is not None
        or line_name(text) in labels().funding_columns
        or level_of(text) is not None
        or is_ornament(text)
        or title_of(text) is not None
        or closing(text) in {"chrome", "sum", "grade"}
        or is_direction(text)
        or word in labels().answers
        or word in units()
    )


def role_known(text: str) -> bool:
    """Whether a text heads a column."""
    return role(Cell(row=0, col=0, text=text)) is not None
