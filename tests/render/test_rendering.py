"""The command renders the same files for the same seed, and the samples are its work."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from benchmarks.render.run import Order, rendered, write
from tests.render.copying import needs_fonts

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
SAMPLE_ORDER = Order(
    count=8, seed=7, formats=("text", "docx", "ocr", "html", "xlsx", "text-gb18030", "xls", "ocr"), rotate=True
)
SCAN_ORDER = Order(count=3, first=3, seed=2878, formats=("sealed",))
ORDERS = (SAMPLE_ORDER, SCAN_ORDER)
NEAR = 2.0
"""Shades, on average over a page: decoders, and the rounding of other machines, differ by less."""
FORMATS = ("text", "text-gb18030", "text-utf16", "ocr", "html", "docx", "xlsx", "xls")


def command(*options: str, hash_seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONHASHSEED": hash_seed}
    program = [sys.executable, "-m", "benchmarks.render", *options]
    return subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def members(data: bytes) -> object:
    """What a file holds; of an archive its members, since compressors differ from machine to machine."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown(data: bytes) -> list[NDArray[np.float64]]:
    """The pages of a PDF in pixels."""
    return [page.render(scale=1).to_numpy().astype(float) for page in pypdfium2.PdfDocument(data)]


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    for name in ("1", "2"):
        options = ["--count", "4", "--damage", "0.5", "--formats", ",".join(FORMATS), "--out", str(tmp_path / name)]
        command(*options, hash_seed=name)
    assert digests(tmp_path / "1") == digests(tmp_path / "2") != {}


def test_files_lie_under_city_and_year() -> None:
    for truth, files in rendered(Order(count=8, seed=1, formats=("text",))):
        head = truth.head
        assert files[0].path.parent == Path(head.city or head.province, str(head.fiscal_year))


def test_a_file_begins_with_the_name_of_its_gold(tmp_path: Path) -> None:
    write(Order(count=4, seed=1, formats=FORMATS, damage=1.0), tmp_path / "files", tmp_path / "gold")
    stems = {path.name.split(".")[0] for path in (tmp_path / "files").rglob("*") if path.is_file()}
    assert stems == {path.stem for path in (tmp_path / "gold").iterdir()}


def test_damage_is_done_to_the_asked_share() -> None:
    order = Order(count=60, seed=1, formats=("text",), damage=0.5)
    whole = rendered(Order(count=60, seed=1, formats=("text",)))
    same = sum(old == new for (_, old), (_, new) in zip(whole, rendered(order), strict=True))
    assert 15 <= same <= 45


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--formats", "text,odg", "--out", "x"], "no such format: odg"),
        (["--damage", "1.5", "--out", "x"], "--damage"),
        ([], "--out"),
    ],
)
def test_a_wrong_option_is_told(options: list[str], said: str) -> None:
    done = command(*options)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_the_samples_are_what_the_command_makes() -> None:
    made = {file.path.as_posix(): file.data for _, files in rendered(SAMPLE_ORDER) for file in files}
    assert {name: members((SAMPLES / name).read_bytes()) for name in made} == {
        name: members(data) for name, data in made.items()
    }


@needs_fonts
def test_the_sample_of_a_scan_shows_what_the_command_draws() -> None:
    ((_, (made,)),) = rendered(SCAN_ORDER)
    for old, new in zip(shown((SAMPLES / made.path).read_bytes()), shown(made.data), strict=True):
        assert np.abs(old - new).mean() < NEAR


@needs_fonts
def test_no_other_rendered_file_lies_among_the_samples() -> None:
    made = {file.path for order in ORDERS for _, files in rendered(order) for file in files}
    assert {path.relative_to(SAMPLES) for path in SAMPLES.glob("*/*/*")} == made


@pytest.mark.parametrize("order", ORDERS)
def test_the_samples_name_their_commands(order: Order) -> None:
    first = f" --first {order.first}" if order.first > 1 else ""
    turns = " --rotate" if order.rotate else ""
    asked = f"--count {order.count}{first} --seed {order.seed} --formats {','.join(order.formats)}{turns} "
    assert asked in (SAMPLES.parent / "README.md").read_text(encoding="utf-8")


def test_the_samples_are_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 400_000


def test_filings_before_the_first_are_left_out() -> None:
    whole = list(rendered(Order(count=4, seed=1, formats=("text",))))
    assert list(rendered(Order(count=4, first=3, seed=1, formats=("text",)))) == whole[2:]


@needs_fonts
def test_the_same_seed_draws_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    for name in ("1", "2"):
        options = ["--count", "4", "--first", "4", "--formats", "pdf,bad,fax", "--out"]
        command(*options, str(tmp_path / name), hash_seed=name)
    assert digests(tmp_path / "1") == digests(tmp_path / "2") != {}
