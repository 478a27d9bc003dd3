"""Files of corrections: what they may say, and how a decision gets into one."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from mappings.correcting import Correction, all_corrections, corrections_of, fingerprint, known_ids
from mappings.decisions import LOCK, Entry, undo
from mappings.decisions import enter as enter_all
from schemas.errors import BadMapping, WrongUsage

SHA = "0123456789abcdef" * 4
ENTRY = {
    "filing": "p0-1",
    "table": "funding",
    "row": "3",
    "field": "amount",
    "decision": "edit",
    "printed": "'1284'",
    "meant": "'1234'",
    "why": "seal",
    "who": "某",
    "when": "2026-01-31",
}


def correction(decision: str = "accept", meant: str | None = None, row: int = 3) -> Correction:
    """A decision about an amount."""
    return Correction(
        filing="p0-1",
        table="funding",
        row=row,
        field="amount",
        decision=decision,  # type: ignore[arg-type]
        printed="1284",
        meant=meant,
        why="seal",
        who="某",
        when=date(2026, 1, 31),
    )


def enter(entry: Correction, sha256: str, folder: Path) -> Path:
    """Enter one decision."""
    (path,) = enter_all([Entry(correction=entry, sha256=sha256)], folder)
    return path


def timeless(entries: tuple[Correction, ...]) -> tuple[Correction, ...]:
    """Decisions without the moment in which they were written."""
    return tuple(msgspec.structs.replace(entry, entered=None) for entry in entries)


def written(folder: Path, *entries: dict[str, str | None], name: str = f"{SHA[:16]}.yaml", sha256: str = SHA) -> Path:
    """A file of corrections, written by hand."""
    lines = [
        f"{'- ' if number == 0 else '  '}{key}: {value}"
        for entry in entries
        for number, (key, value) in enumerate((key, value) for key, value in entry.items() if value is not None)
    ]
    (folder / name).write_text("\n".join([f"document: {sha256}", "corrections:", *lines]) + "\n", encoding="utf-8")
    return folder


def test_a_file_is_read(tmp_path: Path) -> None:
    (read,) = corrections_of(SHA, written(tmp_path, ENTRY))
    assert read == correction("edit", "1234")


def test_a_document_without_a_file_has_none(tmp_path: Path) -> None:
    assert corrections_of(SHA, tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"extra": "1"}, "extra"),
        ({"row": "-1"}, r"corrections\[0\].row"),
        ({"filing": "43-1"}, r"corrections\[0\].filing"),
        ({"table": "contacts"}, r"corrections\[0\].table"),
        ({"decision": "perhaps"}, r"corrections\[0\].decision"),
        ({"printed": "1284"}, r"Expected .*str.*corrections\[0\].printed"),
        ({"why": "''"}, r"corrections\[0\].why"),
        ({"who": None}, "who"),
        ({"when": "soon"}, r"corrections\[0\].when"),
        ({"meant": None}, "meant"),
        ({"decision": "accept"}, "meant"),
        ({"field": None}, "give `row` and `field`"),
        ({"decision": "reject", "meant": None, "row": None}, "give `row`"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(tmp_path: Path, change: dict[str, str | None], told: str) -> None:
    written(tmp_path, ENTRY | change)
    with pytest.raises(BadMapping, match=f"{SHA[:16]}.yaml.*{told}"):
        corrections_of(SHA, tmp_path)


def test_a_file_is_named_after_its_document(tmp_path: Path) -> None:
    written(tmp_path, ENTRY, name="some.yaml")
    with pytest.raises(BadMapping, match=f"name it {SHA[:16]}"):
        all_corrections(tmp_path)


def test_two_decisions_about_one_cell_contradict_each_other(tmp_path: Path) -> None:
    written(tmp_path, ENTRY, ENTRY | {"meant": "'1235'"})
    with pytest.raises(BadMapping, match=r"corrections\[1\].*decided by 某 on 2026-01-31"):
        all_corrections(tmp_path)


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="no such folder"):
        all_corrections(tmp_path / "nowhere")


def test_what_is_entered_is_read_back(tmp_path: Path) -> None:
    decided = (correction("edit", "1,234"), correction(row=4))
    for entry in decided:
        enter(entry, SHA, tmp_path / "new")
    assert timeless(all_corrections(tmp_path / "new")[SHA]) == decided


def test_the_same_decision_is_entered_once(tmp_path: Path) -> None:
    for _ in range(2):
        enter(correction("edit", "1234"), SHA, tmp_path)
    assert len(corrections_of(SHA, tmp_path)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (correction("edit", "1234"), correction("edit", "1235")),
        (correction("edit", "1234"), correction("reject")),
        (correction("accept"), correction("edit", "1234")),
    ],
)
def test_a_contradiction_is_not_entered(tmp_path: Path, first: Correction, second: Correction) -> None:
    enter(first, SHA, tmp_path)
    with pytest.raises(BadMapping):
        enter(second, SHA, tmp_path)
    assert timeless(corrections_of(SHA, tmp_path)) == (first,)


def test_an_edited_value_may_be_accepted(tmp_path: Path) -> None:
    enter(correction("edit", "1234"), SHA, tmp_path)
    enter(correction("accept"), SHA, tmp_path)
    assert [entry.decision for entry in corrections_of(SHA, tmp_path)] == ["edit", "accept"]


def test_nothing_but_the_file_and_the_lock_is_left(tmp_path: Path) -> None:
    path = enter(correction(), SHA, tmp_path)
    assert set(tmp_path.iterdir()) == {path, tmp_path / LOCK}


def test_the_last_decision_of_a_person_is_taken_back_and_stays_known(tmp_path: Path) -> None:
    for entry in (correction("edit", "1234"), correction(row=4)):
        enter(entry, SHA, tmp_path)
    before = known_ids(tmp_path)
    (gone,) = undo("某", tmp_path)
    assert (gone.correction.row, gone.sha256) == (4, SHA)
    assert [entry.row for entry in corrections_of(SHA, tmp_path)] == [3]
    assert known_ids(tmp_path) == before


def test_decisions_of_one_moment_are_taken_back_together(tmp_path: Path) -> None:
    enter(correction("edit", "1234"), SHA, tmp_path)
    enter_all([Entry(correction=correction(row=row), sha256=sha) for row, sha in ((4, SHA), (5, SHA[::-1]))], tmp_path)
    assert [entry.correction.row for entry in undo("某", tmp_path)] == [4, 5]
    assert [entry.row for own in all_corrections(tmp_path).values() for entry in own] == [3]


def test_what_was_taken_back_can_be_decided_again(tmp_path: Path) -> None:
    for _ in range(2):
        enter(correction(), SHA, tmp_path)
        undo("某", tmp_path)
    enter(correction(), SHA, tmp_path)
    assert len(corrections_of(SHA, tmp_path)) == 1


def test_nothing_of_others_is_taken_back(tmp_path: Path) -> None:
    enter(correction(), SHA, tmp_path)
    with pytest.raises(WrongUsage, match="the last decision is by 某"):
        undo("另一人", tmp_path)


def test_several_of_which_one_contradicts_are_not_entered(tmp_path: Path) -> None:
    enter(correction("edit", "1234"), SHA, tmp_path)
    both = [Entry(correction=entry, sha256=SHA) for entry in (correction(row=9), correction("edit", "1235"))]
    with pytest.raises(BadMapping):
        enter_all(both, tmp_path)
    assert [entry.row for entry in corrections_of(SHA, tmp_path)] == [3]


def test_four_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from tests.mappings.test_correcting import SHA, correction, enter
from pathlib import Path
for row in range(25):
    enter(correction(row=int(sys.argv[1]) * 25 + row), SHA, Path({str(tmp_path)!r}))
"""
    running = [subprocess.Popen([sys.executable, "-c", script, str(number)]) for number in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert sorted(entry.row or 0 for entry in corrections_of(SHA, tmp_path)) == list(range(100))


def test_a_fingerprint_tells_decisions_apart() -> None:
    ways = [(), (correction(),), (correction("edit", "1234"),), (correction("edit", "1235"),), (correction(row=4),)]
    assert len({fingerprint(way) for way in ways}) == len(ways)
