"""Running tables: many small forms in one table, each a run of rows beside its name, its money and its goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.render.sheet import Box, Sheet
from benchmarks.render.words import prose
from renderer import words
from renderer.board import WIDTH, Board, Heads, ink, lane, narrowed, sheet
from renderer.columns import Column, Hand, invent_hand, value_columns
from renderer.draw import Draw
from renderer.facts import Facts, invent_facts
from renderer.goals import items, listed
from renderer.heading import PLACE
from renderer.marks import STYLE
from renderer.numbers import parts, total
from renderer.rows import head, level_columns
from renderer.saying import truth
from renderer.targets import Target, invent_targets, shown
from renderer.truth import Amount, Head, Narrative, Truth
from renderer.units import Units, invent_units


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One form of the table."""

    name: str
    amounts: tuple[Decimal, ...]
    """Its total, and what comes from where."""
    goals: tuple[str, ...]
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A running table, what its forms say, and the rows of its head."""

    sheet: Sheet
    truths: tuple[Truth, ...]
    heads: tuple[Heads, ...]


def running(draw: Draw) -> Running:
    """A running table of two to four projects of one office."""
    facts = invent_facts(Draw(draw.seed, {"scope": "project", "kind": "target"}, plain=True))
    units, hand = invent_units(draw), invent_hand(draw)
    money = draw.pick("running.money", "total", "total and sources", lean=0.6)
    sources = ("财政拨款", "其他资金") if money == "total and sources" else ()
    runs = [invent_run(draw, units, at, len(sources)) for at in range(draw.count("running.forms", 2, 4))]
    with_goal = draw.pick("running.goal", "with", "without", lean=0.7) == "with"
    office = draw.pick("running.office", "column", "line", lean=0.6)
    weight = draw.yes("running.weight", 0.3)
    ahead = context(draw, facts, units, sources, office == "column", with_goal)
    values = value_columns(draw, hand, words.label(draw, "value"), lambda row: row.aim, grouped=None)
    rest = [*level_columns(draw, STYLE), *values]
    if weight:
        rest.append(
            Column(key="weight", head=words.label(draw, "weight"), width=0.8, text=lambda row, _: shown(row.weight))
        )
    columns = [*ahead, *rest]
    shape = lane([column.width for column in columns], WIDTH)
    board = Board()
    top = head(columns, shape)
    board.add(top)
    merged = draw.pick("running.printed", "merged", "repeated", "blank below", lean=0.6)
    count = sum(len(run.targets) for run in runs)
    done = 0
    for run in runs:
        for at, row in enumerate(run.targets):
            boxes: list[Box] = []
            for place, column in enumerate(columns):
                whole = column.key == "office"
                if column.over is not None:
                    spread(boxes, column, run.targets, at, shape.widths[place], merged)
                    continue
                if column in rest:
                    boxes.append(Box(ink(column.text(row, at)), shape.widths[place]))
                    continue
                first = done == 0 and at == 0 if whole else at == 0
                text = said(column.key, run, facts, units, draw)
                if merged == "merged":
                    if first:
                        boxes.append(Box(ink(text), shape.widths[place], count if whole else len(run.targets)))
                else:
                    boxes.append(Box(ink(text if first or merged == "repeated" else ""), shape.widths[place]))
            board.add([boxes])
        done += 1
    title = words.title(draw, "project", "target")
    lines = [f"{facts.year}年{title}"]
    if office == "line":
        lines.append(f"部门名称：{facts.department}")
    if units.where in {"line", "side"}:
        lines.append(units.line)
    return Running(
        sheet=narrowed(sheet(lines, board, ())),
        heads=(Heads(0, len(top), len(board.rows)),),
        truths=tuple(truth_of(draw, facts, units, hand, sources, run, lines[0], with_goal, weight) for run in runs),
    )


def invent_run(draw: Draw, units: Units, at: int, sources: int) -> Run:
    """One form."""
    chance = draw.chance(f"run/{at}")
    whole = total(chance, units.unit)
    count = draw.count(f"running.rows {at + 1}", 1, 4)
    return Run(
        name=words.filled(draw, f"run/{at}/name", prose().projects.names[at]),
        amounts=(whole, *(parts(chance, whole, sources) if sources else ())),
        goals=words.sentences(draw, f"run/{at}/goals", prose().goals, draw.count("running.goals", 1, 2)),
        targets=tuple(invent_targets(draw, f"/{at}", count)),
    )


def context(
    draw: Draw, facts: Facts, units: Units, sources: Sequence[str], office: bool, with_goal: bool
) -> list[Column]:
    """The columns before the indicators."""
    unit = f"（{units.unit}）" if units.where == "heads" else ""
    names = [("office", draw.pick("running.office head", "单位名称", "主管部门", "部门名称"), 1.5)] if office else []
    names.append(("project", draw.pick("running.name head", "项目名称", "单位/项目名称", lean=0.7), 2))
    totals = draw.pick("running.total head", "项目总额", "预算金额", "资金总额", "金额", "年度预算金额")
    names.append(("amount 0", totals + unit, 1))
    names += [(f"amount {at}", name + unit, 1) for at, name in enumerate(sources, start=1)]
    if with_goal:
        names.append(("goal", draw.pick("running.goal head", "绩效目标", "年度绩效目标", "总体目标"), 3))
    return [Column(key=key, head=name, width=width, text=lambda _, __: "") for key, name, width in names]


def said(key: str, run: Run, facts: Facts, units: Units, draw: Draw) -> str:
    """What a form says in a column before its indicators."""
    match key.split():
        case ["office"]:
            return facts.department
        case ["project"]:
            return run.name
        case ["amount", at]:
            return units.cell(run.amounts[int(at)])
        case _:
            return listed(draw, "running.goals", run.goals)


def spread(boxes: list[Box], column: Column, targets: Sequence[Target], at: int, width: int, merged: str) -> None:
    """A level's cell, merged over the rows of its form that share it, or as the form's other cells are printed."""
    key = column.over or ""

    def like(one: int) -> bool:
        return getattr(targets[one], key) == getattr(targets[at], key) and targets[one].level1 == targets[at].level1

    text = column.text(targets[at], at)
    below = at > 0 and like(at - 1)
    if merged != "merged":
        boxes.append(Box(ink("" if below and merged == "blank below" else text), width))
        return
    if below:
        return
    high = 1
    while at + high < len(targets) and like(at + high):
        high += 1
    boxes.append(Box(ink(text), width, high))


def truth_of(
    draw: Draw, facts: Facts, units: Units, hand: Hand, sources: Sequence[str], run: Run, title: str, with_goal: bool,
    weight: bool,
) -> Truth:  # fmt: skip
    """What one form says."""
    names = (next(text for text in TOTALS if text in draw.options()["running.total head"]), *sources)
    goals: list[Narrative] = items("annual_goal", run.goals) if with_goal else []
    place = facts.place
    return Truth(
        head=Head(
            title=(title, title.removeprefix(f"{facts.year}年")),
            scope="project",
            stage="target",
            fiscal_year=facts.year,
            department=facts.department,
            project=run.name,
            province=place.province,
            city=place.city,
            county=place.county,
            adcode=place.adcode,
            amount_unit=units.unit,
            loose=frozenset({"unit"} | PLACE - {"province"}),
        ),
        funding=tuple(
            Amount(section="income", item=name, year=facts.year, amount=amount, unit=units.unit)
            for name, amount in zip(names, run.amounts, strict=True)
        ),
        narratives=tuple(goals),
        indicators=tuple(
            truth(draw, facts, hand, STYLE, {"weight"} if weight else set(), row, at, "annual", row.aim)
            for at, row in enumerate(run.targets)
        ),
    )


TOTALS = ("项目总额", "年度预算金额", "预算金额", "资金总额", "金额")
