"""The bench of drawn forms: floors that the reader holds on a fixed seed, and what the hunt makes of misses."""

import json
from pathlib import Path

from benchmarks.forms.alike import aligned, ratio, same_number, same_text
from benchmarks.forms.grouping import blames
from benchmarks.forms.hunting import hunted
from benchmarks.forms.keeping import keep
from benchmarks.forms.reading import Read, read, reads
from benchmarks.forms.scoring import scored
from benchmarks.forms.shrinking import shrunk
from tests.scanning import SCANNER

COUNT, SEED = 60, 20
FLOOR, MOST_SILENT = 0.999, 0
"""What the reader holds today on these forms; raised as it gets better, never lowered."""


def test_reader_holds_its_floors() -> None:
    hunt = hunted(reads(SEED, COUNT, SCANNER), SCANNER, shrinks=0)
    assert len(hunt.reads) == COUNT
    assert hunt.tally.f1 >= FLOOR
    assert hunt.tally.silent <= MOST_SILENT


def test_form_not_found_misses_all() -> None:
    one = read("test/1", SCANNER)
    lost = scored(one.truths[0], None)
    assert lost.right == lost.given == 0
    assert lost.wanted == len(lost.misses) == one.tally.wanted


def test_shrinking_keeps_what_fails_and_nothing_else() -> None:
    def fails(tried: Read) -> bool:
        made = tried.draw.options()
        return made.get("values") == "op value unit" and made.get("column.weight") == "yes"

    seed, made = next(each for each in reads(SEED, COUNT, SCANNER) if fails(each[1]))
    small = shrunk(seed, fails, SCANNER)
    assert fails(small)
    assert set(small.draw.unplain()) == {"values", "column.weight"} < set(made.draw.unplain())


def test_what_fails_is_blamed() -> None:
    found = [made for _, made in reads(SEED, COUNT, SCANNER)]
    first = blames(found, most=1)
    assert all(blame.failing and blame.share > 0 for blame in first)


def test_kept_form_is_a_page_beside_its_truth(tmp_path: Path) -> None:
    made = read("test/2", SCANNER)
    folder = keep(made, tmp_path)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert (folder / "form.html").read_bytes() == made.page
    assert len(expected["indicators"]) == len(made.truths[0].indicators)
    assert expected["choices"].keys() == set(made.draw.unplain())


def test_rows_are_held_against_those_they_belong_to() -> None:
    pairs = aligned(["巡查次数", "完好率"], ["完好率"], ratio, 0.5)
    assert pairs == [("巡查次数", None), ("完好率", "完好率")]
    assert same_text(("甲表", "乙表"), "乙 表")
    assert not same_text("甲表", None)
    assert same_number(1, "1.0")
    assert not same_number(None, 0)
