"""A department's tasks of the year, with their amounts or without."""

from dataclasses import dataclass
from decimal import Decimal

from benchmarks.render.sheet import Box
from benchmarks.render.words import prose
from renderer import words
from renderer.board import WIDTH, Lane, ink, lane
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.numbers import parts, total
from renderer.truth import Amount, Narrative, Part, Task
from renderer.units import Units


@dataclass(frozen=True, slots=True, kw_only=True)
class Tasks:
    """A table of tasks and what it says."""

    rows: list[list[Box]]
    tasks: list[Task]
    narratives: list[Narrative]
    funding: list[Amount]


def tasks(draw: Draw, facts: Facts, units: Units, left: int) -> Tasks:
    """The tasks of a whole department; none on other forms."""
    shape = (
        draw.pick("tasks", "none", "without amounts", "amount", "amounts by source", lean=0.4)
        if facts.whole
        else "none"
    )
    if shape == "none":
        return Tasks(rows=[], tasks=[], narratives=[], funding=[])
    count = draw.count("tasks.rows", 2, 4)
    names = words.sentences(draw, "task names", prose().duties.names, count)
    texts = [words.filled(draw, f"task texts/{at}", prose().duties.contents[at % 3]) for at in range(count)]
    side = Box(ink(words.label(draw, "task_side")), left, 1)
    if shape == "without amounts":
        inner = lane((1, 3), WIDTH - left)
        rows = [inner.row(words.label(draw, "task_name"), words.label(draw, "task_text"))]
        rows += [inner.row(*pair) for pair in zip(names, texts, strict=True)]
        said = [Narrative(section="main_task", seq=at, title=name, text=text)
                for at, (name, text) in enumerate(zip(names, texts, strict=True), start=1)]  # fmt: skip
        return Tasks(rows=sided(side, rows), tasks=[], narratives=said, funding=[])
    return priced(draw, facts, units, side, list(zip(names, texts, strict=True)), shape == "amounts by source")


def priced(draw: Draw, facts: Facts, units: Units, side: Box, named: list[tuple[str, str]], by_source: bool) -> Tasks:
    """Tasks with a total each, and what of it comes from where."""
    chance, wide = draw.chance("tasks"), WIDTH - side.cols
    sources = ("财政拨款", "其他资金") if by_source else ()
    inner = lane((2, 4, *([1] * (1 + len(sources)))), wide)
    unit = f"（{units.unit}）" if units.where in {"heads", "side"} else ""
    group = draw.pick("tasks.group", "预算金额", "拟投入资金", "年度预算数")
    heads = [words.label(draw, "task_name"), words.label(draw, "task_text")]
    if by_source:
        top = inner.row(Box(ink(heads[0]), 1, 2), Box(ink(heads[1]), 1, 2), (f"{group}{unit}", 3))
        rows = [top, Lane(inner.widths[2:]).row("总额", *sources)]
    else:
        rows = [inner.row(*heads, f"{group}{unit}")]
    found, sums = [], [Decimal(0)] * (1 + len(sources))
    for seq, (name, text) in enumerate(named, start=1):
        whole = total(chance, units.unit)
        split = parts(chance, whole, 2) if by_source else []
        line = [whole, *split]
        sums = [done + more for done, more in zip(sums, line, strict=True)]
        rows.append(inner.row(name, text, *(units.cell(amount) for amount in line)))
        pieces = tuple(
            Part(item=item, amount=amount, unit=units.unit) for item, amount in zip(sources, split, strict=True)
        )
        found.append(Task(seq=seq, name=name, year_budget=whole, unit=units.unit, purpose=text, parts=pieces))
    funding = []
    if draw.pick("tasks.total", "with", "without", lean=0.7) == "with":
        rows.append(inner.row(("金额合计", 2), *(units.cell(amount) for amount in sums)))
        funding = [
            Amount(section="income", item=item, year=facts.year, amount=amount, unit=units.unit)
            for item, amount in zip(("金额合计", *sources), sums, strict=True)
        ]
    return Tasks(rows=sided(side, rows), tasks=found, narratives=[], funding=funding)


def sided(side: Box, rows: list[list[Box]]) -> list[list[Box]]:
    """The rows with their side label."""
    return [[Box(side.ink, side.cols, len(rows)), *rows[0]], *rows[1:]]
