"""What a desk keeps between two pages."""

from pathlib import Path

import pytest

from flows.desk.kept import Kept
from flows.desk.pinned import Pinned
from flows.desk.waiting import Filter
from flows.review.deciding import Verdict, decide
from flows.review.open_findings import causes
from flows.store.held import hold


@pytest.fixture(scope="module")
def pinned(root: Path) -> Pinned:
    """A generation."""
    return Pinned(hold(root), show_contacts=False)


def test_the_last_few_are_kept_and_made_once() -> None:
    made: list[int] = []
    kept: Kept[int, int] = Kept(2)

    def make(key: int) -> int:
        made.append(key)
        return key * key

    assert [kept.get(key, lambda key=key: make(key)) for key in (3, 4, 3, 5, 3, 4)] == [9, 16, 9, 25, 9, 16]  # type: ignore[misc]
    assert made == [3, 4, 5, 4]


def test_what_waits_after_a_decision_is_as_if_it_were_reckoned_anew(pinned: Pinned, root: Path, tmp_path: Path) -> None:
    folder, wanted = tmp_path / "decisions", Filter(severity="all")
    while pinned.waiting(folder, wanted).order:
        first = pinned.waiting(folder, wanted).order[0]
        verdict = Verdict(decision="accept", meant=None, why="已对照原件", who="测试员")
        decide(root, first.filing_id, first.row_id, verdict, folder)
        anew = causes(Pinned(pinned.dataset, show_contacts=False).unsettled, folder, everything=True)
        assert pinned.causes(folder) == anew
        assert pinned.waiting(folder, wanted).place(first.filing_id, first.row_id) is None
    assert pinned.causes(folder).found == ()


def test_a_place_tells_its_cause(pinned: Pinned, tmp_path: Path) -> None:
    waiting = pinned.waiting(tmp_path, Filter(severity="all"))
    for place, finding in enumerate(waiting.order):
        assert finding in waiting.cause_at(place)
    assert waiting.cause_at(None) == ()
