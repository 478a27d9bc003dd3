"""Characters that typists take for others that look alike, in words that every reader knows."""

from collections.abc import Mapping
from dataclasses import replace

from benchmarks.render.sheet import Sheet
from renderer.draw import Draw
from renderer.truth import Truth

MISPRINTS: Mapping[str, Mapping[str, str]] = {
    "first level": {"产出指标": "产岀指标", "效益指标": "效盖指标", "成本指标": "成夲指标"},
    "second level": {"数量指标": "数星指标", "质量指标": "质量指栎", "时效指标": "时郊指标"},
    "head": {"三级指标": "三级指示", "二级指标": "二级指示", "一级指标": "一级指示"},
    "item": {"财政拨款": "财政拔款", "其他资金": "其它资金", "年度资金总额": "年度资金总颔"},
}
"""What is printed in place of a cell's whole text, by where it stands."""


def misprinted(draw: Draw, sheet: Sheet, truth: Truth) -> tuple[Sheet, Truth]:
    """The sheet, one kind of its words misprinted, and what it says: lines of money as printed, levels as meant."""
    kind = draw.pick("misprint", "none", *MISPRINTS, lean=0.9)
    if kind == "none":
        return sheet, truth
    table = MISPRINTS[kind]
    cells = tuple(
        replace(cell, ink=replace(cell.ink, text=table.get(cell.ink.text, cell.ink.text))) for cell in sheet.cells
    )
    texts = {cell.ink.text for cell in cells}
    funding = tuple(
        replace(each, item=table[each.item]) if table.get(each.item) in texts else each for each in truth.funding
    )
    return replace(sheet, cells=cells), replace(truth, funding=funding)
