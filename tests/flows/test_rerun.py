"""Documents of the dataset read again: which ones, what it changes, and what a dry run tells of it."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from flows.reports.run_names import name_of
from flows.reports.run_report import finish
from flows.reports.run_tables import changes
from flows.rerun import rerun
from flows.run import Report
from flows.store import open_dataset
from schemas.errors import WrongUsage
from tests.filings import filing_text
from tests.flows.conftest import Run, write
from tests.flows.test_ingest import EZHOU, HENGYANG, digests, inodes

TWO_CITIES = {"a__txt": filing_text(), "b__txt": filing_text("衡阳市示例局")}


def again(root: Path, **asked: object) -> Report:
    """Run the flow."""
    return rerun(out=str(root), **asked)  # type: ignore[arg-type]


def names(report: Report) -> list[str]:
    """The documents that were read."""
    return [outcome.document.source_name for outcome in report.outcomes]


@pytest.mark.parametrize("city", ["鄂州市", "鄂州", 420700, "420700"])
@pytest.mark.parametrize("year", [2024, "2024"])
def test_a_city_by_name_or_code(run: Run, tmp_path: Path, city: str | int, year: str | int) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    assert names(again(tmp_path / "data", city=city, year=year)) == ["a.txt"]


def test_the_bytes_are_those_of_a_full_run(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    before = digests(tmp_path / "data")
    again(tmp_path / "data", city=EZHOU)
    assert digests(tmp_path / "data") == before


def test_other_partitions_keep_their_files(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    before = inodes(tmp_path / "data", "funding")
    write(tmp_path / "in", a__txt=filing_text(amount="200"), b__txt=filing_text("衡阳市示例局", amount="200"))
    again(tmp_path / "data", city=EZHOU)
    after = inodes(tmp_path / "data", "funding")
    assert {path for path in before if before[path] != after[path]} == {
        "city_code=420700/fiscal_year=2024/part-0.parquet"
    }


def test_failed_ones_are_tried_again(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "鄂州市" / "2024"
    run(*write(folder, a__txt=filing_text(), cut__docx=b"PK\x03\x04cut"))
    assert names(again(tmp_path / "data", city=EZHOU, only="failed")) == ["cut.docx"]


def test_missing_ones_are_published(run: Run, tmp_path: Path) -> None:
    both = filing_text() + "\n\n" + filing_text("衡阳市示例局")
    run(*write(tmp_path / "in", a__txt=both), city=EZHOU)
    again(tmp_path / "data", only="missing")
    assert set(open_dataset(tmp_path / "data").pandas("funding").city_code) == {EZHOU, HENGYANG}


def test_nothing_is_stale_today(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    assert names(again(tmp_path / "data", only="stale")) == []


def test_a_file_that_is_gone_keeps_its_rows(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    before = digests(tmp_path / "data")
    shutil.rmtree(tmp_path / "in")
    report = again(tmp_path / "data")
    assert (digests(tmp_path / "data"), len(report.offered.gone)) == (before, 2)


def test_a_dry_run_tells_rows_and_reasons(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    write(tmp_path / "in", a__txt=filing_text(amount="200"))
    told = [row for row in changes(again(tmp_path / "data", dry_run=True)) if row["table"] == "funding"]
    assert [(row["added"], row["removed"], row["reason"]) for row in told] == [(12, 12, "document changed")]


def test_a_dry_run_publishes_nothing(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", **TWO_CITIES))
    before = digests(tmp_path / "data")
    write(tmp_path / "in", a__txt=filing_text(amount="200"))
    again(tmp_path / "data", dry_run=True)
    assert (digests(tmp_path / "data"), open_dataset(tmp_path / "data").generation) == (before, 1)


@pytest.mark.parametrize("asked", [{"city": "无此市"}, {"only": "some"}, {"year": "明年"}, {"runner": "cloud"}])
def test_what_cannot_be_asked(run: Run, tmp_path: Path, asked: dict[str, object]) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text()))
    with pytest.raises(WrongUsage):
        again(tmp_path / "data", **asked)


def test_a_city_that_the_dataset_has_not_makes_no_generation(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text()))
    with pytest.raises(WrongUsage, match="上海市 2024: the dataset holds no document"):
        again(tmp_path / "data", city="上海市", year=2024)
    assert open_dataset(tmp_path / "data").generation == 1


def test_what_means_no_document_makes_no_generation(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text()))
    finish(again(tmp_path / "data", only="stale"), as_json=False)
    assert open_dataset(tmp_path / "data").generation == 1
    assert "no document is to be read again" in joined(capsys.readouterr().out)


def test_a_dry_run_without_differences_says_so(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text()))
    finish(again(tmp_path / "data", dry_run=True), as_json=False)
    assert "nothing would change" in joined(capsys.readouterr().out)


def test_the_summary_names_what_it_counts_and_fits_80_columns(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"))
    Path(files[0]).with_name(f"{'很长的文件名' * 12}.docx").write_bytes(b"PK\x03\x04cut")
    finish(run(tmp_path / "in"), as_json=False)
    told = capsys.readouterr().out
    assert all(cell_len(line) <= 80 for line in told.splitlines()), told
    assert all(word in told for word in ("documents", "filings read", "rows of the dataset", "before", "after"))


@pytest.mark.parametrize(
    ("city", "year", "name"),
    [
        (None, None, "rerun 2026-11-28"),
        ("鄂州", 2024, "rerun 鄂州市 2024"),
        (420700, None, "rerun 鄂州市"),
        ("无此市", "明年", "rerun 无此市 明年"),
    ],
)
def test_a_run_is_named_by_what_it_does(city: str | int | None, year: str | int | None, name: str) -> None:
    assert name_of("rerun", city, year, datetime(2026, 11, 28, tzinfo=UTC)) == name


def joined(text: str) -> str:
    """A text whose lines were broken."""
    return " ".join(text.split())
