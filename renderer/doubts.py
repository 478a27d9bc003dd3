"""Values that people write otherwise than their form asks: ranges, words behind numbers, wide digits, nothing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from renderer.draw import Draw
from renderer.targets import Aim, Target, shown

WIDE = str.maketrans("0123456789%.", "０１２３４５６７８９％．")
BEHIND: Mapping[str | None, str] = {">=": "以上", "<=": "以内"}
NAMES: Mapping[str, str] = {
    "negative": "样例支出变动率",
    "ten thousands": "样例绿地管护面积",
    "unit cost": "样例人均培训成本",
}
"""Names that doubtful values fit."""


def several(aim: Aim) -> Aim:
    """Two numbers in one cell."""
    number = aim.number or Decimal(0)
    return Aim(op=None, number=None, unit=None, shown=f"{shown(number)}-{shown(number + 3)}{aim.unit or ''}")


def behind(aim: Aim) -> Aim:
    """The comparator in words behind the number."""
    if aim.op not in BEHIND:
        return aim
    return replace(aim, shown=f"{shown(aim.number or Decimal(0))}{aim.unit or ''}{BEHIND[aim.op]}")


def wide(aim: Aim) -> Aim:
    """Digits as wide as Chinese characters."""
    return replace(aim, op=">=", shown=f"≥{shown(aim.number or Decimal(0))}{aim.unit or ''}".translate(WIDE))


DOUBTS: Mapping[str, Callable[[Aim], Aim]] = {
    "range": several,
    "words behind": behind,
    "wide digits": wide,
    "spaced": lambda aim: replace(aim, op="<=", shown=f"≤ {shown(aim.number or Decimal(0))} {aim.unit or ''}"),
    "negative": lambda _: Aim(op="<=", number=Decimal(-5), unit="%", shown="≤-5%"),
    "ten thousands": lambda _: Aim(op=">=", number=Decimal("3.7"), unit="万平方米", shown="≥3.7万平方米"),
    "unit cost": lambda _: Aim(op="<=", number=Decimal(550), unit="元/人", shown="≤550元/人"),
    "nothing": lambda _: Aim(op=None, number=None, unit=None, word="无"),
    "empty": lambda _: Aim(op=None, number=None, unit=None, shown=""),
}
"""What may become of one value of a form."""


def doubted(draw: Draw, targets: list[Target], joined: bool) -> list[Target]:
    """The targets, one of them with a doubtful value; only where one cell holds the whole value."""
    doubt = draw.pick("rows.doubt", "none", *DOUBTS, lean=0.75) if joined else "none"
    at = next((at for at, row in enumerate(targets) if row.aim.number is not None), None)
    if doubt == "none" or at is None:
        return targets
    row = targets[at]
    aim = DOUBTS[doubt](row.aim)
    unit = aim.unit if doubt in NAMES else row.done.unit
    made = replace(
        row,
        name=NAMES.get(doubt, row.name),
        aim=aim,
        done=replace(row.done, unit=unit),
        past=replace(row.past, unit=unit),
        far=replace(row.far, unit=unit),
    )
    return [*targets[:at], made, *targets[at + 1 :]]
