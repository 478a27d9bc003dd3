"""What speaks for one character standing for another, and what may not be crossed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.matching.choosing import choose, corrected, lexicon
from mappings.matching.evidence import NONE_COST, substitution
from mappings.matching.folding import fold
from mappings.matching.glyphs import glyphs, looks, rhymes

CONFUSED = ["未末", "土士", "己已", "人入", "设没", "折拆", "责贵", "觖解", "徽微", "晴睛", "科料", "大太"]
HOMOPHONES = ["时实", "率律", "洲州", "画划", "健建", "精经"]
UNLIKE = ["质数", "省市", "控变", "甲乙", "完优"]

FOLDED = [
    ("“三公”经费变动率", "三公经费变动率"),
    ("验收合格率（%）", "验收合格率"),
    ("验收合格率(96)", "验收合格率"),
    ("人均成本（元/人/天）", "人均成本"),
    ("培训（参会）人次", "培训(参会)人次"),
    ("2024年度预算执行率", "预算执行率"),
    ("12345诉求件数", "12345诉求件数"),
    ("高学历、高层次人才", "高学历高层次人才"),
    ("资金使用的规范性", "资金使用规范性"),
]


@pytest.mark.parametrize("pair", CONFUSED)
def test_characters_that_are_confused_have_evidence(pair: str) -> None:
    assert substitution(pair[0], pair[1]).seen


@pytest.mark.parametrize("pair", HOMOPHONES)
def test_characters_of_one_sound_have_evidence(pair: str) -> None:
    assert rhymes(pair[0], pair[1]) == 1.0


@pytest.mark.parametrize("pair", UNLIKE)
def test_unlike_characters_have_none(pair: str) -> None:
    assert substitution(pair[0], pair[1]).cost == NONE_COST


@given(st.sampled_from(sorted(glyphs())), st.sampled_from(sorted(glyphs())))
def test_likeness_is_the_same_from_either_side(one: str, other: str) -> None:
    assert (looks(one, other), rhymes(one, other)) == (looks(other, one), rhymes(other, one))


@pytest.mark.parametrize(("printed", "key"), FOLDED)
def test_a_name_is_compared_without_what_tells_nothing(printed: str, key: str) -> None:
    assert fold(printed).key == key


@given(st.text(max_size=20))
def test_every_character_of_a_key_stands_where_it_says(text: str) -> None:
    folded = fold(text)
    assert len(folded.key) == len(folded.places)
    assert list(folded.places) == sorted(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)


def test_two_words_that_are_as_near_settle_nothing() -> None:
    assert choose("甲项未成率", lexicon({"甲项末成率": "a", "甲项朱成率": "b"})).best is None


def test_words_of_one_meaning_do_not_compete() -> None:
    best = choose("甲项未成率", lexicon({"甲项末成率": "a", "甲项朱成率": "a"})).best
    assert best is not None
    assert best.meaning == "a"


def test_misprint_keeps_what_is_not_compared() -> None:
    printed = "“验收”台格率（%）"
    best = choose(fold(printed).key, lexicon({"验收合格率": "a"})).best
    assert best is not None
    assert corrected(printed, fold(printed).places, best.steps) == "“验收”合格率（%）"
