"""OLE containers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sources.containers.ole import open_container, pack, read_stream
from schemas.errors import DamagedDocument


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 5_000_000])
def test_a_stream_comes_back(size: int) -> None:
    stream = b"x" * size
    assert read_stream(open_container(pack("Workbook", stream)), "Workbook").rstrip(b"\0") == stream


def test_sectors_that_run_in_a_circle() -> None:
    data = bytearray(pack("Workbook", b"x" * 50_000))
    table = data.index(b"\x01\0\0\0\x02\0\0\0\x03\0\0\0")
    data[table + 8 : table + 12] = b"\0\0\0\0"
    with pytest.raises(DamagedDocument, match="circle"):
        read_stream(open_container(bytes(data)), "Workbook")


@given(st.integers(8, 511), st.binary(min_size=1, max_size=8))
def test_a_changed_header_is_read_or_refused(at: int, written: bytes) -> None:
    data = bytearray(pack("Workbook", b"x" * 5000))
    data[at : at + len(written)] = written
    try:
        container = open_container(bytes(data))
    except DamagedDocument:
        return
    assert container.data == bytes(data)
