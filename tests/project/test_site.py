"""The docs as a site: each link leads somewhere, and nothing is asked of the network."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOADED = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"?([^\s\">]+)|<link\b[^>]*stylesheet[^>]*>|@import[^;]+"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make site` does: a link that leads nowhere is an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_each_page_of_the_docs_is_a_page(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} | {"index", "index.zh"}
    assert {path.stem for path in site.glob("*.html")} - {"404"} == pages
    assert all(f"{name}.md" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8") for name in pages)


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    loaded = [found[0] for page in site.glob("*.html") for found in LOADED.finditer(page.read_text(encoding="utf-8"))]
    assert loaded
    assert [each for each in loaded if "//" in each] == []


def test_a_chinese_word_is_found(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    words = {word for each in index["docs"] for word in re.split(r"[\s\u200b]+", each["text"])}
    assert {"申报表", "扫描件", "绩效目标"} <= words
