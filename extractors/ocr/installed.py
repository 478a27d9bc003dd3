"""The engines that are installed here, asked without loading them."""

import subprocess
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec

from schemas.errors import MissingTool

LANGUAGE = "chi_sim"
"""What Tesseract calls Chinese in simplified characters."""
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-chi-sim, or take the default engine"
SECONDS = 30.0
"""What a program may take to tell its version on a busy machine."""


def runtime() -> str:
    """The package that runs neural networks here."""
    return "openvino" if find_spec("openvino") is not None else "onnxruntime"


def paddle_name() -> str:
    """The models, and what runs them."""
    return f"PP-OCRv6 small, rapidocr {version('rapidocr')}, {runtime()} {version(runtime())}"


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
