"""A folder of all that makes trouble beside three good filings: the run ends well, and every file is accounted for."""

import os
from pathlib import Path

import pytest

from flows.reports.run_report import finish
from flows.store import open_dataset
from tests.filings import filing_text
from tests.flows.conftest import Run
from tests.flows.explaining import SAMPLES
from tests.grids.drawing import assembled

WINDOWS = "湘潭市示例局.txt"
OUTCOMES = {
    "good1.txt": ("filings", None),
    "good2.txt": ("filings", None),
    "good3.txt": ("filings", None),
    "huge-amount.txt": ("filings", None),
    "central.txt": ("filings", None),
    "cell.txt": ("filings", None),
    "wrong-bytes.html": ("filings", None),
    "closed.txt": ("rejected", "DamagedDocument"),
    WINDOWS: ("filings", None),
    "cut.docx": ("rejected", "DamagedDocument"),
    "cut.pdf": ("rejected", "DamagedDocument"),
    "encrypted.pdf": ("rejected", "EncryptedDocument"),
    "big.txt": ("rejected", "OversizedDocument"),
    "absurd.pdf": ("rejected", "EmptyDocument"),
}
"""Outcome and error of each file."""
if os.geteuid() == 0:  # to whom no file is closed
    del OUTCOMES["closed.txt"]


def encrypted() -> bytes:
    """A PDF behind a password."""
    key = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return assembled(
        [CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, key], b"/Encrypt 4 0 R /ID [<01><01>]"
    )


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def absurd() -> bytes:
    """A PDF of two pages thirty kilometres wide, nested deep, with thousands of objects and no text."""
    pages = b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99999999 99999999] /Contents 4 0 R >>"
    drawn = b"0 0 m 9 9 l S " * 20_000
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn)
    deep = b"<< /A " * 2_000 + b"1" + b" >>" * 2_000
    return assembled([CATALOG, pages, page, stream, deep, *[b"<< /Type /Font >>"] * 3_000])


def page_of(text: str) -> bytes:
    """A text of rows as a web page in GB 18030, one of its bytes wrong."""
    rows = ("".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in text.splitlines())
    page = f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>备注".encode("gb18030")
    return page + b"\xff" + "完</body></html>".encode("gb18030")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """The folder."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    texts = {
        "good1.txt": filing_text("鄂州市示例局"),
        "good2.txt": filing_text("衡阳市示例局"),
        "sub/good3.txt": filing_text("黄石市示例局"),
        "huge-amount.txt": filing_text("荆州市示例局", amount="12345678901234567.89"),
        "central.txt": filing_text("国家发展和改革委员会"),
        "cell.txt": filing_text("孝感市示例局").replace("计划标准", "年度金额" * 10_000),
        "closed.txt": filing_text("荆门市示例局"),
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    data = {
        "wrong-bytes.html": page_of(filing_text("随州市示例局")),
        "cut.docx": next(SAMPLES.rglob("*.docx")).read_bytes()[:9_000],
        "cut.pdf": next(SAMPLES.rglob("*.pdf")).read_bytes()[:9_000],
        "encrypted.pdf": encrypted(),
        "absurd.pdf": absurd(),
        "~$open.docx": b"x",
        "Thumbs.db": b"x",
    }
    for name, content in data.items():
        (folder / name).write_bytes(content)
    with (folder / "big.txt").open("wb") as file:
        file.truncate(300 << 20)  # a sparse file
    Path(os.fsdecode(os.fsencode(folder) + b"/" + WINDOWS.encode("gb18030"))).write_text(filing_text("湘潭市示例局"))
    (folder / "sub" / "loop").symlink_to(folder)
    if os.geteuid():
        (folder / "closed.txt").chmod(0)
    else:
        (folder / "closed.txt").unlink()
    return folder


def test_a_hostile_folder_ends_well(run: Run, tmp_path: Path, inbox: Path) -> None:
    assert finish(run(inbox), as_json=True) == 0
    dataset = open_dataset(tmp_path / "data")
    rows = dataset.arrow("documents").to_pylist()
    assert {row["source_name"]: (row["outcome"], row["error"]) for row in rows} == OUTCOMES
    assert all(row["message"] for row in rows if row["outcome"] == "rejected")
    published = sorted(dataset.arrow("filings")["source_name"].to_pylist())
    assert published == sorted(name for name, (outcome, _) in OUTCOMES.items() if outcome == "filings")
