"""The precision of the networks is chosen by the engine's name, and never by the machine."""

from pathlib import Path

import pytest

from extractors.ocr.engines import ENGINES, available, called
from extractors.ocr.installed import has_bf16, paddle_name, runtime
from flows.cache.versions import recognition_version
from schemas.errors import MissingTool


def test_the_default_tells_its_precision() -> None:
    assert called("paddle").endswith(", f32")


@pytest.mark.parametrize(
    ("flags", "there"),
    [("flags : fpu avx2 avx512f", False), ("flags : fpu avx512_bf16 avx512f", True), ("flags : amx_bf16", True)],
)
def test_a_processor_tells_what_it_has(flags: str, there: bool, tmp_path: Path) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(flags, encoding="utf-8")
    assert has_bf16(told) is there


def test_a_system_that_tells_nothing_has_none(tmp_path: Path) -> None:
    assert not has_bf16(tmp_path / "missing")


def test_half_the_precision_is_another_version_or_missing() -> None:
    assert "paddle-bf16" in ENGINES
    if runtime() == "openvino" and has_bf16():
        assert recognition_version(available()["paddle"]) != recognition_version(available()["paddle-bf16"])
    else:
        with pytest.raises(MissingTool, match="take the engine paddle"):
            paddle_name("bf16")
