"""The column under a head: its role, and for values whose they are, of which year and horizon."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.forms.head_roles import LONGEST, VALUES, composed, role
from extractors.forms.head_tree import Leaf
from extractors.forms.money_heads import head_word
from extractors.values import is_unit, tidy
from mappings.head_words import HeadMeaning, head_meaning
from mappings.labels import context_column, year_head
from mappings.money_lines import money_line, units
from mappings.normal import bracketed
from schemas.form import Horizon, Role, When
from schemas.grid import Cell
from schemas.head import UNTOLD, HeadColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a head and those above it say together, the nearest first."""

    role: Role | None
    horizon: Horizon | None
    when: When | None
    partial: bool


def said(leaf: Leaf) -> Said:
    """What the heads of a column say of its values."""
    told = [entry for cell in (leaf.cell, *leaf.above) if (entry := meaning(cell)) is not None]
    return Said(
        role=next((entry.role for entry in told if entry.role is not None), None),
        horizon=next((entry.horizon for entry in told if entry.horizon is not None), None),
        when=next((entry.when for entry in told if entry.when is not None), None),
        partial=any(entry.partial for entry in told),
    )


def meaning(cell: Cell) -> HeadMeaning | None:
    """What the parts of one head cell say."""
    return head_meaning(cell.text) if len(cell.text) <= LONGEST else None


def column(leaf: Leaf, horizon: Horizon) -> HeadColumn:
    """The column under a head, in a table of the given horizon."""
    named = role_under(leaf)
    match named:
        case "year":
            return year_column(leaf, horizon)
        case "target" | "actual" | "prior_group" | "prior" | "value" | "value_long_term":
            return value_column(leaf, named, horizon)
        case "years":
            return HeadColumn(role="year", cols=leaf.cols, value_role=said(leaf).role, head=leaf.cell)
        case None:
            return context(leaf)
        case other:
            return HeadColumn(role=other, cols=leaf.cols, head=leaf.cell, group=group(leaf))


def role_under(leaf: Leaf) -> str | None:
    """The role that a head gives its column; one without a noun takes the noun of the head above: 指标值 over 目标."""
    own = role(leaf.cell)
    if own is not None or context_column(leaf.cell.text) is not None or money_line(leaf.cell.text) is not None:
        return own
    said_here = meaning(leaf.cell)
    if said_here is None:
        return None
    if said_here.noun == "year":
        return "years"
    if said_here.noun is not None:
        return said_here.noun if leaf.above and composed(leaf.cell.text) is None else None
    above = next((name for cell in leaf.above if (name := role(cell)) is not None), None)
    return above if above in VALUES else None


def value_column(leaf: Leaf, named: str, horizon: Horizon) -> HeadColumn:
    """A column of values: whose, of which year, how far ahead."""
    told = said(leaf)
    owner = told.role or OWNERS.get(named, "target")
    owner = OWNERS.get(named, owner) if named in {"target", "actual", "prior", "prior_group"} else owner
    if told.partial:
        return HeadColumn(role="aside", cols=leaf.cols, head=leaf.cell, group=group(leaf))
    reach: Horizon = "annual"
    if owner == "target" and named != "target":
        reach = told.horizon or ("long_term" if named == "value_long_term" else horizon)
    when = told.when or (When(distance=0) if reach == "annual" and owner != "prior" else UNTOLD)
    if owner == "prior" and when.year is not None and year_head(leaf.cell.text) is None:
        when = When(year=when.year, base=True)
    return HeadColumn(
        role="value",
        cols=leaf.cols,
        when=when,
        value_role=owner,
        horizon=reach,
        unit=head_unit((leaf.cell, *leaf.above)),
        head=leaf.cell,
        group=group(leaf),
    )


OWNERS: dict[str, Role] = {"target": "target", "actual": "actual", "prior": "prior", "prior_group": "prior"}
"""Whose values a listed role holds."""


def year_column(leaf: Leaf, horizon: Horizon) -> HeadColumn:
    """The column under a year: earlier values, unless a head above says that they are targets."""
    above = Leaf(cell=leaf.above[0], above=leaf.above[1:]) if leaf.above else None
    told = said(above) if above is not None else None
    owner = told.role if told is not None and told.role is not None else "prior"
    reach: Horizon = told.horizon or horizon if told is not None and owner == "target" else "annual"
    return HeadColumn(
        role="value",
        cols=leaf.cols,
        when=head_year(leaf.cell),
        value_role=owner,
        horizon=reach,
        unit=head_unit((leaf.cell, *leaf.above)),
        head=leaf.cell,
        group=group(leaf),
    )


def head_year(cell: Cell) -> When:
    """The year that a head cell names, printed or by its distance from the budget year."""
    number = year_head(cell.text)
    return When(year=number) if number is not None and number > 1000 else When(distance=number)


def head_unit(cells: Iterable[Cell]) -> str | None:
    """The unit in the brackets of the nearest head that prints one: 指标值（%）."""
    for cell in cells:
        for note in bracketed(cell.text):
            unit = note.partition(":")[2] or note
            if is_unit(unit):
                return tidy(unit)
    return None


def group(leaf: Leaf) -> Cell | None:
    """The head that a column shares with its neighbours: the nearest one above that is wider."""
    return next((cell for cell in leaf.above if cell.col_span > leaf.cell.col_span), None)


def is_budget(cell: Cell) -> bool:
    """Whether a head says that its column holds budgeted amounts, of whatever line: 年度预算金额."""
    word = head_word(cell.text)
    return word.kind == "amount" and word.measure in {None, "budget"} and not word.prior


def context(leaf: Leaf) -> HeadColumn:
    """A column that stands beside the indicators: of projects, goals, amounts, or of nothing that is known."""
    cell = leaf.cell
    named = context_column(cell.text)
    if named is not None:
        return HeadColumn(role=named, cols=leaf.cols, head=cell)
    if money_line(cell.text) is not None or is_budget(cell):
        unit = next((word for word in bracketed(cell.text) if word in units()), None)
        return HeadColumn(role="money", cols=leaf.cols, unit=unit, head=cell)
    return HeadColumn(role="unknown", cols=leaf.cols, head=cell, group=group(leaf))
