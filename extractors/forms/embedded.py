"""Indicators that stand as a list in one cell: 1、1-产出指标；11-数量指标；名称；实施周期指标值:≥2；年度指标值:≥2。"""

import re
from collections.abc import Iterator

from extractors.forms.printed_rows import place
from mappings.labels import indicator_column
from mappings.normal import joined
from schemas.form import Horizon, PrintedIndicator, PrintedValue, When
from schemas.grid import Cell

ITEM = re.compile(r"(?:^|(?<=[。；;\s]))\d{1,3}[、.．](?=\d{1,3}-)")
LEVEL = re.compile(r"\d{1,3}-(.+)")
PARTS = re.compile(r"[；;]")
HORIZONS: dict[str, Horizon] = {"value_long_term": "long_term", "value": "annual"}


def is_embedded(cell: Cell) -> bool:
    """Whether a cell holds such a list."""
    return ITEM.match(joined(cell.text)) is not None


def embedded(cell: Cell) -> Iterator[PrintedIndicator]:
    """The indicators of such a cell, in order; an item that is none of the kind is left out."""
    for item in ITEM.split(joined(cell.text))[1:]:
        found = indicator(item.strip().rstrip("。；;"), cell)
        if found is not None:
            yield found


def indicator(item: str, cell: Cell) -> PrintedIndicator | None:
    """One item: its levels by their numbers, its values by their labels, its name what stands between."""
    levels: list[str] = []
    names: list[str] = []
    values: list[PrintedValue] = []
    for part in PARTS.split(item):
        label, mark, text = part.replace("：", ":").partition(":")
        column = indicator_column(label) if mark else None
        level = LEVEL.fullmatch(part.strip())
        if column in HORIZONS:
            values.append(value(text, HORIZONS[column]))
        elif level is not None and not names and len(levels) < 2:
            levels.append(level[1])
        elif values:
            values[-1] = value(f"{values[-1].text}；{part}", values[-1].horizon)
        else:
            names.append(part)
    if not names:
        return None
    return PrintedIndicator(
        goal=None,
        level1=levels[0] if levels else None,
        level2=levels[1] if len(levels) > 1 else None,
        level3="；".join(names),
        values=tuple(entry for entry in values if entry.text),
        horizon="annual",
        basis=None,
        class_=None,
        scoring=None,
        explanation=None,
        remark=None,
        weight=None,
        score=None,
        place=place(cell),
    )


def value(text: str, horizon: Horizon) -> PrintedValue:
    """A goal of the list."""
    when = When(distance=0) if horizon == "annual" else When()
    return PrintedValue(text=text.strip(), role="target", when=when, horizon=horizon)
