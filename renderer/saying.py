"""What the printed rows of an indicator table say."""

from renderer.columns import BASES, CORE, Hand, why
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.rows import Style, named
from renderer.targets import Aim, Target
from renderer.truth import Horizon, Indicator, Role, Value

UNDATED = frozenset({"基期值", "历史值"})
"""Heads of earlier values that name no year."""


def truth(
    draw: Draw, facts: Facts, hand: Hand, style: Style, keys: set[str], row: Target, at: int, horizon: Horizon, aim: Aim
) -> Indicator:
    """What a printed row says."""
    printed = named(style, row, at)
    values = [] if aim.shown == "" else [target(hand, aim, facts.year if horizon == "annual" else None)]
    if "actual" in keys:
        values.append(bare(row.done, "actual", facts.year, hand))
    if "prior" in keys:
        year = None if draw.options()["word.prior"] in UNDATED else facts.year - 1
        values.insert(0, bare(row.past, "prior", year, hand))
    levels = {
        "three": (row.level1, row.level2),
        "fused": (row.level1, row.level2),
        "level 1 in rows": (row.level1, row.level2),
        "level 1 and name": (row.level1, None),
        "level 2 and name": (None, row.level2),
        "name alone": (None, None),
    }[style.levels]
    fused = f"{row.level1}{row.level2}" if style.levels == "fused" else ""
    core = "核心" if "core" in keys and CORE[at % 2] == "是" else None
    reason = (why(row) if "reason" in keys else "") or core
    loose = {"remark"} if "why" in keys else set()
    if "source" in keys and "basis" not in keys:
        loose.add("basis")
    return Indicator(
        horizon=horizon,
        level1=levels[0],
        level2=levels[1],
        level3=(printed.partition("：")[2] or printed, row.name) if style.unit_in_name else row.name,
        level3_raw=fused + printed,
        values=tuple(values),
        weight=row.weight if "weight" in keys else None,
        score=row.score if "score" in keys else None,
        basis=BASES[at % 3] if "basis" in keys else None,
        scoring="达到指标值得满分，每少一成扣一分，扣完为止。" if "scoring" in keys else None,
        explanation=f"考察{row.name}是否达到安排" if "explanation" in keys else None,
        remark=reason or ("示例重点" if "remark" in keys and at == 0 else None),
        loose=frozenset(loose),
    )


def target(hand: Hand, aim: Aim, year: int | None) -> Value:
    """A goal's value: comparator, number and unit as printed, in one cell or in their own."""
    if aim.word is not None:
        raw = (aim.word, f"={aim.word}") if hand.quality == "=" else aim.word
        return Value(role="target", year=year, raw=raw, kind="none" if aim.word == "无" else "qualitative")
    if aim.shown is not None:
        return Value(role="target", year=year, raw=aim.shown.replace(" ", ""), kind="quantitative", op=aim.op,
                     number=aim.number, unit=aim.unit)  # fmt: skip
    number = hand.number(aim)
    sign = hand.op(aim) if "op" in hand.keys else hand.sign(aim)
    op = aim.op if sign else None
    return Value(
        role="target",
        year=year,
        raw=f"{sign}{number}{hand.unit(aim)}",
        kind="quantitative",
        op=op,
        number=aim.number,
        unit=None if hand.named_units else aim.unit,
    )


def bare(aim: Aim, role: Role, year: int | None, hand: Hand) -> Value:
    """A value without a comparator; its unit stands with it or in its column."""
    if aim.word is not None:
        return Value(role=role, year=year, raw=aim.word, kind="qualitative")
    raw = f"{hand.number(aim)}{hand.unit(aim)}"
    unit = None if hand.named_units else aim.unit
    return Value(role=role, year=year, raw=raw, kind="quantitative", number=aim.number, unit=unit)
