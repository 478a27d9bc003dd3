"""Filings of two years, and copies of one filing, from files to findings: the same however they came."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from docx import Document

from flows.store import open_dataset
from tests.filings import filing_text
from tests.flows.conftest import Run, write

EZHOU = 420700


def digests(root: Path) -> dict[str, str]:
    """Hash of every file of the current generation but the table of runs."""
    current = (root / "current").resolve()
    return {
        str(path.relative_to(current)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in current.rglob("*.parquet")
        if "runs" not in path.parts
    }


def told(root: Path, *kinds: str) -> pd.DataFrame:
    """The findings of some kinds."""
    findings = open_dataset(root).pandas("findings")
    return findings[findings.kind.isin(kinds)]


def two_years(folder: Path) -> Sequence[Path]:
    """The filing of 2023, which budgets 100, and that of 2024, which says that it was 90."""
    return write(folder, a__txt=filing_text(newest_prior=2022), b__txt=filing_text(newest_prior=2023, amount="110"))


def word(path: Path, text: str) -> Path:
    """A filing's text as a Word file with one table."""
    document = Document()
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    for line in text.splitlines():
        if line and "\t" not in line:
            document.add_paragraph(line)
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, printed in zip(cells.cells, row, strict=False):
            cell.text = printed
    document.save(path)
    return path


def test_a_past_year_that_is_not_last_years_budget_is_told(run: Run, tmp_path: Path) -> None:
    run(*two_years(tmp_path / "in"))
    found = told(tmp_path / "data", "prior_year_mismatch")
    assert set(found.fiscal_year) == {2024}


def test_it_asks_for_a_person(run: Run, tmp_path: Path) -> None:
    run(*two_years(tmp_path / "in"))
    filings = open_dataset(tmp_path / "data").pandas("filings").set_index("fiscal_year")
    assert filings.status.to_dict() == {2023: "ok", 2024: "needs_review"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_years_that_come_in_two_runs_give_the_bytes_of_one(run: Run, tmp_path: Path, order: tuple[int, int]) -> None:
    files = two_years(tmp_path / "in")
    run(*files, into="one")
    for place in order:
        run(files[place], into="two")
    assert digests(tmp_path / "two") == digests(tmp_path / "one")


def test_a_year_that_is_corrected_settles_what_the_next_one_was_told(run: Run, tmp_path: Path) -> None:
    run(*two_years(tmp_path / "in"))
    right = filing_text(newest_prior=2022, amount="90").replace("\t80\t90", "\t70\t80")
    run(*write(tmp_path / "in", a__txt=right))
    assert told(tmp_path / "data", "prior_year_mismatch").empty


def test_a_year_that_leaves_takes_its_word_with_it(run: Run, tmp_path: Path) -> None:
    run(*two_years(tmp_path / "in"))
    run(*write(tmp_path / "in", a__txt=filing_text("衡阳市示例局", newest_prior=2022)))
    assert told(tmp_path / "data", "prior_year_mismatch").empty


def test_a_run_about_one_year_leaves_the_next_one_to_the_next_run(run: Run, tmp_path: Path) -> None:
    early, late = two_years(tmp_path / "in")
    run(late)
    run(early, year=2023)
    before = told(tmp_path / "data", "prior_year_mismatch").empty
    run(early, late)
    run(early, late, into="one")
    assert (before, digests(tmp_path / "data") == digests(tmp_path / "one")) == (True, True)


def test_a_run_in_which_nothing_changed_changes_nothing(run: Run, tmp_path: Path) -> None:
    files = two_years(tmp_path / "in")
    run(*files)
    assert run(*files).commit.changed == ()


def test_a_digit_that_differs_between_copies_is_told_at_the_current_one(run: Run, tmp_path: Path) -> None:
    (text,) = write(tmp_path / "in", a__txt=filing_text(amount="100", filed="2024年1月9日"))
    run(text, word(tmp_path / "in" / "b.docx", filing_text(amount="100", filed="2024年1月9日").replace("90", "96", 1)))
    found = told(tmp_path / "data", "duplicate_filing")
    assert [{row.observed, row.expected} for row in found.itertuples()] == [{"90万元", "96万元"}]


def test_copies_that_agree_are_told_to_agree(run: Run, tmp_path: Path) -> None:
    (text,) = write(tmp_path / "in", a__txt=filing_text())
    run(text, word(tmp_path / "in" / "b.docx", filing_text()))
    assert told(tmp_path / "data", "duplicate_filing").severity.tolist() == ["info"]


@pytest.mark.parametrize("order", [(2, 1, 0), (1, 2, 0)])
def test_copies_that_come_one_by_one_give_the_bytes_of_one_run(
    run: Run, tmp_path: Path, order: tuple[int, ...]
) -> None:
    texts = (filing_text(), filing_text(amount="108"), filing_text() + "\n")
    files = write(tmp_path / "in", **{f"{name}__txt": text for name, text in zip("abc", texts, strict=True)})
    run(*files, into="one")
    for place in order:
        run(files[place], into="two")
    assert digests(tmp_path / "two") == digests(tmp_path / "one")


def test_all_copies_are_compared_with_the_best_of_the_year_before(run: Run, tmp_path: Path) -> None:
    files = two_years(tmp_path / "in")
    run(*files, *write(tmp_path / "in", c__txt=filing_text(newest_prior=2023) + "\n"), all_copies=True)
    assert told(tmp_path / "data", "prior_year_mismatch").filing_id.nunique() == 2


def test_one_document_offered_in_two_places_is_no_copy_of_itself(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text()))
    dataset = open_dataset(tmp_path / "data")
    assert (dataset.pandas("filings").status.tolist(), dataset.pandas("funding").empty) == (["ok"], False)
