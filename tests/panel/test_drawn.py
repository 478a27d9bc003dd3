"""Rendered departments over three years, read: what they promised stands beside what they reached."""

import hashlib
from pathlib import Path

from benchmarks.panel.drawing import filed, subjects
from benchmarks.panel.judging import judge, page
from benchmarks.panel.reading import publish
from tests.scanning import SCANNER


def test_no_link_is_wrong_and_no_target_is_judged_wrongly(tmp_path: Path) -> None:
    filings = [each for subject in subjects(3, 2, 2) for each in filed(subject)]
    pages = {hashlib.sha256(data).hexdigest(): (each, data) for each in filings for data in (page(each),)}
    files = ((sha, f"{each.name}.html", data) for sha, (each, data) in pages.items())
    verdicts = judge(publish(files, tmp_path, SCANNER), {sha: each for sha, (each, _) in pages.items()})
    assert verdicts.wrong == []
    right = {asked: verdicts.counts[asked, "right"] for asked in ("earlier", "evaluation", "actual", "attained")}
    missing = {asked: verdicts.counts[asked, "missing"] for asked in right}
    assert all(right[asked] > 4 * missing[asked] for asked in right), (right, missing)
