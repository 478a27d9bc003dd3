"""Characters stored in place of others, and the pages that are worth reading."""

import unicodedata

import pytest

from mappings.characters import folding, symbol
from mappings.signs import may_hold_form


@pytest.mark.parametrize(
    ("stored", "printed"),
    [("⻚", "页"), ("⻅", "见"), ("⼀", "一"), ("⾦", "金"), ("⼾", "户"), ("ﬁ", "fi"), ("（", "（")],
)
def test_radicals_and_ligatures_are_folded(stored: str, printed: str) -> None:
    assert stored.translate(folding()) == printed


def test_every_character_is_folded_to_what_is_folded_no_further() -> None:
    assert [folded for folded in folding().values() if folded.translate(folding()) != folded] == []


def test_every_radical_is_folded_to_an_ideograph() -> None:
    strays = [code for code in range(0x2E80, 0x2FE0) if chr(code) in folding() and folding()[code].isascii()]
    assert strays == []


def test_radicals_without_an_ideograph_are_few() -> None:
    named = [code for code in range(0x2E80, 0x2FE0) if unicodedata.name(chr(code), "").count("RADICAL")]
    assert {hex(code) for code in named if code not in folding()} <= {"0x2e80"}


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        (0xF0B3, "ABCDEF+Symbol", "≥"),
        (0xF0A3, "SymbolMT", "≤"),
        (0xF0A3, "Wingdings 2", "□"),
        (0xF0FC, "Wingdings-Regular", "✓"),
        (0xF0B3, "SimSun", None),
        (0xE000, "Symbol", None),
    ],
)
def test_a_private_sign_is_what_its_font_prints(code: int, font: str, sign: str | None) -> None:
    assert symbol(code, font) == sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("部门整体支出绩效目标表", True),
        ("绩 效\n目 标", True),
        ("指\n标\n值", True),
        ("一般公共预算支出表", False),
        ("", False),
    ],
)
def test_a_page_may_hold_a_form_by_its_words(text: str, expected: bool) -> None:
    assert may_hold_form(text) is expected
