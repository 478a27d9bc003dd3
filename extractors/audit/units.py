"""Rules about the units of indicators."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from extractors.audit.printed import printed_rows, same_indicator
from extractors.audit.rule import rule
from extractors.findings import Note, figure
from extractors.values import unit_factor, unit_kind
from extractors.values.reading import any_of, reading
from extractors.values.units import chain_pattern, tidy
from mappings.auditing import Measure, measure_of, spellings, timeliness_words
from mappings.value_words import value_words
from schemas.filing import FilingRows
from schemas.tables import Indicator

FAR = (2000, 50000)
"""Between these two values of one indicator differ by 万 rather than by any growth."""
NEAR = (0.5, 2.0)
"""Within these a figure of running text is about that of the indicator."""
LISTED = re.compile(r"[、,，;；]")
"""What parts the units of a list."""
MYRIAD = "万"
TOPIC = 4
"""Signs in a row that a sentence shares with a name when both speak of the same thing: 办公用房, not 用房."""


def cause(row: Indicator) -> tuple[object, ...]:
    """One finding about units for an indicator, whatever the horizon."""
    return ("unit", row.goal, row.level2, row.level3_raw)


def numbers(filing: FilingRows) -> Iterator[Indicator]:
    """Values that are numbers."""
    return (row for row in filing.indicators if row.kind == "quantitative" and row.value is not None)


def note(row: Indicator, message: str, expected: str | None = None) -> Note:
    """A value whose unit is in doubt."""
    return Note(
        row=row,
        table="indicators",
        field="unit",
        message=f"“{row.level3}”的指标值“{row.value_raw}”{message}。",
        expected=expected,
        observed=row.value_raw,
        cause=cause(row),
    )


@rule("unit-nonsense", "unit_suspect", "warning")
def nonsense(filing: FilingRows) -> Iterator[Note]:
    """A unit that is none: %次."""
    for row in numbers(filing):
        if row.unit is not None and unit_kind(row.unit) == "share" and unit_factor(row.unit) is None:
            yield note(row, f"的单位“{row.unit}”不成立", "%")


@rule("unit-foreign", "unit_suspect", "warning")
def foreign(filing: FilingRows) -> Iterator[Note]:
    """A unit that cannot belong to the name: a rate in 次, a fee in %."""
    for row in numbers(filing):
        measure = measure_of(row.level3)
        if measure is None or not measure.kinds or row.unit is None or "/" in row.unit or is_scale(row.unit):
            continue
        kind = unit_kind(row.unit)
        if kind is not None and kind not in measure.kinds:
            yield note(row, f"的单位与名称不符（{measured(row, measure)}）", "%" if measure.share else None)


@rule("timeliness-counted", "unit_suspect", "info")
def untimely(filing: FilingRows) -> Iterator[Note]:
    """An indicator of timeliness that counts things."""
    for row in numbers(filing):
        paced = row.unit is None or "/" in row.unit
        if row.level2 in timeliness_words() and not paced and unit_kind(row.unit or "") == "count":
            yield note(row, f"以“{row.unit}”计，不是时效指标")


def is_scale(unit: str) -> bool:
    """Whether a unit is no more than 万 or 亿, of whatever it may be."""
    return tidy(unit) in value_words().scales


def measured(row: Indicator, measure: Measure) -> str:
    """The ending that tells what a name measures."""
    ending = max((word for word in measure.endings if word in row.level3), key=len, default=row.level3)
    return f"“{ending}”不以“{row.unit}”计"


@rule("rate-without-percent", "unit_suspect", "warning")
def percentless(filing: FilingRows) -> Iterator[Note]:
    """A rate printed as a bare number."""
    for row in numbers(filing):
        measure = measure_of(row.level3)
        if measure is not None and measure.share and row.unit is None and "%" not in reading(row.level3_raw):
            part = abs(row.value or 0) <= 1
            message = "没有单位，可指100%，也可指1%" if row.value == 1 else "没有单位，疑为小数形式的比率"
            yield note(row, message if part else "没有单位，疑缺百分号", None if part else f"{row.value_raw}%")


@rule("unit-told-elsewhere", "unit_suspect", "info")
def told_elsewhere(filing: FilingRows) -> Iterator[Note]:
    """A bare number whose own scoring standard or explanation prints the unit."""
    for row in numbers(filing):
        if row.unit is None:
            unit = next((found for text in (row.scoring, row.explanation) if (found := unit_of(row, text))), None)
            if unit is not None:
                yield note(row, f"没有单位，评分标准或说明中为“{figure(row.value or 0)}{unit}”", unit)


def unit_of(row: Indicator, text: str | None) -> str | None:
    """The unit that a text prints behind the row's number; points are the text's own."""
    if text is None or row.value is None:
        return None
    folded = reading(text)
    for found in re.finditer(rf"(?<![\d.]){re.escape(figure(row.value))}(?:\.0+)?(?![\d.])", folded):
        unit = chain_pattern().match(folded, found.end())
        if unit is not None and unit_kind(unit[0]) != "score":
            return unit[0]
    return None


@cache
def scale_pattern() -> re.Pattern[str]:
    """万, 亿 … before a unit."""
    return re.compile(rf"^{any_of(value_words().scales)}(?=.)")


def unscaled(unit: str) -> str:
    """A unit without its 万 or 亿, in its first spelling."""
    return spellings(scale_pattern().sub("", tidy(unit)))[0]


@rule("units-differ", "unit_suspect", "info")
def differing(filing: FilingRows) -> Iterator[Note]:
    """Values of one indicator in different units."""
    for rows in same_indicator(filing).values():
        valued = [row for row in rows if row.kind == "quantitative" and row.value]
        units = list(dict.fromkeys(unscaled(row.unit) if row.unit is not None else "无单位" for row in valued))
        if len(units) > 1:
            odd = next(row for row in valued if (unscaled(row.unit) if row.unit else "无单位") != units[0])
            values = "、".join(dict.fromkeys(f"{row.value_raw}" for row in valued))
            yield Note(
                row=odd,
                table="indicators",
                field="unit",
                message=f"“{odd.level3}”各处指标值的单位不一致：{values}。",
                observed="、".join(units),
                cause=cause(odd),
            )


@rule("unit-far-apart", "unit_suspect", "warning")
def far_apart(filing: FilingRows) -> Iterator[Note]:
    """Two values of one row that differ by about 10,000."""
    for entry in printed_rows(filing):
        valued = [row for row in entry.rows if row.value_si and row.unit is not None]
        for left, right in pairwise(valued):
            factor = abs(right.value_si or 1) / abs(left.value_si or 1)
            if unscaled(left.unit or "") == unscaled(right.unit or "") and within(max(factor, 1 / factor), FAR):
                yield note(right, f"与同一行的“{left.value_raw}”相差约一万倍，疑为单位误写")


def within(number: float, bounds: tuple[float, float]) -> bool:
    """Whether a number lies between two."""
    return bounds[0] <= number <= bounds[1]


@rule("unit-magnitude", "unit_suspect", "warning")
def text_says_otherwise(filing: FilingRows) -> Iterator[Note]:
    """A figure that the filing's own text prints in a unit 10,000 times as great."""
    texts = [narrative.text for narrative in filing.narratives if MYRIAD in narrative.text]
    for row in numbers(filing) if texts else ():
        if row.unit is None or not row.value or row.role == "prior" or scale_pattern().match(tidy(row.unit)):
            continue
        for text in texts:
            printed = in_myriads(row, text)
            if printed is not None:
                yield note(row, f"与正文“{printed}”相差约一万倍，疑缺“万”字", f"万{row.unit}")
                break


