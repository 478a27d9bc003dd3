"""What the project installs."""

import subprocess
import sys
import zipfile
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_wheel_holds_the_four_packages_alone(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"flows", "extractors", "schemas", "mappings"}


def test_the_wheel_holds_mappings_templates_and_static_files(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path
        for folder in ("mappings", "flows")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".yaml", ".csv", ".html", ".css", ".js", ".sql", ".LICENSE"}
    }
    assert {path.relative_to(ROOT).as_posix() for path in data} <= held


def test_only_the_headless_opencv_is_installed() -> None:
    """The other builds need libGL and share `cv2/` with it."""
    installed = {distribution.name for distribution in distributions()}
    assert {name for name in installed if name.startswith("opencv")} == {"opencv-python-headless"}
