"""Numbers as a spreadsheet prints them, after the number formats of ECMA-376 part 1, section 18.8.31."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import takewhile
from typing import TypeAlias

BUILTIN: Mapping[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
}
"""Formats that a workbook names by number alone; the numbers left out print as General does, or are dates."""
GENERAL = "General"

Number: TypeAlias = int | float

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?'
    r"|[\\!](?P<escaped>.)"
    r"|_.|\*."  # the width of a sign, and a sign that fills the cell: layout
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[(?P<condition>[<>=][^\]]*)\]"
    r"|\[[^\]]*\]"  # colours, and digits of other scripts
    r"|(?P<exponent>[Ee][+-])"
    r"|(?P<general>General|[GＧ]/通用格式)"
    r"|(?P<place>[0#?])"
    r"|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
LONGEST = 255
"""Characters of a format; Excel takes no longer ones."""
CONDITION = re.compile(r"([<>]=?|<>|=)\s*(-?\d+(?:\.\d+)?)")
COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
WHITE = frozenset({"[white]", "[白色]", "[color2]", "[颜色2]"})
"""Colours of a section that print nothing on white paper."""
TEXT = 3
"""Place of the section for texts."""
BEYOND = set("/@yYmMdDhHsS")
"""Letters of fractions, texts and dates, which are not printed by a format of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of a format: what positive, negative or zero numbers are printed by."""

    prefix: str
    integer: tuple[str, ...] = ()
    """Places (0, #, ?) and, between them, signs that stand among the digits: `=` and the sign."""
    fraction: tuple[str, ...] = ()
    suffix: str = ""
    scale: int = 0
    """Power of ten that the number is multiplied with: 2 for percent, -3 for thousands."""
    grouped: bool = False
    """Whether thousands are parted by commas."""
    is_general: bool = False
    """Whether the number stands between prefix and suffix as General prints it."""
    condition: Callable[[Number], bool] | None = None
    """Which numbers it is for, where the format says so itself."""


def printed(number: Number, code: str = GENERAL) -> str:
    """The number as its format prints it; by General where the format is one that no form of figures uses."""
    sections = _sections(code)
    if not sections:
        return general(number)
    if any(section.condition for section in sections):
        return _conditional(number, sections)
    if number < 0:
        own = len(sections) > 1
        return _print(sections[1] if own else sections[0], abs(number), sign="" if own else "-")
    return _print(sections[2] if number == 0 and len(sections) > 2 else sections[0], number)


def _conditional(number: Number, sections: Sequence[Section]) -> str:
    """The number by the first section whose condition it meets, or that has none."""
    for section in sections:
        if section.condition is None or section.condition(number):
            own = section.condition is not None and section.condition(0) is False and section.condition(1) is False
            return _print(section, abs(number), sign="-" if number < 0 and not own else "")
    return general(number)


def printed_text(text: str, code: str) -> str:
    """A text as its format prints it: by the section for texts, where there is one."""
    if len(code) > LONGEST or (";" not in code and "@" not in code):
        return text
    parts = _parts(code)
    if len(parts) > TEXT:
        own = parts[TEXT]
    elif len(parts) == 1 and any(token["other"] == "@" for token in parts[0]):
        own = parts[0]
    else:
        return text
    return "".join(text if token["other"] == "@" else _literal(token) for token in own)


def general(number: Number) -> str:
    """The number with as many digits as it has, up to the 15 that a spreadsheet keeps."""
    digits = format(Decimal(format(number or 0, ".15g")), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[Section, ...]:
    """The sections for positive, negative and zero numbers; none where General prints the number."""
    if len(code) > LONGEST or not code.strip():
        return ()
    parts = _parts(code)[:TEXT]
    beyond = any(token["exponent"] or token["other"] in BEYOND for part in parts for token in part)
    return () if beyond or code.strip() == GENERAL else tuple(map(_section, parts))


def _parts(code: str) -> list[list[re.Match[str]]]:
    """The tokens of each section."""
    tokens = list(TOKEN.finditer(code))
    cuts = [index for index, token in enumerate(tokens) if token[0] == ";"]
    return [tokens[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(tokens)], strict=True)]


def _condition(tokens: Sequence[re.Match[str]]) -> Callable[[Number], bool] | None:
    """What a section asks of a number; None where it asks nothing."""
    for token in tokens:
        if found := CONDITION.fullmatch(token["condition"] or ""):
            compare, bound = COMPARE[found[1]], float(found[2])
            return lambda number: compare(number, bound)
    return None


def _section(tokens: Sequence[re.Match[str]]) -> Section:
    places = [index for index, token in enumerate(tokens) if token["place"]]
    points = [index for index, token in enumerate(tokens) if token["other"] == "."]
    condition = _condition(tokens)
    if any(token[0].lower() in WHITE for token in tokens):
        return Section(prefix="", condition=condition)
    whole = next((index for index, token in enumerate(tokens) if token["general"]), None)
    if whole is not None:
        around = ["".join(map(_literal, part)) for part in (tokens[:whole], tokens[whole + 1 :])]
        return Section(prefix=around[0], suffix=around[1], is_general=True, condition=condition)
    if not places:
        return Section(prefix="".join(map(_literal, tokens)), condition=condition)
    end = places[-1] + 1
    point = min(points[0], end) if points else end
    start = min(places[0], point)
    after = max(end, point + 1) if points else end
    thousands = len(list(takewhile(lambda token: token["other"] == ",", tokens[after:])))
    return Section(
        integer=tuple(_signs(tokens[start:point])),
        fraction=tuple(token["place"] for token in tokens[point:end] if token["place"]),
        prefix="".join(map(_literal, tokens[:start])),
        suffix="".join(map(_literal, tokens[after + thousands :])),
        scale=2 * sum(token["other"] == "%" for token in tokens) - 3 * thousands,
        grouped=any(token["other"] == "," for token in tokens[start:point]),
        condition=condition,
    )


def _signs(tokens: Sequence[re.Match[str]]) -> list[str]:
    """Places, and the signs among them marked with `=`."""
    return [token["place"] or "=" + _literal(token) for token in tokens if token["other"] != ","]


def _literal(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""


def _print(section: Section, number: Number, sign: str = "") -> str:
    if section.is_general:
        return sign + section.prefix + general(number) + section.suffix
    if not section.integer and not section.fraction:
        return section.prefix
    scaled = Decimal(format(number, ".15g")).scaleb(section.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-len(section.fraction)), ROUND_HALF_UP)
    whole, _, fraction = format(rounded, "f").partition(".")
    least = len("".join(section.fraction).rstrip("#?"))
    fraction = fraction[:least] + fraction[least:].rstrip("0")
    body = _whole(whole.lstrip("0"), section) + ("." + fraction if fraction else "")
    return (sign if rounded else "") + section.prefix + body + section.suffix


def _whole(digits: str, section: Section) -> str:
    """The digits before the point, put into their places from the right; the first place takes all that are left."""
    places = [index for index, sign in enumerate(section.integer) if sign[0] != "="]
    if section.grouped:
        least = sum(section.integer[index] == "0" for index in places)
        return f"{int(digits or 0):0{least},d}" if digits or least else ""
    signs: list[str] = []
    for index in range(len(section.integer) - 1, -1, -1):
        sign = section.integer[index]
        if sign[0] == "=":
            signs.append(sign[1:])
        elif index == places[0]:
            signs.append(digits or ("0" if sign == "0" else ""))
        else:
            signs.append(digits[-1:] or ("0" if sign == "0" else ""))
            digits = digits[:-1]
    return "".join(reversed(signs))
