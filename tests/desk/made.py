"""A dataset with doubts: in text, in a PDF with a contact, and one misprint in three filings."""

from pathlib import Path

from tests.city_report.made import contact, written
from tests.filings import filing_text
from tests.flows.explaining import published

CITY = "鄂州市"
MARKUP = "<script>document.title='ran'</script><img src=x onerror=document.title='ran'>"
"""What a hostile filing prints: nothing of it runs."""
FORMULA = "=HYPERLINK(1)"
ALIKE = 3
"""Filings that print the same value without a unit."""


def files(folder: Path) -> list[Path]:
    """The documents."""
    own = folder / CITY / "2024"
    told = {
        own / "a.txt": contact() + filing_text(f"{CITY}甲示例局").replace("合计\t100\t", "合计\t180\t", 1),
        own / "b<b>.txt": filing_text(f"{CITY}{MARKUP}局", amount="0.1").replace(
            "合计\t0.1\t100%\t80", "合计\t0.3\t100%\t80", 1
        ),
        own / "c.txt": filing_text(f"{CITY}{FORMULA}丙局")
        .replace("公用经费控制率", FORMULA, 1)
        .replace("1.示例职能。", MARKUP),
        **{own / f"d{each}.txt": filing_text(f"{CITY}第{each}局").replace("≤95%", "≤1100%") for each in range(ALIKE)},
    }
    return written(told, own)


def made(folder: Path) -> Path:
    """The dataset of them."""
    published(folder / "data", *files(folder))
    return folder / "data"
