"""The catalogue agrees with itself, and a contradiction in it is refused."""

import pytest

from mappings.accepted import Decision
from mappings.catalogue import Indicator, Misprint, Suffixes, Variant, WordingFile, build, catalogue
from schemas.errors import BadMapping

WORDS = WordingFile(misprints=(), suffixes=(Suffixes("satisfaction", ("满意度", "满意率"), "one share"),))


def decision(printed: str, meant: str | None) -> Decision:
    """What a person said of a name."""
    return Decision(printed=printed, as_=meant, why="示例")


def entry(code: str, name: str, *variants: str, suffix: str | None = None) -> Indicator:
    """An indicator with these wordings."""
    return Indicator(
        id=code,
        name=name,
        measures="示例",
        unit=None,
        direction="higher",
        kind="qualitative",
        family=("local",),
        suffix=suffix,
        variants=tuple(Variant(printed, "示例", ("示例市",)) for printed in variants),
    )


CONTRADICTIONS = [
    ((entry("a", "甲项完成率"), entry("a", "乙项完成率")), WORDS, (), "the id a stands twice"),
    ((entry("a", "甲项完成率"), entry("b", "“甲项”完成率")), WORDS, (), "one wording"),
    ((entry("a", "甲项完成率"), entry("b", "乙项完成率", "甲项的完成率")), WORDS, (), "one wording"),
    ((entry("a", "甲项完成率", "甲项完成率"),), WORDS, (), "one wording"),
    ((entry("a", "甲方满意度", suffix="satisfaction"), entry("b", "甲方满意率")), WORDS, (), "one wording"),
    ((entry("a", "甲方满意度", suffix="content"),), WORDS, (), "no suffix content"),
    ((entry("a", "甲项完成率", suffix="satisfaction"),), WORDS, (), "ends in none of it"),
    ((entry("a", "“”"),), WORDS, (), "punctuation alone"),
    ((entry("a", "甲项完成率"),), WORDS, (decision("甲项", "b"),), "there is no indicator b"),
    (
        (entry("a", "甲项完成率"),),
        WORDS,
        (decision("甲项完成率", None),),
        "the official name of a",
    ),
    ((entry("a", "甲项完成率", "甲率"),), WORDS, (decision("甲率", None),), "a variant of a"),
    (
        (entry("a", "甲项"),),
        WORDS,
        (decision("乙", "a"), decision("“乙”", None)),
        "decided twice",
    ),
    (
        (),
        WordingFile(misprints=(Misprint("甲", "乙", "示例"), Misprint("乙", "丙", "示例")), suffixes=()),
        (),
        "itself a misprint",
    ),
]


@pytest.mark.parametrize(("indicators", "words", "decisions", "message"), CONTRADICTIONS)
def test_a_contradiction_is_refused(
    indicators: tuple[Indicator, ...], words: WordingFile, decisions: tuple[Decision, ...], message: str
) -> None:
    with pytest.raises(BadMapping, match=message):
        build(indicators, words, decisions)


def test_a_suffix_gives_the_indicator_each_of_its_endings() -> None:
    known = build((entry("a", "甲方满意度", "甲满意度", suffix="satisfaction"),), WORDS, ())
    assert {word: wording.indicator.id for word, wording in known.wordings.items()} == {
        "甲方满意度": "a",
        "甲方满意率": "a",
        "甲满意度": "a",
        "甲满意率": "a",
    }


def test_every_indicator_says_what_it_measures() -> None:
    assert [entry.id for entry in catalogue().indicators.values() if not entry.measures or not entry.family] == []


def test_every_variant_says_why_and_where_it_was_seen() -> None:
    variants = [variant for entry in catalogue().indicators.values() for variant in entry.variants]
    assert [variant.printed for variant in variants if not variant.why or not variant.seen] == []
