"""The columns of an indicator table: which there are, in what order, under which heads."""

from collections.abc import Callable
from dataclasses import dataclass

from renderer import words
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.targets import HANDS, SIGNS, Aim, Target, shown

LAYOUTS = ("joined", "op value unit", "unit op value", "op unit value", "value unit", "unit value", "op joined")
"""Value columns left to right; `joined` has comparator, number and unit in one cell."""
EVIDENCE = ("验收单", "样例台账", "巡查记录")
SOURCES = ("样例台账", "示例统计表", "演示问卷")
OFFICES = ("示例科", "样例科", "演示股")
CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
LIKELY = ("确定能", "有可能", "完全不可能")
CORE = ("是", "否")
LAGGING = "样例进度较慢，下步加快。"
BASES = ("计划标准", "行业标准", "历史标准")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what it holds, its head, the head above that, and a row's text."""

    key: str
    head: str
    width: float
    text: Callable[[Target, int], str]
    group: str | None = None
    over: str | None = None
    """The level whose cells it is merged with; None where each row has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How a form writes values."""

    layout: str
    signs: str
    equals: bool
    """Whether = is written before a number in a joined cell."""
    quality: str
    """What the comparator's column says of a quality."""
    percent: str
    commas: bool
    """Whether thousands are parted by commas."""
    named_units: bool = False
    """Whether the unit stands behind the name, and not with the value."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The value columns."""
        return tuple(self.layout.split())

    def op(self, aim: Aim) -> str:
        """The comparator as written in its own column."""
        if aim.op is None:
            return self.quality if aim.word else ""
        return SIGNS[aim.op][HANDS.index(self.signs)]

    def unit(self, aim: Aim) -> str:
        """The unit as written."""
        if self.named_units:
            return ""
        return self.percent if aim.unit == "%" else aim.unit or ""

    def number(self, aim: Aim) -> str:
        """The number as written."""
        return "" if aim.number is None else shown(aim.number, commas=self.commas)

    def sign(self, aim: Aim) -> str:
        """The comparator as written before a number."""
        if aim.op is None or (aim.op == "=" and not self.equals):
            return ""
        return SIGNS[aim.op][HANDS.index(self.signs)]

    def whole(self, aim: Aim) -> str:
        """A value in one cell, without a comparator; its unit only where no column holds that."""
        if aim.word is not None:
            return aim.word
        return self.number(aim) + ("" if "unit" in self.keys else self.unit(aim))

    def cell(self, key: str, aim: Aim) -> str:
        """What a value column says."""
        match key:
            case "op":
                return self.op(aim)
            case "unit":
                return self.unit(aim)
            case _ if aim.word is not None:
                return aim.word
            case "joined" if aim.shown is not None:
                return aim.shown
        number = self.number(aim)
        return ("" if "op" in self.keys else self.sign(aim)) + number + ("" if "unit" in self.keys else self.unit(aim))


def invent_hand(draw: Draw) -> Hand:
    """One form's habits."""
    layout = draw.pick("values", *LAYOUTS, lean=0.35)
    return Hand(
        layout=layout,
        signs=draw.pick("values.signs", *HANDS, lean=0.6),
        equals="op" in layout.split() or draw.pick("values.equals", "printed", "left out", lean=0.6) == "printed",
        quality=draw.pick("values.quality", "定性", "", "=", lean=0.6) if "op" in layout.split() else "",
        percent=draw.pick("values.percent", "%", "％", lean=0.85),
        commas=draw.yes("values.commas", 0.15),
    )


def value_columns(
    draw: Draw, hand: Hand, head: str, of: Callable[[Target], Aim], *, grouped: str | None
) -> list[Column]:
    """The columns of one value; `grouped` is the head above them, None where they stand flat."""
    names = {"op": words.label(draw, "op"), "unit": words.label(draw, "unit_of"), "value": head, "joined": head}
    if grouped:
        names["value"] = draw.pick("values.sub", "值", "数值", "指标值", "目标值", lean=0.4)
    alone = len(hand.keys) == 1

    def column(key: str) -> Column:
        return Column(
            key=key,
            head=grouped if grouped and alone else names[key],
            width=1 if key in {"op", "unit"} else 1.5,
            text=lambda row, _, key=key: hand.cell(key, of(row)),  # type: ignore[misc]
            group=None if alone else grouped,
        )

    return [column(key) for key in hand.keys]


