"""The rows below a table of indicators that name none: sums of points, grades, signatures, notes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.forms.form_header import row_fields
from extractors.forms.printed_rows import PrintedRow, place
from extractors.values import parse_amount
from mappings.closing_words import closing, labels_note
from mappings.labels import is_placeholder
from mappings.layouts import is_ornament
from mappings.normal import joined
from schemas.form import PrintedField, PrintedNarrative
from schemas.grid import Cell
from schemas.head import Head


@dataclass(slots=True, kw_only=True)
class Closing:
    """What such rows say."""

    fields: list[PrintedField] = field(default_factory=list)
    """`total_score` and `grade` among them."""
    notes: list[PrintedNarrative] = field(default_factory=list)
    unread: list[Cell] = field(default_factory=list)


def closing_rows(rows: Sequence[PrintedRow], head: Head) -> Closing:
    """What the rows below a table say; a sum of points is told by the columns of its head."""
    found = Closing()
    for row in rows:
        first = row.printed[0]
        match closing(first.text) or ("sum" if is_ornament(first.text) else None):
            case "sum":
                add_sum(row, head, found)
            case "grade":
                add_grade(row, found)
            case "chrome":
                found.unread += [cell for cell in row.printed if closing(cell.text) != "chrome"]
            case "note":
                found.notes += [note(cell) for cell in row.printed]
            case _ if labels_note(first.text) and len(row.printed) == 2:
                found.notes += beside(*row.printed)
            case _:
                fields, unread = row_fields(row)
                found.fields += fields
                found.unread += unread
    return found


def add_sum(row: PrintedRow, head: Head, found: Closing) -> None:
    """The total score, from the column of scores; the sum of weights is a known one and needs no row."""
    numbers = [cell for cell in row.printed[1:] if not is_placeholder(cell.text)]
    scores = [cell for cell in numbers if under(cell, head, "score")]
    inside = joined(row.printed[0].text).replace("：", ":").partition(":")[2]
    if scores:
        found.fields.append(PrintedField(name="total_score", text=joined(scores[0].text), place=place(scores[0])))
    elif inside:
        found.fields.append(PrintedField(name="total_score", text=inside, place=place(row.printed[0])))
    for cell in numbers:
        known = cell in scores[:1] or under(cell, head, "weight")
        if not known or parse_amount(cell.text) is None:
            found.unread.append(cell)


def under(cell: Cell, head: Head, role: str) -> bool:
    """Whether a cell stands under the head of a role."""
    return any(
        column.role == role
        and column.cols is not None
        and cell.col < column.cols.stop
        and column.cols.start < cell.col + cell.col_span
        for column in head.columns
    )


def add_grade(row: PrintedRow, found: Closing) -> None:
    """The grade, in the label's own cell or in the next one."""
    first, *rest = row.printed
    inside = joined(first.text).replace("：", ":").partition(":")[2]
    if inside:
        found.fields.append(PrintedField(name="grade", text=inside, place=place(first)))
        found.unread += rest
        return
    for number, cell in enumerate(rest):
        if number == 0:
            found.fields.append(PrintedField(name="grade", text=joined(cell.text), place=place(first, cell)))
        else:
            found.unread.append(cell)


def beside(label: Cell, cell: Cell) -> list[PrintedNarrative]:
    """A note in the cell beside its label; none where nothing is noted."""
    if is_placeholder(cell.text):
        return []
    told = PrintedNarrative(
        section="instructions", title=joined(label.text), text=joined(cell.text), place=place(label, cell)
    )
    return [told]


def note(cell: Cell) -> PrintedNarrative:
    """A note below a table."""
    heading, _, text = joined(cell.text).replace("：", ":", 1).partition(":")
    own = text or heading
    return PrintedNarrative(section="instructions", title=heading if text else None, text=own, place=place(cell))
