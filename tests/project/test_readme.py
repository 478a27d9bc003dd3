"""What the README and the pages behind it tell people to type runs."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = (
    "README.md",
    "README.zh.md",
    "docs/inputs.md",
    "docs/inputs.zh.md",
    "docs/layouts.md",
    "docs/tasks.md",
    "docs/tasks.zh.md",
)
MAKE = {"make demo", "make test", "make check"}
"""Commands that run this very suite, or that it is a part of; `.ci/run` types them."""


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)


def commands(name: str) -> list[str]:
    """The shell commands of a README, comments left out."""
    lines = [line.partition("  #")[0].strip() for block in blocks(name, "sh") for line in block.splitlines()]
    return [line for line in lines if line and line not in MAKE and not line.startswith("#")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's relative paths hold, its dataset apart from the checkout's own."""
    folder = tmp_path_factory.mktemp("readme")
    for name in ("data/samples", "docs", "notebooks"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_each_command_of_a_page_runs(name: str, checkout: Path) -> None:
    for command in commands(name):
        done = subprocess.run(shlex.split(command), cwd=checkout, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    for code in blocks(name, "python"):
        subprocess.run([sys.executable, "-c", code], cwd=checkout, check=True)


@pytest.mark.parametrize("name", PAGES)
def test_each_file_that_a_page_points_at_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    files = list(re.findall(r"`((?:mappings|docs|data|flows|schemas)/[\w./]+\.\w+)`", text))
    assert [path for path in links if not (ROOT / name).parent.joinpath(path).exists()] == []
    assert [path for path in files if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_tells_the_figures_of_the_page_on_quality(name: str) -> None:
    told = re.findall(
        r"^\| [^|]+ \| (\d+) \| ([\d.]+%) \| ([\d.]+%) \| (\d+) \|$", (ROOT / name).read_text(), re.MULTILINE
    )
    page = (ROOT / "docs" / "quality.md").read_text().partition("## Drawn forms")[0]
    real = re.findall(r"^\| [^|]+ \| (\d+) \| ([\d.]+%) \| ([\d.]+%) \| [\d.]+ \| (\d+) \|$", page, re.MULTILINE)
    assert told
    assert told == real[: len(told)]


def test_the_ci_types_what_the_readme_says() -> None:
    typed = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(command in typed for command in ("make demo", "make test"))