def in_myriads(row: Indicator, text: str) -> str | None:
    """What a sentence about the row's matter prints in ten thousands of its unit, near the row's own number."""
    for sentence in re.split(r"[。；]", text):
        if MYRIAD not in sentence or not share_topic(row.level3, sentence):
            continue
        for found in re.finditer(rf"(\d+(?:\.\d+)?){MYRIAD}({any_of(spellings(row.unit or ''))})", sentence):
            if row.value and within(float(found[1]) / row.value, NEAR):
                return found[0]
    return None


def share_topic(name: str, sentence: str) -> bool:
    """Whether a sentence holds enough signs of a name in a row."""
    return any(name[at : at + TOPIC] in sentence for at in range(len(name) - TOPIC + 1))


@rule("unit-several", "unit_suspect", "warning")
def several(filing: FilingRows) -> Iterator[Note]:
    """A number whose name says what it counts, in a unit that lists other things besides: 人数 in 人、户."""
    for row in numbers(filing):
        parts = [part for part in LISTED.split(row.unit or "") if part]
        own = next((part for part in parts if row.level3.endswith(f"{part}数")), None)
        if len(parts) > 1 and own is not None:
            yield note(row, f"的单位“{row.unit}”列有几种，名称却是“{own}数”", own)


RULES = (
    nonsense,
    several,
    foreign,
    untimely,
    text_says_otherwise,
    far_apart,
    percentless,
    told_elsewhere,
    differing,
)
