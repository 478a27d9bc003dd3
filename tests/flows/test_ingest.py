"""The flow, from files to a generation."""

import hashlib
from pathlib import Path

import pytest

from flows.store import open_dataset
from tests.filings import filing_text
from tests.flows.conftest import Run, write

EZHOU, HENGYANG = 420700, 430400


def digests(root: Path) -> dict[str, str]:
    """Hash of every file of the current generation but the table of runs."""
    current = (root / "current").resolve()
    return {
        str(path.relative_to(current)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in current.rglob("*.parquet")
        if "runs" not in path.parts
    }


def inodes(root: Path, table: str) -> dict[str, int]:
    """Inode of every partition file of a table in the current generation."""
    current = (root / "current" / table).resolve()
    return {str(path.relative_to(current)): path.stat().st_ino for path in current.rglob("*.parquet")}


def test_a_filing_becomes_rows(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text()))
    funding = open_dataset(tmp_path / "data").pandas("funding", EZHOU, 2024)
    assert funding.loc[funding.period == "current", "amount_yuan"].astype(str).tolist() == ["1000000.00"] * 4


def test_every_input_is_a_document(run: Run, tmp_path: Path) -> None:
    offered = write(
        tmp_path / "in",
        good__txt=filing_text(),
        gb18030__txt=filing_text().encode("gb18030"),
        prose__txt="关于做好某项工作的通知\n请各单位认真落实。\n",
        empty__txt=b"",
        program__txt=b"MZ\x90\x00" + bytes(range(256)) * 8,
        cut__docx=b"PK\x03\x04\x14\x00cut",
        scan__pdf=b"%PDF-1.7\n",
    )
    run(tmp_path / "in")
    documents = open_dataset(tmp_path / "data").pandas("documents").set_index("source_name")
    assert set(documents.index) == {path.name for path in offered}
    assert documents.outcome.to_dict() == {
        "good.txt": "filings",
        "gb18030.txt": "filings",
        "prose.txt": "no_form",
        "empty.txt": "rejected",
        "program.txt": "rejected",
        "cut.docx": "rejected",
        "scan.pdf": "rejected",
    }


def test_a_reject_says_why(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", empty__txt=b""))
    (document,) = open_dataset(tmp_path / "data").arrow("documents").to_pylist()
    assert document["error"] == "EmptyDocument"
    assert "empty.txt" in document["message"]


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    files = write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"))
    run(*files, into="one")
    run(*reversed(files), into="two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_what_is_unchanged_is_not_read_again(run: Run, tmp_path: Path) -> None:
    files = write(tmp_path / "in", a__txt=filing_text())
    run(*files)
    report = run(*files)
    assert (report.offered.unchanged, report.outcomes) == (1, ())


def test_a_changed_document_replaces_its_filings(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text(amount="100")))
    run(*write(tmp_path / "in", a__txt=filing_text(amount="200")))
    funding = open_dataset(tmp_path / "data").pandas("funding", EZHOU, 2024)
    assert set(funding.loc[funding.period == "current", "amount"]) == {200.0}


def test_a_selection_touches_its_partition_alone(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"))
    run(tmp_path / "in")
    before = inodes(tmp_path / "data", "funding")
    write(tmp_path / "in", a__txt=filing_text(amount="200"), b__txt=filing_text("衡阳市示例局", amount="200"))
    run(tmp_path / "in", city=EZHOU, year=2024)
    after = inodes(tmp_path / "data", "funding")
    assert {path for path in before if before[path] != after[path]} == {
        "city_code=420700/fiscal_year=2024/part-0.parquet"
    }


def test_what_a_selection_left_out_is_published_by_the_next_run(run: Run, tmp_path: Path) -> None:
    both = filing_text() + "\n\n" + filing_text("衡阳市示例局")
    (path,) = write(tmp_path / "in", a__txt=both)
    run(path, city=EZHOU)
    run(path)
    assert set(open_dataset(tmp_path / "data").pandas("funding").city_code) == {EZHOU, HENGYANG}


def test_of_two_copies_the_later_filed_is_current(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "in",
        early__txt=filing_text(filed="2023年12月1日", amount="100"),
        late__txt=filing_text(filed="2024年1月9日", amount="200"),
    )
    run(tmp_path / "in")
    dataset = open_dataset(tmp_path / "data")
    filings = dataset.pandas("filings").set_index("source_name")
    assert filings.status.to_dict()["early.txt"] == "superseded"
    assert filings.superseded_by["early.txt"] == filings.filing_id["late.txt"]
    assert set(dataset.pandas("funding").filing_id) == {filings.filing_id["late.txt"]}


def test_all_copies_keep_their_rows_on_request(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text() + "\n")
    run(tmp_path / "in", all_copies=True)
    assert open_dataset(tmp_path / "data").pandas("funding").filing_id.nunique() == 2


def test_a_better_copy_that_comes_later_takes_the_place(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", early__txt=filing_text(filed="2023年12月1日")))
    run(*write(tmp_path / "in", late__txt=filing_text(filed="2024年1月9日")))
    filings = open_dataset(tmp_path / "data").pandas("filings").set_index("source_name")
    assert (filings.status["early.txt"], filings.status["late.txt"] != "superseded") == ("superseded", True)


def test_the_copy_that_is_left_takes_the_place_back(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "in", early__txt=filing_text(filed="2023年12月1日")))
    run(*write(tmp_path / "in", late__txt=filing_text(filed="2024年1月9日")))
    run(*write(tmp_path / "in", late__txt=filing_text("衡阳市示例局", filed="2024年1月9日")))
    dataset = open_dataset(tmp_path / "data")
    filings = dataset.pandas("filings").set_index("source_name")
    assert filings.status["early.txt"] != "superseded"
    assert filings.filing_id["early.txt"] in set(dataset.pandas("funding").filing_id)


def test_folder_names_tell_what_the_form_does_not(run: Run, tmp_path: Path) -> None:
    text = filing_text("示例局", newest_prior=2023).replace("2022年", "前年").replace("2023年", "上年")
    run(*write(tmp_path / "湖北省" / "鄂州市" / "2025", a__txt=text))
    (filing,) = open_dataset(tmp_path / "data").arrow("filings").to_pylist()
    assert (filing["city_code"], filing["fiscal_year"]) == (EZHOU, 2025)


def test_the_document_wins_over_folder_names_and_a_finding_says_so(run: Run, tmp_path: Path) -> None:
    run(*write(tmp_path / "衡阳市" / "2020", a__txt=filing_text()))
    dataset = open_dataset(tmp_path / "data")
    (filing,) = dataset.arrow("filings").to_pylist()
    findings = dataset.pandas("findings")
    assert (filing["city_code"], filing["fiscal_year"]) == (EZHOU, 2024)
    assert set(findings.loc[findings.table_name == "filings", "field"]) >= {"adcode", "fiscal_year"}


@pytest.mark.parametrize("department", ["国家发展和改革委员会", "中央编办", "最高人民法院"])
def test_a_central_body_is_read(run: Run, tmp_path: Path, department: str) -> None:
    run(*write(tmp_path / "in", a__txt=filing_text(department)))
    (filing,) = open_dataset(tmp_path / "data").arrow("filings").to_pylist()
    assert (filing["department"], filing["city_code"], filing["fiscal_year"]) == (department, 0, 2024)
    assert (filing["province"], filing["adcode"]) == (None, None)
