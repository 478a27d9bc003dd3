"""Printed text brought to the form in which words are compared."""

import pytest

from mappings.normal import bare, bracketed, joined, numbered, plain, squeezed, unquoted


@pytest.mark.parametrize(
    ("text", "one_line"),
    [
        ("部门（单位）\n名称", "部门（单位）名称"),
        ("抽查 24 个项目", "抽查24个项目"),
        ("A B\n公司", "A B公司"),
        ("甲，\u3000乙", "甲，乙"),
        ("12 345", "12 345"),
    ],
)
def test_joined(text: str, one_line: str) -> None:
    assert joined(text) == one_line


@pytest.mark.parametrize(
    ("text", "word"),
    [("*评/扣分标准", "评/扣分标准"), ("单位：", "单位"), ("合 \xa0计", "合计"), ("９５％", "95%")],
)
def test_plain(text: str, word: str) -> None:
    assert plain(text) == word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("长期目标1：（截止2028年）", "长期目标"),
        ("部门（单位）\n名称", "部门名称"),
        ("核心业务产出 12", "核心业务产出"),
        ("年度目标（甲（乙））", "年度目标"),
    ],
)
def test_bare(text: str, word: str) -> None:
    assert bare(text) == word


def test_quotation_marks_do_not_part_names() -> None:
    assert unquoted("“三公”经费变动率") == unquoted("“三公经费”变动率")


def test_squeezed_keeps_signs_as_printed() -> None:
    assert squeezed(" ＞= 90 ％\n") == "＞=90％"


def test_bracketed() -> None:
    assert bracketed("部门预算总额（万元）") == ("万元",)


@pytest.mark.parametrize(("text", "number"), [("年度目标 3:", 3), ("长期目标（截止2028年）", None), ("2024", None)])
def test_numbered(text: str, number: int | None) -> None:
    assert numbered(text) == number
