"""The engines that are installed here, asked without loading them."""

import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from schemas.errors import MissingTool

LANGUAGE = "chi_sim"
"""What Tesseract calls Chinese in simplified characters."""
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-chi-sim, or take the default engine"
OTHER_PRECISION = "take the engine paddle"
BF16 = frozenset({"avx512_bf16", "amx_bf16"})
"""What Linux calls it among a processor's flags."""
CPU = Path("/proc/cpuinfo")
SECONDS = 30.0
"""What a program may take to tell its version on a busy machine."""


def runtime() -> str:
    """The package that runs neural networks here."""
    return "openvino" if find_spec("openvino") is not None else "onnxruntime"


def paddle_name(precision: str = "f32") -> str:
    """The models, what runs them, and how precisely. Raises MissingTool where this machine cannot."""
    if precision == "bf16" and (runtime() != "openvino" or not has_bf16()):
        raise MissingTool(f"bf16 needs OpenVINO, and a processor that has it; {OTHER_PRECISION}")
    return f"PP-OCRv6 small, rapidocr {version('rapidocr')}, {runtime()} {version(runtime())}, {precision}"


def has_bf16(told: Path = CPU) -> bool:
    """Whether the processor reckons in bf16 itself, by what the system tells of it; feigned, it is slower than f32."""
    try:
        return not BF16.isdisjoint(told.read_text(encoding="utf-8").split())
    except OSError:
        return False


@cache
def tesseract_name() -> str:
    """Version and language. Raises MissingTool where it is not installed."""
    try:
        told = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True, timeout=SECONDS)
        languages = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, text=True, check=True, timeout=SECONDS
        )
    except (OSError, subprocess.SubprocessError):
        raise MissingTool(f"tesseract is not installed; {INSTALL}") from None
    if LANGUAGE not in languages.stdout.split():
        raise MissingTool(f"tesseract lacks the language {LANGUAGE}; {INSTALL}")
    return f"{' '.join((told.stdout or told.stderr).split()[:2])} {LANGUAGE}"
