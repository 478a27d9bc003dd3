"""Documents read on the workers of a Dask cluster give what those read here give."""

from pathlib import Path

from flows.ingest import ingest
from tests.filings import filing_text
from tests.flows.conftest import Run, write
from tests.flows.test_ingest import digests


def test_the_bytes_are_those_of_a_local_run(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "in", a__txt=filing_text(), b__txt=filing_text("衡阳市示例局"), cut__docx=b"PK\x03\x04cut")
    run(tmp_path / "in", into="local")
    ingest(inbox=[str(tmp_path / "in")], out=str(tmp_path / "dask"), runner="dask")
    assert digests(tmp_path / "dask") == digests(tmp_path / "local")
