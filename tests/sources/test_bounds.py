"""Bad documents end in an error of ours, and cost little before."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.sources import read
from extractors.sources.limits import MAX_PART, MAX_PARTS
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument
from tests.sources.building import document, docx_of, repacked, spanned, xls_of, xlsx_of, zip_of

GRID = spanned([("甲", 2, 1), "乙"], ["丙"])
MADE = {"docx": docx_of(GRID), "xlsx": xlsx_of(GRID), "xls": xls_of(GRID)}

changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), min_size=1, max_size=8)


def changed(data: bytes, places: list[tuple[float, bytes]]) -> bytes:
    """The data with bytes written over it here and there."""
    held = bytearray(data)
    for place, written in places:
        at = int(place * len(held))
        held[at : at + len(written)] = written
    return bytes(held)


def is_read_or_refused(data: bytes) -> bool:
    try:
        return bool(read(document(data)).blocks)
    except UnreadableDocument as error:
        return str(error).startswith("表: ")


@pytest.mark.parametrize("kind", MADE)
@given(places=changes)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changed_bytes_are_read_or_refused(kind: str, places: list[tuple[float, bytes]]) -> None:
    assert is_read_or_refused(changed(MADE[kind], places))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(places=changes, part=st.integers(0, 20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_changed_parts_are_read_or_refused(kind: str, places: list[tuple[float, bytes]], part: int) -> None:
    names = [name for name in zipfile.ZipFile(BytesIO(MADE[kind])).namelist() if name.endswith((".xml", ".rels"))]
    meant = names[part % len(names)]
    data = repacked(MADE[kind], lambda name, held: changed(held, places) if name == meant else held)
    assert is_read_or_refused(data)


@pytest.mark.parametrize("kind", MADE)
@given(share=st.floats(0.1, 0.9))
@settings(max_examples=40, deadline=None)
def test_cut_documents_are_refused(kind: str, share: float) -> None:
    with pytest.raises(UnreadableDocument):
        read(document(MADE[kind][: int(share * len(MADE[kind]))]))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert is_read_or_refused(data)


@pytest.mark.parametrize(("kind", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")])
def test_a_bomb_in_one_part(kind: str, part: str) -> None:
    data = repacked(MADE[kind], lambda name, held: bytes(MAX_PART + 1) if name == part else held)
    with pytest.raises(OversizedDocument):
        read(document(data))


def test_a_bomb_of_many_entries() -> None:
    with pytest.raises(OversizedDocument):
        read(document(zip_of({f"word/{number}.xml": b"" for number in range(MAX_PARTS + 1)})))


@pytest.mark.parametrize(("kind", "part"), [("docx", b"word/document.xml"), ("xlsx", b"xl/worksheets/sheet1.xml")])
def test_a_bomb_that_hides_its_size(kind: str, part: bytes) -> None:
    large = repacked(MADE[kind], lambda name, held: held + b" " * 1_000_000 if name == part.decode() else held)
    data = bytearray(large)
    central = data.rindex(part) - 46
    local = data.index(part) - 30
    struct.pack_into("<I", data, central + 24, 2000)
    struct.pack_into("<I", data, local + 22, 2000)
    with pytest.raises(DamagedDocument):
        read(document(bytes(data)))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"x\t" * 600_000, id="cells"),
        pytest.param(b"\tx\n" * 600_000, id="lines"),
        pytest.param(b"x\t" * 1000 + b"\nx\ty" * 1000, id="rows as wide as one"),
        pytest.param(b"<table><tr><td colspan=1000 rowspan=65534>x" + b"<tr><td>x" * 40_000, id="html"),
    ],
)
def test_tables_without_end(data: bytes) -> None:
    with pytest.raises(OversizedDocument):
        read(document(data))


@pytest.mark.parametrize(
    ("declared", "held"),
    [
        pytest.param('<!ENTITY b "81.00">', True, id="text"),
        pytest.param('<!ENTITY b SYSTEM "file:///etc/passwd">', False, id="a file"),
    ],
)
def test_entities(declared: str, held: bool) -> None:
    content = str(read(document(declaring(declared))))
    assert ("81.0081.0081.00" in content, "root:" in content) == (held, False)


def declaring(declared: str) -> bytes:
    """A docx whose body declares and uses an entity."""

    def changed(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        head, _, body = part.partition(b"?>")
        return head + f"?><!DOCTYPE x [{declared}]>".encode() + body.replace("乙".encode(), b"&b;&b;&b;")

    return repacked(MADE["docx"], changed)


def test_entities_without_end() -> None:
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(DamagedDocument):
        read(document(declaring(f'<!ENTITY a0 "81.00 81.00 81.00">{grown}<!ENTITY b "&a11;">')))