def extras(draw: Draw, facts: Facts, hand: Hand) -> tuple[list[Column], list[Column]]:
    """Columns before the values and behind them."""
    before: list[Column] = []
    after: list[Column] = watching(draw, hand) if facts.watched else []

    def put(
        key: str, label: str, chance: float, text: Callable[[Target, int], str], *, width: float = 1, front: float = 0
    ) -> None:
        if draw.yes(f"column.{key}", chance):
            column = Column(key=key, head=words.label(draw, label), width=width, text=text)
            ahead = (
                front > 0
                and draw.pick(f"column.{key}.place", "behind", "before the values", lean=1 - front) != "behind"
            )
            (before if ahead else after).append(column)

    if facts.kind == "target":
        put("prior", "prior", 0.15, lambda row, _: hand.whole(row.past), front=0.5)
        put("half", "half_year", 0.06, lambda row, _: hand.whole(row.past), front=1)
    if facts.judged:
        after.append(
            Column(key="actual", head=words.label(draw, "actual"), width=1.5, text=lambda row, _: done(draw, hand, row))
        )
    put(
        "weight",
        "weight",
        {"target": 0.3, "monitoring": 0.15}.get(facts.kind, 0.85),
        lambda row, _: shown(row.weight),
        front=0.3,
    )
    if facts.judged and "column.weight" in draw.made and draw.made["column.weight"].option == "yes":
        put("score", "score", 0.9, lambda row, _: shown(row.score))
    put("explanation", "explanation", 0.15, lambda row, _: f"考察{row.name}是否达到安排", width=3, front=0.4)
    put("scoring", "scoring", 0.15, lambda row, _: "达到指标值得满分，每少一成扣一分，扣完为止。", width=3, front=0.2)
    put("basis", "basis", 0.12, lambda _, at: BASES[at % 3], width=1.5)
    put("source", "source", 0.08, lambda _, at: SOURCES[at % 3], width=1.5)
    put("evidence", "evidence", 0.06, lambda _, at: EVIDENCE[at % 3], width=1.5)
    put("deadline", "deadline", 0.08, lambda _, __: f"{facts.year}年12月", width=1.5)
    put("office", "office", 0.06, lambda _, at: OFFICES[at % 3])
    named = draw.options().get("word.op")
    if "op" not in hand.keys or named != "指标方向":
        put("direction", "direction", 0.08, lambda row, _: "反向" if row.aim.op == "<=" else "正向", front=0.5)
    if "op" not in hand.keys or named != "指标性质":
        put("nature", "nature", 0.08, lambda row, _: "定性" if row.aim.word else "定量", front=0.5)
    if facts.judged:
        put(
            "reason",
            "reason",
            0.6,
            lambda row, _: why(row),
            width=2,
        )
    elif draw.yes("column.core", 0.06):
        after.append(Column(key="core", head=words.label(draw, "core"), width=1, text=lambda _, at: CORE[at % 2]))
    else:
        put("remark", "remark", 0.2, lambda _, at: "示例重点" if at == 0 else "", width=1.5)
    return before, after


def watching(draw: Draw, hand: Hand) -> list[Column]:
    """What monitoring prints: how far the year has come, what is expected of it, and why."""
    part = Column(key="part", head=words.label(draw, "part_done"), width=1.5, text=lambda row, _: hand.whole(row.past))
    whole = Column(
        key="expected", head=words.label(draw, "done_expected"), width=1.5, text=lambda row, _: hand.whole(row.done)
    )
    columns = [part] if draw.pick("watch.values", "part and whole", "part", lean=0.7) == "part" else [part, whole]
    causes = draw.pick("watch.causes", "text", "ticks and text", "none", lean=0.5)
    if causes == "ticks and text":
        group = draw.pick("watch.causes.head", "偏差原因分析", "偏差原因")
        columns += [
            Column(key=f"cause {at}", head=name, width=0.8, group=group, text=lambda _, __: "")
            for at, name in enumerate(CAUSES)
        ]
        columns.append(Column(key="why", head="原因说明", width=2, group=group, text=lambda row, _: why(row)))
    elif causes == "text":
        columns.append(Column(key="reason", head=words.label(draw, "reason"), width=2, text=lambda row, _: why(row)))
    if draw.yes("watch.likely", 0.6):
        group = draw.pick("watch.likely.head", "完成目标可能性", "目标完成可能性")
        columns += [
            Column(
                key=f"likely {at}",
                head=name,
                width=0.8,
                group=group,
                text=lambda row, _, at=at: "√" if at == (row.score < row.weight) else "",  # type: ignore[misc]
            )
            for at, name in enumerate(LIKELY)
        ]
    return columns


def why(row: Target) -> str:
    """Why an indicator lags behind; nothing where it does not."""
    return LAGGING if row.score < row.weight else ""


def done(draw: Draw, hand: Hand, row: Target) -> str:
    """What came of an indicator; where a column holds the unit, with it again or without."""
    if row.done.word is not None:
        return row.done.word
    bare = (
        "unit" in hand.keys and draw.pick("actual.unit", "in its column", "printed again", lean=0.7) == "in its column"
    )
    return hand.number(row.done) + ("" if bare else hand.unit(row.done))
