"""Misprinted words of closed sets in an indicator table, corrected, and the doubts that say so."""

from collections.abc import Iterator, Sequence

from extractors.forms.column_assignment import LaidRow
from mappings.levels import Family
from mappings.misprints import Corrected, ListedColumn, corrected_level, corrected_listed
from mappings.normal import joined
from schemas.form import Doubt, Place, PrintedIndicator

LEVELS = ("level1", "level2")
LISTED: tuple[ListedColumn, ...] = ("basis", "class")
HEADS = {"basis": "指标值确定依据", "class": "指标分类"}


def meant_levels(laid: LaidRow, family: Family) -> dict[str, Corrected]:
    """The level names that a row prints otherwise than the family has them, by their column."""
    printed = ((role, laid.text(role)) for role in LEVELS)
    found = ((role, corrected_level(text, family.id)) for role, text in printed if text is not None)
    return {role: word for role, word in found if word is not None}


def meant_listed(laid: LaidRow, column: ListedColumn) -> str | None:
    """The row's word of a closed list, corrected; None where it prints none."""
    text = laid.text(column)
    word = corrected_listed(text, column) if text is not None else None
    return text if word is None else word.meant


def misprint_doubts(laid: LaidRow, levels: Sequence[Corrected], entry: PrintedIndicator, index: int) -> Iterator[Doubt]:
    """One doubt for each word of the row that was corrected; another wording that is as right gives none."""
    for level in levels:
        if level.misprint:
            yield doubt("level2" if level.printed == laid.text("level2") else "level1", level, index, entry.place)
    for column in LISTED:
        text = laid.text(column)
        word = corrected_listed(text, column) if text is not None else None
        if word is not None:
            yield doubt(column, word, index, entry.place)
        elif text is not None and text in {joined(value.text) for value in entry.values}:
            yield repeated(column, text, index, entry.place)


def repeated(column: ListedColumn, text: str, index: int, where: Place) -> Doubt:
    """The row's value printed again in a column of listed words."""
    return Doubt(
        kind="misprint",
        table="indicators",
        index=index,
        field=column,
        message=f"{HEADS[column]}一栏的“{text}”与指标值相同，疑为误填，按原样保留。",
        observed=text,
        place=where,
    )


def doubt(field: str, word: Corrected, index: int, where: Place) -> Doubt:
    """A corrected word."""
    return Doubt(
        kind="misprint",
        table="indicators",
        index=index,
        field=field,
        message=f"“{word.printed}”应为“{word.meant}”（{'；'.join(word.why)}）。",
        expected=word.meant,
        observed=word.printed,
        place=where,
    )
