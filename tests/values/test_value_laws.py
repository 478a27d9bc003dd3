"""What holds for every value and every text."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.values import is_unit, parse_value, print_value, unit_factor
from extractors.values.units import listed
from mappings.value_words import value_words
from schemas.closed_sets import COMPARATORS
from schemas.value import Value

SIGNS = "0123456789.,，%％≥≤<>=＝《》—-~至万亿个次元年月日/()（）；。、无一二三十百两不低于以上内约第余 \t\n　"

numbers = st.decimals(min_value=-(10**9), max_value=10**12, places=4, allow_nan=False).map(Decimal.normalize)
units = st.one_of(
    st.none(),
    st.sampled_from(sorted(listed())),
    st.builds(str.__add__, st.sampled_from(sorted(value_words().scales)), st.sampled_from(sorted(listed()))),
    st.builds("{}/{}".format, st.sampled_from(["元", "万元", "次", "期"]), st.sampled_from(["年", "人", "公里"])),
)
texts = st.one_of(st.text(), st.text(alphabet=SIGNS, max_size=20))


@st.composite
def values(draw: st.DrawFn) -> Value:
    number, unit = draw(numbers), draw(units)
    factor = unit_factor(unit or "")
    return Value(
        raw="",
        kind="quantitative",
        op=draw(st.sampled_from([None, *COMPARATORS])),
        number=float(number),
        si=None if factor is None else float(Decimal(repr(float(number))) * factor),
        unit=unit,
    )


@given(values())
def test_a_printed_value_reads_back(value: Value) -> None:
    assert replace(parse_value(print_value(value)), raw="") == value


@given(texts)
def test_what_was_read_prints_and_reads_back(text: str) -> None:
    value = parse_value(text)
    if value.number is not None and (value.unit is None or is_unit(value.unit)):
        assert replace(parse_value(print_value(value)), raw=value.raw) == value


@given(texts, texts, texts)
def test_every_text_has_a_value_without_blanks(text: str, op: str, unit: str) -> None:
    raw = parse_value(text, op=op, unit=unit).raw
    assert raw == "".join(raw.split())


@given(texts)
def test_a_number_comes_with_a_quantity_and_only_then(text: str) -> None:
    value = parse_value(text)
    assert (value.number is not None) == (value.kind == "quantitative" and not (value.several or value.unclear))
