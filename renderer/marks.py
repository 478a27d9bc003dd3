"""The marks of an evaluation: what was judged, by which standard, and how many points it got."""

from dataclasses import replace
from decimal import Decimal

from renderer import words
from renderer.columns import Column
from renderer.draw import Draw
from renderer.rows import Style, Table, body, level_columns, storeys, total_row, with_level_points
from renderer.targets import Aim, Target, points, shown
from renderer.truth import Indicator
from renderer.words import evaluated, filled

NOTHING = Aim(op=None, number=None, unit=None)
STYLE = Style(
    levels="three",
    merged="merged",
    points=False,
    numbered=False,
    unit_in_name=False,
    wrapped=False,
    trap="none",
    repeat=False,
)
LOST = "样例材料不够齐全，扣一分。"


def invent_marks(draw: Draw) -> list[Target]:
    """What is judged, in the order of its levels."""
    count = draw.count("marks.rows", 4, 10)
    chance = draw.chance("marks/which")
    chosen = sorted(chance.sample(range(len(evaluated())), count))
    weights = points(chance, count)
    weights[0] += 10
    made = []
    for at, which in enumerate(chosen):
        named = evaluated()[which]
        made.append(
            Target(
                level1=named.level1,
                level2=named.level2,
                name=filled(draw, f"mark/{at}", named.name),
                aim=NOTHING,
                far=NOTHING,
                done=NOTHING,
                past=NOTHING,
                weight=weights[at],
                score=weights[at] - chance.choice((Decimal(0), Decimal(0), Decimal(1), Decimal("0.5"))),
            )
        )
    return made


def marks(draw: Draw, left: int) -> Table:
    """A table of marks; it aims at no values."""
    style = replace(
        STYLE,
        merged=draw.pick("levels.printed", "merged", "repeated", "blank below", lean=0.7),
        points=draw.yes("levels.points", 0.1),
        wrapped=draw.yes("heads.wrapped", 0.15),
        repeat=draw.yes("rows.head repeated", 0.1),
    )
    targets = invent_marks(draw)
    weight = Column(key="weight", head=words.label(draw, "weight"), width=0.8, text=lambda row, _: shown(row.weight))
    score = Column(key="score", head=words.label(draw, "score"), width=0.8, text=lambda row, _: shown(row.score))
    said = {
        "explanation": Column(
            key="explanation", head=words.label(draw, "explanation"), width=3, text=lambda row, _: meaning(row)
        ),
        "scoring": Column(key="scoring", head=words.label(draw, "scoring"), width=3, text=lambda row, _: standard(row)),
    }
    told = [said[key] for key in draw.pick("marks.told", "explanation scoring", "scoring", "none", lean=0.5).split()
            if key != "none"]  # fmt: skip
    behind = draw.pick("marks.weight", "behind the names", "before the score") == "before the score"
    columns = [*level_columns(draw, style), *([*told, weight] if behind else [weight, *told]), score]
    if draw.yes("marks.reason", 0.5):
        columns.append(Column(key="reason", head=words.label(draw, "reason"), width=2, text=lambda row, _: reason(row)))
    if draw.yes("levels.weights", 0.3):
        columns = with_level_points(draw, columns, targets)
    keys = {column.key for column in columns}
    side = "" if draw.yes("marks.side", 0.7) else words.label(draw, "indicator_side")
    rows = body(draw, columns, style, targets, left, side)
    found = [
        Indicator(
            horizon="annual",
            level1=row.level1,
            level2=row.level2,
            level3=row.name,
            level3_raw=row.name,
            values=(),
            weight=row.weight,
            score=row.score,
            explanation=meaning(row) if "explanation" in keys else None,
            scoring=standard(row) if "scoring" in keys else None,
            remark=(reason(row) or None) if "reason" in keys else None,
        )
        for row in targets
    ]
    table = Table(rows=rows, storeys=storeys(columns), indicators=found)
    if not draw.yes("rows.total", 0.7):
        return table
    total = sum((row.score for row in targets), Decimal(0))
    return replace(table, rows=[*rows, total_row(draw, columns, left if side else 0, total)], total=total)


def meaning(row: Target) -> str:
    """What an indicator asks."""
    return f"反映{row.name}的样例情况"


def standard(row: Target) -> str:
    """How its points are given."""
    return f"按示例口径核对{row.name}，符合得满分，不符合酌情扣分。"


def reason(row: Target) -> str:
    """Why points were lost."""
    return LOST if row.score < row.weight else ""
