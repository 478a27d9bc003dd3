"""The README's picture: `python -m benchmarks.overview > docs/overview.png`, a scan beside the rows that it became.

Needs Chromium. The scan is the sample with a seal, its rows are what `jixiao extract` makes of it.
"""

import base64
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

SAMPLE = (
    Path(__file__).parent.parent / "data" / "samples" / "随州市" / "2021" / "hubei2022-421321-2021-00003.sealed.pdf"
)
DPI = 150
PARTS = ((44, 216), (471, 606))
"""From where to where the page is shown, in points: its money, and some of its indicators."""
SHOWN: Mapping[str, tuple[int, Sequence[str]]] = {
    "funding": (5, ("section", "item_name", "year", "amount_yuan", "raw", "unit", "verified")),
    "indicators": (6, ("level2", "level3", "year", "op", "value", "unit", "value_raw", "confidence")),
    "findings": (2, ("kind", "severity", "message")),
}
"""How many rows of each table are shown, and which of their columns."""
STYLE = """
body { margin: 0; font: 13px/1.5 sans-serif; background: white; color: #222; width: 1440px }
main { display: flex; gap: 26px; align-items: center; padding: 16px }
img { width: 640px; display: block; border: 1px solid #ddd; margin: 4px 0 }
h2 { font-size: 14px; margin: 10px 0 3px; color: #1a5fb4 }
table { border-collapse: collapse; font-size: 12px }
th { text-align: left; color: #777; font-weight: normal }
th, td { padding: 2px 9px 2px 0; border-bottom: 1px solid #e5e5e5; white-space: nowrap }
td.n { text-align: right; font-variant-numeric: tabular-nums }
div.to { font-size: 34px; color: #1a5fb4 }
"""


def main() -> None:
    """Draw it."""
    jixiao = Path(sys.executable).with_name("jixiao")
    told = subprocess.run([jixiao, "extract", SAMPLE, "--json"], check=True, capture_output=True).stdout
    (filing,) = json.loads(told)["filings"]
    left = "".join(f'<img src="data:image/png;base64,{part}">' for part in scan())
    right = "".join(f"<h2>{name}</h2>{table(filing[name][:rows], names)}" for name, (rows, names) in SHOWN.items())
    page = f'<style>{STYLE}</style><main><div>{left}</div><div class="to">→</div><div>{right}</div></main>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1440, "height": 300})
        shown.set_content(page)
        sys.stdout.buffer.write(shown.screenshot(full_page=True))
        browser.close()


def scan() -> Iterator[str]:
    """The parts of the page as they were scanned, in base 64."""
    with pypdfium2.PdfDocument(SAMPLE) as document:
        image: Image.Image = document[0].render(scale=DPI / 72).to_pil()
    for top, bottom in PARTS:
        out = io.BytesIO()
        image.crop((0, round(top * DPI / 72), image.width, round(bottom * DPI / 72))).save(out, "PNG")
        yield base64.b64encode(out.getvalue()).decode()


def table(rows: Sequence[Mapping[str, object]], names: Sequence[str]) -> str:
    """Some columns of some rows."""
    lines = ("".join(map(cell, (row.get(name) for name in names))) for row in rows)
    head = "".join(f"<th>{name}</th>" for name in names)
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def cell(value: object) -> str:
    """A value; numbers to the right."""
    if isinstance(value, float):
        return f'<td class="n">{round(value, 3):.6g}</td>'
    return f"<td>{escape('' if value is None else str(value))}</td>"


if __name__ == "__main__":
    main()
