"""A dataset of documents made without the workflow engine, its recognised pages kept as a run keeps them."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.made_rows import run
from extractors.extract import extract
from flows.cache.results import Interim
from flows.cache.versions import stage_version
from flows.store import Change, commit, layout, open_dataset, update_of
from flows.workers.inputs import Input, load
from flows.workers.scanner import scanner
from tests.grids.drawing import Sheet, pdf_of

SAMPLES = Path(__file__).parent.parent.parent / "data" / "samples"


def published(root: Path, *files: Path) -> None:
    """Publish what files hold as one generation under `root`."""
    version = stage_version()
    interim = Interim(folder=layout.interim(root), version=version)
    read = [load(Input(path=file, size=file.stat().st_size)) for file in files]
    found = [extract(document, version, scanner(folder=interim.pages)) for document in read]
    for each in found:
        assert each.document.source_sha256 is not None
        interim.put(each.document.source_uri, each.document.source_sha256, each)
    commit(root, Change(updates=[update_of(each) for each in found], run=run("r")))


def filing_of(root: Path, name: str) -> str:
    """The filing that was read from a file of this name."""
    table = open_dataset(root).arrow("filings").select(["source_name", "filing_id"]).to_pydict()
    return dict(zip(table["source_name"], table["filing_id"], strict=True))[name]


def row_of(root: Path, table: str, filing_id: str, **cells: object) -> int:
    """The row_id of the one row of a filing that holds these cells."""
    rows: Sequence[dict[str, object]] = open_dataset(root).arrow(table, filing=filing_id).to_pylist()
    (found,) = (row["row_id"] for row in rows if cells.items() <= row.items())
    assert isinstance(found, int)
    return found


def drawn_form(pages: int = 1) -> bytes:
    """A PDF with a table of indicators on its first page, the same value in two of its rows; all others are blank."""
    sheet = Sheet()
    sheet.text(200, 40, "示例项目绩效目标申报表（2024年度）", 14)
    words = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "示例展台开放场次", "≥37万人次"],
        ["产出指标", "质量指标", "示例步道完好率", "≥95%"],
        ["效益指标", "社会效益指标", "示例书架使用率", "≥95%"],
    ]
    sheet.table((60, 150, 250, 400, 530), (80, 110, 140, 170, 200), words)
    return pdf_of(sheet, *(Sheet() for _ in range(pages - 1)))
