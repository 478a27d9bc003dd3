"""Drawn forms in every medium: what a form says is read from each format that tells its tables."""

import shutil

import pytest

from benchmarks.forms.reading import read
from benchmarks.render.formats import FORMATS
from benchmarks.render.style import invent_style
from renderer.document import paper
from renderer.draw import Draw
from tests.scanning import SCANNER

TELLING = ("html", "docx", "xlsx", "xls", "ocr", "odt", "ods", "rtf", "mht")
PROGRAMS = {"pdf-web": "chromium", "pdf-word": "soffice", "doc": "soffice"}


@pytest.mark.parametrize("medium", TELLING)
def test_plain_form_is_read_from_each_format(medium: str) -> None:
    made = read("test/medium", SCANNER, {**plain(), "medium": medium}, [medium])
    assert made.draw.options()["medium"] == medium
    assert not made.tally.misses


@pytest.mark.parametrize("medium", sorted(PROGRAMS))
def test_plain_form_is_read_as_other_programs_print_it(medium: str) -> None:
    if shutil.which(PROGRAMS[medium]) is None:
        pytest.skip(f"{PROGRAMS[medium]} is not installed; `make tools` installs it")
    made = read("test/medium", SCANNER, {**plain(), "medium": medium}, [medium])
    assert not made.tally.misses


@pytest.mark.parametrize("medium", ["text", "docx", "xlsx", "xls", "odt", "ods", "rtf", "mht", "ofd", "pdf", "png"])
def test_documents_of_several_tables_are_written(medium: str) -> None:
    drawn = paper(Draw("test/two", {"document": "two forms"}))
    assert len(drawn.sheets) == 2
    one = FORMATS[medium].write(drawn.sheets[:1], invent_style(Draw("test/two").chance("style")))
    both = FORMATS[medium].write(drawn.sheets, invent_style(Draw("test/two").chance("style")))
    assert len(both) > len(one)


def plain() -> dict[str, str]:
    """All choices of the plain form."""
    draw = Draw("test/medium", plain=True)
    paper(draw)
    return draw.options()
