"""The page about quality: what it counts and that all of its places are filled."""

from benchmarks.quality import drawn, real
from benchmarks.quality.__main__ import KINDS, Measured, page
from benchmarks.quality.real import fields
from benchmarks.quality.score import TABLES, Count, Score, added, cells
from tests.scanning import SCANNER

PRINTED = """table         right   gold  given       P       R      F1 silent
filings         40     41     42  0.9524  0.9756  0.9639      1
all             90    100     95  0.9474  0.9000  0.9231      3
silent numeric errors 3 of 60 given; findings named 4 of 5
"""


def test_the_scorers_lines_are_counts() -> None:
    assert fields(PRINTED) == {"filings": Count(40, 41, 42), "all": Count(90, 100, 95)}


def test_scores_add_up() -> None:
    one = Score(forms=1, whole=Count(1, 2, 4), silent=1, numeric=3, tables={"funding": Count(1, 2, 4)})
    two = added([one, one])
    assert (two.forms, two.silent, two.numeric) == (2, 2, 6)
    assert two.whole == two.tables["funding"] == Count(2, 4, 8)
    assert cells(two.whole) == "50.00% | 75.00% | 0.3333"
    assert cells(Count()) == "— | — | —"


def test_all_places_of_the_page_are_filled() -> None:
    found = drawn.measured(1, 2, "html", SCANNER)
    score = found["medium"]["html"]
    assert 0 < score.whole.right <= score.whole.wanted
    assert sum(count.right for count in score.tables.values()) == score.whole.right
    own = {"set": dict.fromkeys(real.SETS, score), "scope": {"project": score}, "stage": {"target": score}}
    scan = found | {"medium": {"scan": score}}
    forms = {"html": Measured(by="today", groups=found), "scan": Measured(by="today", groups=scan)}
    text = page(dict.fromkeys(real.SETS, Measured(by="then", groups=own)), forms, 1)
    assert "{" not in text.partition("## How to read")[0]
    assert text.count("Measured on t") == 2
    assert set(KINDS) >= set(found["kind"])
    assert all(f"`{name}`" in text for name in TABLES if name in score.tables)
