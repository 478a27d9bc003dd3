"""Where a form tells the unit of its amounts."""

from dataclasses import dataclass, replace
from decimal import Decimal

from renderer.draw import Draw
from renderer.numbers import figure_style, printed

UNITS = ("万元", "元", "千元", "百万元", "亿元")


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """A form's unit of money, and its way to print amounts."""

    unit: str
    where: str
    """`line` above the table, `side` label of the part, `heads` of columns and rows, or in the `cells`."""
    line: str
    figures: str

    @property
    def bare(self) -> "Units":
        """The same where the columns' heads tell the unit."""
        return replace(self, where="columns")

    def side(self, text: str) -> str:
        """A part's side label."""
        return f"{text}（{self.unit}）" if self.where == "side" else text

    def head(self, text: str) -> str:
        """A column's or row's label."""
        return f"{text}（{self.unit}）" if self.where == "heads" else text

    def cell(self, amount: Decimal | None) -> str:
        """An amount; nothing for none."""
        if amount is None:
            return ""
        return printed(amount, self.figures) + (self.unit if self.where == "cells" else "")


def invent_units(draw: Draw) -> Units:
    """A form's habit."""
    unit = draw.pick("units", *UNITS, lean=0.6)
    return Units(
        unit=unit,
        where=draw.pick("units.where", "side", "line", "heads", "cells", lean=0.4),
        line=draw.pick("units.line", "单位：{unit}", "金额单位：{unit}", "（单位：{unit}）", lean=0.6).format(
            unit=unit
        ),
        figures=figure_style(draw),
    )
