"""One form: its parts in the order that provinces print them in."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.render.sheet import Sheet
from renderer import words
from renderer.board import WIDTH, Board, lane, sheet
from renderer.draw import Draw
from renderer.facts import Facts, invent_facts
from renderer.goals import functions, goals
from renderer.heading import heading
from renderer.indicators import tables
from renderer.money import money
from renderer.targets import Target, invent_targets
from renderer.tasks import tasks
from renderer.truth import Head, Narrative, Scope, Truth
from renderer.units import invent_units

PLACE = frozenset({"department", "province", "city", "county", "adcode"})
"""What a title, or another form of the document, may tell of a form that names no department."""
SIDE = 6
"""Narrow columns of the side labels."""
GRADES = ("优", "良")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as printed, what it says, and what it was drawn from."""

    sheet: Sheet
    truth: Truth
    draw: Draw


def form(draw: Draw) -> Form:
    """A form drawn from its choices."""
    return form_of(draw, invent_facts(draw), invent_targets(draw))


def form_of(draw: Draw, facts: Facts, targets: Sequence[Target]) -> Form:
    """A form about some facts and indicators, printed as it is drawn."""
    units = invent_units(draw)
    top = heading(draw, facts)
    board = Board()
    board.add(top.rows)
    own = money(draw, facts, units, SIDE)
    work = tasks(draw, facts, units, SIDE)
    duties, said = functions(draw, facts, SIDE)
    aims, told = goals(draw, facts, SIDE)
    table = tables(draw, facts, SIDE, targets, own.earned)
    order = draw.pick("order", "money before goals", "goals before money", lean=0.7)
    middle = [own.rows, work.rows, aims] if order == "money before goals" else [aims, own.rows, work.rows]
    for rows in (duties, *middle, table.rows):
        board.add(rows)
    if units.where == "line":
        top.lines.append(units.line)
    below = list(top.below)
    grade = None
    if facts.judged and draw.yes("grade", 0.25):
        grade = draw.chance("grade").choice(GRADES)
        board.add([lane((1, 3), WIDTH).row(draw.pick("grade.label", "自评等级", "评价等级"), grade)])
    if draw.yes("signatures", 0.2):
        below.append(
            draw.pick("signatures.printed", "单位负责人：　　　　审核人：　　　　", "单位（公章）：", "分管领导签字：")
        )
    if draw.yes("note", 0.2):
        below.append(words.label(draw, "note"))
    head = Head(
        scope=scopes(draw, facts),
        stage=facts.stage,
        fiscal_year=facts.year,
        amount_unit=units.unit,
        total_score=table.total,
        grade=grade,
        **placed(top.said, facts),  # type: ignore[arg-type]
    )
    narratives: list[Narrative] = [*said, *work.narratives, *told]
    return Form(
        sheet=sheet(top.lines, board, below),
        draw=draw,
        truth=Truth(
            head=head,
            funding=(*own.funding, *work.funding),
            tasks=tuple(work.tasks),
            narratives=tuple(narratives),
            indicators=tuple(table.indicators),
        ),
    )


def scopes(draw: Draw, facts: Facts) -> tuple[Scope, ...]:
    """What the form may be called: without a title a transfer looks like a project, and a policy is one."""
    if facts.scope == "policy" or (facts.scope == "transfer" and draw.options()["title"] == "none"):
        return ("project", facts.scope)
    return (facts.scope,)


def placed(said: dict[str, object], facts: Facts) -> dict[str, object]:
    """What the heading says, with the place that its department tells."""
    if "department" not in said:
        return said | {"loose": PLACE}
    place = facts.place
    return said | {"province": place.province, "city": place.city, "county": place.county, "adcode": place.adcode}
