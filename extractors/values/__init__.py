"""What printed values, amounts and dates say. Nothing here raises, whatever the text."""

from extractors.values.comparators import comparator
from extractors.values.dates import find_year, parse_date, years
from extractors.values.indicator_values import is_lone_month, is_sign, parse_value, print_value
from extractors.values.money import Amount, looks_numeric, money_unit, parse_amount, parse_share, to_yuan
from extractors.values.numerals import chinese_number
from extractors.values.units import is_unit, tidy, unit_factor, unit_kind

__all__ = [
    "Amount",
    "chinese_number",
    "comparator",
    "find_year",
    "is_lone_month",
    "is_sign",
    "is_unit",
    "looks_numeric",
    "money_unit",
    "parse_amount",
    "parse_date",
    "parse_share",
    "parse_value",
    "print_value",
    "tidy",
    "to_yuan",
    "unit_factor",
    "unit_kind",
    "years",
]
