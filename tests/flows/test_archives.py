"""Archives in an inbox: each member is a document of its own, found again by its path, and the archive is a row too."""

import hashlib
from pathlib import Path

from extractors.ocr.engines import DEFAULT
from flows.cli.extract import read_one
from flows.explain.source import document_of
from flows.reports.rejects import rejects
from flows.rerun import rerun
from flows.store import open_dataset
from flows.workers.inputs import input_of
from tests.filings import filing_text
from tests.flows.conftest import Run
from tests.sources.archives import gbk_zip, locked_zip, mail_of, quine
from tests.sources.building import zip_of

ONE, TWO, THREE = (filing_text(f"{city}示例局").encode() for city in ("鄂州市", "衡阳市", "黄石市"))


def inbox_of(folder: Path) -> Path:
    """Archives with three filings, and hostile ones."""
    files = {
        "目标.zip": gbk_zip({"鄂州市/申报表.txt": ONE, "__MACOSX/x": b"x"}),
        "mail.eml": mail_of({"all.zip": zip_of({"二.txt": TWO})}),
        "three.txt": THREE,
        "locked.zip": locked_zip({"a.txt": ONE}),
        "bomb.zip": zip_of({"a.txt": bytes(60 << 20)}),
        "quine.zip": quine(5),
        "cut.zip": zip_of({"a.txt": ONE})[:-30],
    }
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_members_are_documents(run: Run, tmp_path: Path) -> None:
    inbox = inbox_of(tmp_path / "in")
    run(inbox)
    dataset = open_dataset(tmp_path / "data")
    documents = dataset.arrow("documents").to_pylist()
    found = {Path(row["source_uri"]).relative_to(inbox).as_posix(): row for row in documents}
    assert {name: (row["outcome"], row["error"]) for name, row in found.items()} == {
        "目标.zip": ("no_form", None),
        "目标.zip/鄂州市/申报表.txt": ("filings", None),
        "mail.eml": ("no_form", None),
        "mail.eml/body.txt": ("no_form", None),
        "mail.eml/all.zip": ("no_form", None),
        "mail.eml/all.zip/二.txt": ("filings", None),
        "three.txt": ("filings", None),
        "locked.zip": ("no_form", None),
        "locked.zip/a.txt": ("rejected", "EncryptedDocument"),
        "bomb.zip": ("rejected", "OversizedDocument"),
        "quine.zip": ("no_form", None),
        "quine.zip/in.zip": ("no_form", None),
        "quine.zip/in.zip/in.zip": ("no_form", None),
        "quine.zip/in.zip/in.zip/in.zip": ("rejected", "OversizedDocument"),
        "cut.zip": ("rejected", "DamagedDocument"),
    }
    member = found["目标.zip/鄂州市/申报表.txt"]
    assert (member["source_name"], member["source_sha256"]) == ("申报表.txt", hashlib.sha256(ONE).hexdigest())
    assert "鄂州市/申报表.txt" in found["目标.zip"]["message"]
    assert {row["source_name"] for row in dataset.arrow("filings").to_pylist()} == {"申报表.txt", "二.txt", "three.txt"}

    again = run(inbox)
    (locked,) = again.outcomes  # its bytes are unknown, so that it is tried again
    assert (again.offered.unchanged, locked.document.source_name) == (len(found) - 1, "a.txt")
    uri = member["source_uri"]
    held = document_of(uri)
    assert held is not None
    assert (held.data, held.folders[-2:]) == (ONE, ("目标.zip", "鄂州市"))
    extraction = read_one(Path(uri), DEFAULT)
    assert extraction.document.outcome == "filings"
    (inbox / "目标.zip").write_bytes(gbk_zip({"鄂州市/其他.txt": ONE}))
    assert input_of(uri) is None
    assert {each["next"] for each in rejects(tmp_path / "data")} == {"its file must change"}
    report = rerun(out=str(tmp_path / "data"), accept_loss=True)
    assert (report.offered.gone, len(report.outcomes)) == ((uri,), len(found) - 1)
