"""An indicator's value, from the text of its cells."""

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from extractors.values.comparators import agreed, any_sign, before, comparator, leading, signs
from extractors.values.dates import loose, without_dates
from extractors.values.figures import CLAUSE_ENDS, Figure, figures
from extractors.values.leftover import by_the_way, says_more, unreadable
from extractors.values.numerals import with_shares_in_figures
from extractors.values.reading import SAYS, any_of, reading, statement
from extractors.values.units import chain_pattern, tidy, unit_factor
from extractors.values.whole_numerals import with_numeral_in_figures
from extractors.values.written_numbers import without_powers
from mappings.normal import squeezed
from mappings.value_words import value_words
from schemas.value import Comparator, Value

PRINTED: Mapping[Comparator, str] = {">=": "≥", "<=": "≤", "=": "=", ">": ">", "<": "<"}
CLAUSE_END = re.compile(f"[{re.escape(CLAUSE_ENDS)}]")
INCLUSIVE: tuple[Comparator, ...] = (">=", "<=", "=")


def parse_value(raw: str, *, op: str | None = None, unit: str | None = None) -> Value:
    """What a printed value says; `op` and `unit` are the texts of their own columns, where the form has these.

    Several numbers in one cell, and a span, give no number. A figure that only describes what is, in a text that
    ends in an aim without a figure, leaves the value qualitative (目前有保洁员7人，控制人数).
    """
    return parsed(raw, op or "", unit or "")


@lru_cache(maxsize=65536)
def parsed(text: str, op: str, unit: str) -> Value:
    """`parse_value`, each distinct value once."""
    if states_nothing(text):
        return Value(raw=squeezed(text), kind="none")
    text, misprint = with_comparator_corrected(text)
    value = stated(text, op, unit)
    return (
        value
        if misprint is None
        else replace(value, raw=value.raw.replace(misprint[1], misprint[0], 1), misprint=misprint)
    )


def stated(text: str, op: str, unit: str) -> Value:
    """The value that a text states with what its columns say."""
    if not op and not unit:
        return read(squeezed(text), text, None, "")
    nature = natures().get(reading(op))
    op = "" if nature is not None or is_placeholder(op) else op
    unit = "" if is_placeholder(unit) or reading(unit) in value_words().none.units else unit
    leads = reading(text).startswith(reading(op))
    ends = reading(text).endswith((reading(unit), tidy(unit)))
    raw = squeezed(f"{'' if leads else op}{text}{'' if ends else unit}")
    if nature is False:
        return Value(raw=raw, kind="qualitative")
    meant = comparator(op)
    said = text if leads else f"{op if meant is None else PRINTED[meant]}{text}"
    return read(raw, said, meant, tidy(unit))


def read(raw: str, printed: str, op: Comparator | None, unit: str) -> Value:
    """The value that the text `printed` states; `op` and `unit` are what the columns beside it say."""
    text = statement_of(printed, unit)
    found = figures(text, unit_follows=bool(unit))
    if not found and unreadable(text):
        return Value(raw=raw, kind="quantitative", unclear=True)
    if not found or describes_present(text, found):
        return Value(raw=raw, kind="qualitative")
    figure = found[0]
    if len(found) == 1 and by_the_way(text, figure):
        return Value(raw=raw, kind="qualitative")
    if len(found) > 1 or figure.digits is None or not math.isfinite(float(figure.digits)):
        return Value(raw=raw, kind="quantitative", several=True)
    if says_more(reading(printed), text, figure):
        return Value(raw=raw, kind="quantitative", several=True)
    whole_unit = join(figure.unit or "", unit)
    factor = unit_factor(whole_unit)
    return Value(
        raw=raw,
        kind="quantitative",
        op=agreed(figure.op, op or distant(text, figure)),
        number=float(figure.digits),
        si=None if factor is None else float(Decimal(figure.digits) * factor),
        unit=whole_unit or None,
    )


def with_comparator_corrected(text: str) -> tuple[str, tuple[str, str] | None]:
    """A text with its misprinted comparator as it is meant, and both of them: 不低200天 → 不低于200天."""
    for entry in value_words().comparators.misprints:
        rest = text.lstrip().removeprefix(entry.printed)
        if rest != text.lstrip() and reading(rest)[:1].isdigit():
            return entry.meant + rest, (entry.printed, entry.meant)
    return text, None


def statement_of(text: str, unit: str) -> str:
    """The reading of a value, with asides, names and dates blotted out and its numerals in figures."""
    text = statement(with_shares_in_figures(without_powers(reading(text))), chain_pattern())
    return without_dates(with_numeral_in_figures(text, needs_unit=not unit))


def states_nothing(text: str) -> bool:
    """Whether `text` is empty, a placeholder, a word for nothing, or a comparator without a number."""
    return is_placeholder(text) or not reading(text).strip(empty_signs())


def is_placeholder(text: str) -> bool:
    """Whether `text` is empty or what is printed where there is nothing: 无, —, ……."""
    text = reading(text).strip("()")
    return not text.strip(value_words().none.signs) or text.rstrip(".。") in value_words().none.words


@cache
def empty_signs() -> str:
    """Signs that state nothing without a number."""
    return "".join((value_words().none.signs, *signs(), "()%‰"))


@cache
def natures() -> Mapping[str, bool]:
    """Words of a comparator column that are no comparator → whether the value is a number."""
    return {nature.word: nature.number for nature in value_words().natures}


def join(own: str, column: str) -> str:
    """The unit behind a number and the one in the column: 10万 and 元 make 万元."""
    if own.endswith(column):
        return own
    return column if column.startswith(own) else own + column


def distant(text: str, figure: Figure) -> Comparator | None:
    """A comparator that begins the figure's clause, words between: ≥原数据15%, 不少于每周3次.

    A strict word far from its number states a difference (低于平均水平5%) and is no bound.
    """
    if figure.op is not None:
        return None
    ahead = text[: figure.start]
    clause = CLAUSE_END.split(ahead)[-1]
    if sign := any_sign().search(clause):
        return signs()[sign[0]]
    word = leading().match(clause)
    op = before().get(word[0]) if word else None
    return op if op in INCLUSIVE else None


def describes_present(text: str, found: tuple[Figure, ...]) -> bool:
    """Whether the figures tell what is and the text goes on to an aim without a figure."""
    if any(figure.op is not None for figure in found) or not present().search(text[: found[0].start]):
        return False
    _, *behind = CLAUSE_END.split(text[found[-1].end :])
    return any(SAYS.search(clause) for clause in behind)


@cache
def present() -> re.Pattern[str]:
    """A word that says a figure describes what is."""
    return re.compile(any_of(value_words().present))


def print_value(value: Value) -> str:
    """A number with comparator and unit in the fewest signs; what has no number, as it was printed.

    `parse_value` reads it back, `raw` aside, where the unit is a listed one. A unit that would make a date of the
    number stands in brackets: 3(月).
    """
    if value.number is None:
        return value.raw
    number = (PRINTED[value.op] if value.op else "") + print_number(value.number)
    printed = number + (value.unit or "")
    return printed if parse_value(printed).unit == value.unit else f"{number}({value.unit})"


def print_number(number: float) -> str:
    """A float without exponent and without a decimal point where it is whole."""
    text = f"{Decimal(repr(number)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_sign(text: str) -> bool:
    """Whether `text` may stand in a comparator column: a comparator, or a word for the kind of value."""
    return comparator(text) is not None or reading(text) in natures()


def is_lone_month(value: Value) -> bool:
    """Whether a value may be a month as well as so many months: 12月."""
    return value.op is None and value.unit is not None and loose().fullmatch(reading(value.raw)) is not None
