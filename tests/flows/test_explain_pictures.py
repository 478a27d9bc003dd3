"""The picture of a row: the right part of the page, its place and its value outlined."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from flows.explain import Account, explained
from flows.explain.crop import MARGIN, ROW, VALUE, WIDTH, Colour
from flows.explain.page_image import SCALE
from schemas.box import Box
from tests.flows.explaining import SAMPLES, drawn_form, filing_of, published, row_of

PICTURES = ("form.pdf", "scan.pdf")
NEAR = 4.0
"""Points within which a scan's ruling lies where it is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A row's account and its picture."""

    account: Account
    image: Image.Image

    def box_of(self, colour: Colour) -> Box:
        """The box around all pixels of a colour, in points of the page. Raises ValueError where there are none."""
        pixels = self.image.load()
        assert pixels is not None
        places = [
            (x, y) for x in range(self.image.width) for y in range(self.image.height) if pixels[x, y] == colour[:3]
        ]
        xs, ys = zip(*places, strict=True)
        bbox = self.account.source.bbox
        assert bbox is not None
        top = max(0.0, bbox[1] - MARGIN)
        return (min(xs) / SCALE, min(ys) / SCALE + top, max(xs) / SCALE, max(ys) / SCALE + top)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of a printed page and of a scan."""
    folder = tmp_path_factory.mktemp("explained")
    (folder / "form.pdf").write_bytes(drawn_form())
    shutil.copy(next(SAMPLES.rglob("*.sealed.pdf")), folder / "scan.pdf")
    published(folder / "data", *(folder / name for name in PICTURES))
    return folder / "data"


def pictured(root: Path, name: str, table: str, out: Path, **cells: object) -> Pictured:
    """The account of the one row of a document with these cells."""
    own = filing_of(root, name)
    account = explained(root, own, table, row_of(root, table, own, **cells), out)
    with Image.open(out) as image:
        return Pictured(account=account, image=image.copy())


def near(box: Sequence[float], expected: Sequence[float], off: float) -> bool:
    """Whether two boxes are the same but for an outline and some points."""
    return all(abs(a - b) <= off for a, b in zip(box, expected, strict=True))


def test_a_printed_row_is_outlined_with_its_value(root: Path, tmp_path: Path) -> None:
    found = pictured(root, "form.pdf", "indicators", tmp_path / "a.png", level3_raw="示例书架使用率")
    assert found.account.printed == {"level3_raw": "示例书架使用率", "value_raw": "≥95%"}
    assert near(found.box_of(ROW), (60, 170, 530, 200), 2 * WIDTH)
    assert near(found.box_of(VALUE), (400, 170, 530, 200), WIDTH)


def test_a_scanned_row_is_outlined_with_its_value(root: Path, tmp_path: Path) -> None:
    found = pictured(root, "scan.pdf", "indicators", tmp_path / "a.png", value_raw="87万元以内", horizon="long_term")
    assert found.account.printed["level3_raw"] == "虚构航线维护成本"
    row, value = found.account.source.bbox, found.box_of(VALUE)
    assert row is not None
    assert near(found.box_of(ROW), row, NEAR)
    assert near((value[1], value[3]), (row[1], row[3]), NEAR)
    assert row[0] + 100 < value[0] < value[2] < row[2]


def test_an_amount_is_outlined_in_its_own_column(root: Path, tmp_path: Path) -> None:
    kept = {"section": "income", "item": "total"}
    current, prior = (
        pictured(root, "scan.pdf", "funding", tmp_path / f"{raw}.png", raw=raw, **kept).box_of(VALUE)
        for raw in ("8333.18", "9941.48")
    )
    assert current[2] < prior[0]


def test_the_picture_is_the_page_around_the_row(root: Path, tmp_path: Path) -> None:
    found = pictured(root, "form.pdf", "indicators", tmp_path / "a.png", level3_raw="示例书架使用率")
    assert found.image.size == (595 * SCALE, (30 + 2 * MARGIN) * SCALE)


def test_where_the_kept_result_is_gone_the_place_alone_is_marked(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(root, copy, symlinks=True)
    shutil.rmtree(copy / "interim")
    found = pictured(copy, "scan.pdf", "indicators", tmp_path / "a.png", value_raw="87万元以内", horizon="long_term")
    assert any("place of the row alone" in note for note in found.account.notes)
    assert found.account.source.bbox is not None
    assert near(found.box_of(ROW), found.account.source.bbox, NEAR)
    with pytest.raises(ValueError, match="values to unpack"):
        found.box_of(VALUE)


def test_a_scan_is_outlined_without_its_recognised_page(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    shutil.copytree(root, copy, symlinks=True)
    shutil.rmtree(copy / "interim" / "pages")
    (whole, bare) = (
        pictured(data, "scan.pdf", "indicators", tmp_path / "a.png", value_raw="87万元以内", horizon="long_term")
        for data in (root, copy)
    )
    assert bare.box_of(VALUE) == whole.box_of(VALUE)
