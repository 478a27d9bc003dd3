"""Filings of four cities, one of them with a PDF, a contact, doubts and a document that cannot be read."""

from collections.abc import Mapping
from pathlib import Path

from tests.filings import filing_text
from tests.flows.explaining import published
from tests.grids.drawing import Sheet, pdf_of

CITY, YEAR = "鄂州市", 2024
PERSON, PHONE = "欧阳示例", "0711-12345678"
OTHERS = {"黄石市": "≤90%", "宜昌市": "≤80%", "荆州市": "≤86%"}
"""Annual targets of 公用经费控制率."""


def contact() -> str:
    """The line that names one."""
    return f"填报人：{PERSON}\t联系电话：{PHONE}\n"


def drawn() -> bytes:
    """A PDF with a row that lacks its percent sign; the contact right below it is not told apart as one."""
    sheet = Sheet()
    sheet.text(200, 40, "示例项目绩效目标申报表（2024年度）", 14)
    words = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "示例展台开放场次", "≥37万人次"],
        ["产出指标", "质量指标", "示例步道完好率", "95"],
    ]
    sheet.text(60, 173, f"填报人：{PERSON}  联系电话：{PHONE}", 9)
    sheet.table((60, 150, 250, 400, 530), (80, 110, 140, 170), words)
    return pdf_of(sheet)


def files(folder: Path) -> list[Path]:
    """The documents."""
    own = folder / CITY / str(YEAR)
    told = {
        own / "a.txt": contact() + filing_text(f"{CITY}示例<局>", amount="1,234.5678"),
        own / "b.txt": filing_text(f"{CITY}样例局", amount="0.1").replace(
            "合计\t0.1\t100%\t80", "合计\t0.3\t100%\t80", 1
        ),
        own / "empty.txt": "",
        **{
            folder / city / str(YEAR) / "c.txt": filing_text(f"{city}示例局").replace("≤95%", target)
            for city, target in OTHERS.items()
        },
    }
    return written(told, own)


def written(texts: Mapping[Path, str], folder: Path) -> list[Path]:
    """The files, written, and in a folder of theirs the PDF."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "form.pdf").write_bytes(drawn())
    return [*texts, folder / "form.pdf"]


def made(folder: Path) -> Path:
    """The dataset of them."""
    published(folder / "data", *files(folder))
    return folder / "data"
