"""Subjects in common words, and their classes."""

import pytest

from mappings.subjects import class_of, file, folded


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("各项工作", "工作"),
        ("工作任务完成", "工作完成"),
        ("示例各项任务", "示例任务"),
        ("工作任务书", "工作任务书"),
        ("示例街道社会公众", "示例街道群众"),
        ("社会公众号", "社会公众号"),
        ("参训学员", "参加培训人员"),
        ("骨干参训学员", "骨干参训学员"),
        ("书架使用者", "书架使用人员"),
        ("书架设备设施", "书架设施设备"),
        ("省级书架", "省级书架"),
        ("新增书架", "新增书架"),
    ],
)
def test_words_that_say_the_same_are_written_as_one(printed: str, meant: str) -> None:
    assert folded(printed) == meant


@pytest.mark.parametrize(
    ("subject", "meant"),
    [
        ("示例街道居民", "public"),
        ("书架使用人员", "users"),
        ("书架管理人员", "staff"),
        ("参加培训人员", "trainees"),
        ("书架受益群众", "beneficiaries"),
        ("书架采购", None),
        ("书架系统采购", "equipment"),
        ("企业诉求工单", "cases"),
        ("系统故障", "faults"),
    ],
)
def test_a_subject_is_of_the_class_whose_word_stands_last(subject: str, meant: str | None) -> None:
    assert class_of(subject) == meant


def test_the_classes_have_names_and_reasons() -> None:
    assert len({entry.id for entry in file().classes}) == len(file().classes)
    assert all(entry.name and entry.why for entry in file().classes)


def test_folding_twice_changes_nothing_more() -> None:
    for group in file().same:
        for word in group.words:
            assert folded(folded(word)) == folded(word)
