"""Each rule by its example."""

import pytest

from extractors.audit import RULES, audit
from extractors.audit.rule import Rule
from schemas.closed_sets import FINDING_KINDS, SEVERITIES
from tests.audit.examples import EXAMPLES

LINE = 120
"""Signs of the longest line about a rule."""
BY_ID = {rule.id: rule for rule in RULES}


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(EXAMPLES) == set(BY_ID)


def test_no_two_rules_have_one_id() -> None:
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_tells_what_it_finds_once(rule: Rule) -> None:
    example = EXAMPLES[rule.id]
    notes = list({note.cause: note for note in rule.check(example.wrong)}.values())
    assert [(note.expected, note.observed) for note in notes[:1]] == [(example.expected, example.observed)]
    assert len(notes) == example.rows


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_alone_what_is_right(rule: Rule) -> None:
    assert [note.message for note in rule.check(EXAMPLES[rule.id].right)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_heard_in_the_audit(rule: Rule) -> None:
    found = audit(EXAMPLES[rule.id].wrong)
    assert (rule.kind, rule.severity) in {(entry.kind, entry.severity) for entry in found}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_known_kind_and_severity(rule: Rule) -> None:
    assert (rule.kind in FINDING_KINDS, rule.severity in SEVERITIES) == (True, True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_told_in_one_line(rule: Rule) -> None:
    assert rule.about.endswith(".") is (len(rule.about) <= LINE)
