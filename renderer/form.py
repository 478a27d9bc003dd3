"""One form: its parts in the order that provinces print them in."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.render.sheet import Box, Sheet
from renderer import words
from renderer.board import WIDTH, Board, Heads, lane, narrowed, sheet
from renderer.draw import Draw
from renderer.facts import Facts, invent_facts
from renderer.goals import background, functions, goals
from renderer.heading import PLACE, Heading, heading
from renderer.indicators import tables
from renderer.misprints import misprinted
from renderer.money import money
from renderer.targets import Target, invent_targets
from renderer.tasks import tasks
from renderer.truth import Head, Scope, Truth
from renderer.units import invent_units

SIDE = 6
"""Narrow columns of the side labels."""
GRADES = ("优", "良")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as printed, what it says, and what it was drawn from."""

    sheet: Sheet
    wide: Sheet
    """The same on all the narrow columns of its board."""
    truth: Truth
    draw: Draw
    heads: tuple[Heads, ...]
    """Rows that head others, which a page may repeat."""


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
    about = background(draw, facts, SIDE)
    aims, told = goals(draw, facts, SIDE)
    table = tables(draw, facts, SIDE, targets, own.earned)
    order = draw.pick("order", "money before goals", "goals before money", lean=0.7)
    middle = [own.rows, work.rows, aims] if order == "money before goals" else [aims, own.rows, work.rows]
    for rows in (duties, about, *middle):
        board.add(rows)
    start = len(board.rows)
    board.add(table.rows)
    heads = tuple(each.moved(start) for each in table.heads)
    if units.where == "line":
        top.lines.append(units.line)
    grade = graded(draw, facts, board)
    printed, truth = misprinted(
        draw,
        sheet(top.lines, board, [*top.below, *signatures(draw)]),
        Truth(
            head=Head(
                scope=scopes(draw, facts),
                stage=facts.stage,
                fiscal_year=facts.year,
                amount_unit=units.unit,
                total_score=table.total,
                grade=grade,
                **placed(top, facts),  # type: ignore[arg-type]
            ),
            funding=(*own.funding, *work.funding),
            tasks=tuple(work.tasks),
            narratives=(*said, *work.narratives, *told),
            indicators=tuple(table.indicators),
        ),
    )
    return Form(sheet=narrowed(printed), wide=printed, draw=draw, truth=truth, heads=heads)


def graded(draw: Draw, facts: Facts, board: Board) -> str | None:
    """The grade that an evaluation comes to, in a row of its own."""
    if not (facts.judged or facts.marked) or not draw.yes("grade", 0.25):
        return None
    grade = draw.chance("grade").choice(GRADES)
    board.add([lane((1, 3), WIDTH).row(draw.pick("grade.label", "自评等级", "评价等级"), grade)])
    return grade


def signatures(draw: Draw) -> list[str]:
    """Lines below the table."""
    below = []
    if draw.yes("signatures", 0.2):
        below.append(
            draw.pick("signatures.printed", "单位负责人：　　　　审核人：　　　　", "单位（公章）：", "分管领导签字：")
        )
    if draw.yes("note", 0.2):
        below.append(words.label(draw, "note"))
    return below


def scopes(draw: Draw, facts: Facts) -> tuple[Scope, ...]:
    """What the form may be called: without a title a transfer looks like a project, and a policy is one."""
    if facts.scope == "policy" or (facts.scope == "transfer" and draw.options()["title"] == "none"):
        return ("project", facts.scope)
    return (facts.scope,)


def placed(top: Heading, facts: Facts) -> dict[str, object]:
    """What the heading says, with the place that its department tells; monitoring has no stage of its own."""
    loose = top.loose | ({"stage"} if facts.watched else frozenset())
    if "department" not in top.said:
        return top.said | {"loose": loose | PLACE}
    place = facts.place
    where = {"province": place.province, "city": place.city, "county": place.county, "adcode": place.adcode}
    return top.said | where | {"loose": loose}


def titled(made: Form) -> list[list[Box]]:
    """The form's rows, its lines above and below the table as rows of the table."""
    rows: list[list[Box]] = [[] for _ in made.wide.rows]
    for cell in made.wide.cells:
        rows[cell.row].append(Box(cell.ink, cell.cols, cell.rows))
    line = lane((1,), WIDTH)
    return [*(line.row(text) for text in made.wide.before), *rows, *(line.row(text) for text in made.wide.after)]
