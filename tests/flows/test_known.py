"""Which documents a run reads again: those that are due, and never for ever."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.made_rows import document
from flows.cache.results import Interim
from flows.cache.versions import STAGES, code, differing, stage_of, stage_version
from flows.outcome import outcome_of
from flows.processed import TRIES, Known, is_quarantined
from flows.workers.inputs import Input
from schemas.filing import Extraction
from schemas.run_tables import DocumentRow

BEFORE = "aaaaaa-bbbbbb-cccccc-dddddd"


@pytest.fixture
def source(tmp_path: Path) -> Input:
    """A file."""
    path = tmp_path / "a.txt"
    path.write_text("甲")
    return Input(path=path, size=3)


def row(source: Input, **changes: object) -> DocumentRow:
    """What the dataset says of it."""
    sha256 = hashlib.sha256(source.path.read_bytes()).hexdigest()
    made = replace(document(source.uri, "", forms=0), source_sha256=sha256, stages="1")
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "held"),
    [
        ({}, True),
        ({"stages": "0"}, False),
        ({"source_sha256": "0"}, False),
        ({"source_sha256": None}, False),
        ({"complete": False}, False),
        ({"error": "DamagedDocument"}, True),
        ({"error": "MissingTool"}, False),
        ({"error": "WorkerDied", "tries": 1}, False),
        ({"error": "WorkerDied", "tries": TRIES}, True),
        ({"error": "TimedOut", "tries": TRIES}, True),
    ],
)
def test_what_is_held(source: Input, tmp_path: Path, changes: dict[str, object], held: bool) -> None:
    known = Known({source.uri: row(source, **changes)})
    assert known.holds(source, Interim(folder=tmp_path / "interim", version="1")) is held


@pytest.mark.parametrize(
    ("before", "tries"),
    [({"error": "WorkerDied", "tries": 1}, 2), ({"error": "WorkerDied", "tries": 1, "stages": "0"}, 1), ({}, 1)],
)
def test_tries_are_counted(source: Input, before: dict[str, object], tries: int) -> None:
    known = Known({source.uri: row(source, **before)})
    again = outcome_of(Extraction(document=row(source, error="WorkerDied")))
    assert known.counted(again).document.tries == tries


def test_what_died_twice_is_quarantined(source: Input) -> None:
    assert [is_quarantined(row(source, error="OutOfMemory", tries=tries)) for tries in (1, TRIES)] == [False, True]


@pytest.mark.parametrize(
    ("after", "stages"),
    [
        (BEFORE, ()),
        (f"{BEFORE}+11112222", ("corrections",)),
        ("aaaaaa-bbbbbb-eeeeee-dddddd", ("names",)),
        ("eeeeee-bbbbbb-cccccc-eeeeee+1", ("models", "rules", "corrections")),
        ("0123456789ab", tuple(STAGES)),
    ],
)
def test_which_stages_differ(after: str, stages: tuple[str, ...]) -> None:
    assert differing(BEFORE, after) == stages


def test_each_place_of_a_stage_is_there() -> None:
    named = [place for places in STAGES.values() for place in places]
    assert [place for place in named if not list(code([place]))] == []


@pytest.mark.parametrize(
    ("path", "stage"),
    [
        ("extractors/scans/lines.py", "models"),
        ("mappings/forms/labels.yaml", "forms"),
        ("mappings/wordings.yaml", "names"),
        ("mappings/audit/sums.yaml", "rules"),
    ],
)
def test_the_stage_of_a_file(path: str, stage: str) -> None:
    assert stage_of(path) == stage


def test_a_version_tells_every_stage() -> None:
    assert len(stage_version().split("-")) == len(STAGES)
