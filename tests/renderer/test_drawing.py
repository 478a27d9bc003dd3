"""Drawn forms: a seed gives the same one, a forced choice changes nothing else, what the truth says is printed."""

import pytest

from benchmarks.render.hypertext import web_page
from benchmarks.render.sheet import check
from renderer.doubts import DOUBTS
from renderer.draw import Draw
from renderer.form import form
from renderer.pages import broken
from renderer.running import running
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


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_forms_of_a_running_table_are_printed(seed: str) -> None:
    made = running(Draw(seed))
    page = web_page(made.sheet).decode().replace("<br>", "")
    assert len(made.truths) >= 2
    for truth in made.truths:
        assert truth.head.project in page
        assert all(each.level3_raw in page for each in truth.indicators)
        assert all(f"{int(each.amount)}" in page.replace(",", "") for each in truth.funding)


@pytest.mark.parametrize("labels_again", [False, True])
def test_every_row_may_begin_a_page(labels_again: bool) -> None:
    made = form(Draw("test/plain", plain=True))
    whole = sorted(cell.ink.text for cell in made.sheet.cells if cell.ink.text)
    (head,) = made.heads
    heads = {cell.ink.text for cell in made.sheet.cells if head.start <= cell.row < head.stop}
    for row in range(1, len(made.sheet.rows)):
        first, second = broken(made.sheet, row, made.heads, labels_again)
        check(first.cells, len(first.rows), first.cols)
        check(second.cells, len(second.rows), second.cols)
        texts = [cell.ink.text for part in (first, second) for cell in part.cells if cell.ink.text]
        assert set(texts) == set(whole)
        if head.stop < row < head.end:
            assert heads - {"绩效指标"} <= {cell.ink.text for cell in second.cells}


def test_doubtful_values_say_what_is_printed() -> None:
    for doubt in DOUBTS:
        made = form(Draw("test/doubt", {"rows.doubt": doubt, "values": "joined", "kind": "target"}))
        page = web_page(made.sheet).decode()
        raws = [value.raw for each in made.truth.indicators for value in each.values]
        assert all(raw[0] in page for raw in raws if raw), doubt


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
