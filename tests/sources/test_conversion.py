"""Documents that go through LibreOffice."""

from pathlib import Path
from shutil import which

import pytest

from extractors.sources import read
from extractors.sources.word.libreoffice import PROGRAMS, to_docx
from schemas.errors import MissingTool, ToolFailed
from tests.sources.building import document, ole_of, shown

installed = pytest.mark.skipif(not any(map(which, PROGRAMS)), reason="LibreOffice is not installed")

RTF = (
    rb"{\rtf1\ansi\ansicpg936 Form\par\trowd\cellx2000\cellx4000\intbl A\cell B\cell\row"
    rb"\trowd\cellx2000\cellx4000\intbl \u30002?C\cell D\cell\row\pard Note\par}"
)


@installed
def test_rtf() -> None:
    content = read(document(to_docx(RTF)))
    assert [shown(block) for block in content.blocks] == [
        "Form",
        [["A", "B"], ["甲C", "D"]],
        "Note",
    ]


@installed
def test_a_conversion_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ToolFailed, match="longer than"):
        to_docx(RTF, seconds=0.01)


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool, match=r"表\.doc: .*install libreoffice-writer"):
        read(document(ole_of("WordDocument", bytes(8000)), "表.doc"))
