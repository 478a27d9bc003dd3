"""Drawn forms: a seed gives the same one, a forced choice changes nothing else, what the truth says is printed."""

import pytest

from benchmarks.render.hypertext import web_page
from renderer.draw import Draw
from renderer.form import form
from renderer.truth import gold
from renderer.words import labels, titles

SEEDS = tuple(f"test/{serial}" for serial in range(40))


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_same_seed_same_form(seed: str) -> None:
    one, two = form(Draw(seed)), form(Draw(seed))
    assert (one.sheet, one.truth) == (two.sheet, two.truth)
    assert one.draw.options() == two.draw.options()


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_forced_choice_leaves_the_others(seed: str) -> None:
    free = form(Draw(seed)).draw.options()
    forced = form(Draw(seed, {"money.figures": "commas", "levels.printed": "repeated"})).draw.options()
    assert forced == free | {"money.figures": "commas", "levels.printed": "repeated"}


@pytest.mark.parametrize("seed", SEEDS)
def test_truth_is_printed(seed: str) -> None:
    made = form(Draw(seed))
    page = web_page(made.sheet).decode().replace("<br>", "").replace("&quot;", '"')
    names = [each.level3_raw for each in made.truth.indicators]
    assert names
    assert all(name in page for name in names)
    assert all(each.text in page for each in made.truth.narratives)
    assert all(f"{int(each.amount)}" in page.replace(",", "") for each in made.truth.funding)


def test_all_choices_are_plain_at_once() -> None:
    made = form(Draw("test/plain"))
    while names := made.draw.unplain():
        forced = {name: made.draw.made[name].plain for name in names}
        made = form(Draw("test/plain", {**made.draw.forced, **forced}))
    assert made.truth.head.scope == ("project",)
    assert made.truth.head.stage == "target"


def test_gold_of_a_form_names_its_tables() -> None:
    found = gold(form(Draw("test/gold")).truth, "form.html")
    assert {"filing", "funding", "projects", "narratives", "indicators", "findings"} <= found.keys()


def test_no_wording_stands_twice() -> None:
    for lists in (labels(), titles()):
        for key, entries in lists.items():
            words = [entry.word for entry in entries]
            assert len(words) == len(set(words)), key
            assert all(entry.why for entry in entries), key
