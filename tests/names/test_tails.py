"""Misprints at the end of names that no catalogue lists."""

import csv
from pathlib import Path

import pytest

from extractors.rows.measures import called, measure
from mappings.catalogue import catalogue
from mappings.names import match
from mappings.tails import misprint_at_end, tails

HERE = Path(__file__).parent
MISPRINTS = [
    # printed, meant, indicator
    ("政策知日尧率", "政策知晓率", "policy_awareness"),
    ("书架政策知日尧率", "书架政策知晓率", "awareness:书架政策知晓率"),
    ("书架政策知哓率", "书架政策知晓率", "awareness:书架政策知晓率"),
    ("质量达率", "质量达标率", "quality_attainment_rate"),
    ("书架质量达率", "书架质量达标率", "pass_rate:书架质量达标率"),
    ("书架验受合格率", "书架验收合格率", "pass_rate:书架验收合格率"),
    ("书架验受通过率（%）", "书架验收通过率（%）", "pass_rate:书架验收通过率"),
    ("书架群众满意意度", "书架群众满意度", "satisfaction:书架群众满意度"),
    ("重点支安排率", "重点支出安排率", "key_spending_rate"),
    ("书架资金使用合规性率", "书架资金使用合规率", "compliance:书架资金使用合规率"),
    ("书架维护及时率率", "书架维护及时率", "timeliness:书架维护及时率"),
]
RIGHT = [
    "维保及时率",
    "书架维修维保及时率",
    "林农林企满意度",
    "书架汇审通过率",
    "参训率",
    "书架完成及时率",
    "妈妈满意度",
    "书架阳性率",
]


@pytest.mark.parametrize(("printed", "meant", "indicator"), MISPRINTS)
def test_a_misprint_inside_a_composed_name_is_corrected(printed: str, meant: str, indicator: str) -> None:
    name = match(printed)
    assert name.corrected == meant
    assert name.misprint is not None
    assert called(name, measure(name.corrected, None, None, None, "none").metric)[0] == indicator


@pytest.mark.parametrize("printed", RIGHT)
def test_a_name_of_real_words_stays(printed: str) -> None:
    assert match(printed).corrected == printed


def test_no_known_end_is_taken_for_another_one() -> None:
    assert [word for word in tails().words if misprint_at_end(word) is not None] == []


def test_no_wording_of_the_catalogue_is_corrected() -> None:
    wordings = [entry.text for entry in catalogue().wordings.values()]
    assert [text for text in wordings if misprint_at_end(text) is not None] == []


def test_no_labelled_name_of_real_forms_is_corrected() -> None:
    with (HERE / "alike.tsv").open(encoding="utf-8", newline="") as lines:
        names = {row[place] for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) for place in (0, 5)}
    assert [name for name in sorted(names) if misprint_at_end(name) is not None] == []


def test_the_evidence_is_told() -> None:
    name = match("书架验受合格率")
    assert (name.by_evidence, name.evidence) == (True, ("“受”与“收”同音（shou）",))
    assert not match("书架维护及时率率").by_evidence
