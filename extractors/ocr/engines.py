"""The engines to choose from; each is loaded when its first page comes, for that takes a second."""

import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

from extractors.ocr.port import Ocr
from schemas.errors import MissingTool, WrongUsage

LANGUAGE = "chi_sim"
"""What Tesseract calls Chinese in simplified characters."""
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-chi-sim, or take the default engine"
SECONDS = 30.0
"""What a program may take to tell its version on a busy machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine that may be loaded."""

    ask: Callable[[], str]
    """Asks it for its model, version and what runs it, without loading it; raises MissingTool where it is not
    installed. `available` and `called` ask, and no one else."""
    module: str
    function: str
    """What makes it."""

    def load(self) -> Ocr:
        """The engine itself. Raises MissingTool where it is not installed."""
        made: Ocr = getattr(import_module(self.module), self.function)()
        return made


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


ENGINES: Mapping[str, Engine] = {
    "paddle": Engine(ask=paddle_name, module="extractors.ocr.paddle", function="paddle"),
    "tesseract": Engine(ask=tesseract_name, module="extractors.ocr.tesseract", function="tesseract"),
}
DEFAULT = "paddle"
WITNESS = "tesseract"
"""Asked about doubtful figures; it errs elsewhere than the default does."""


@cache
def available() -> Mapping[str, str]:
    """What each engine that is installed here calls itself; whoever looks at all engines looks at these."""
    found: dict[str, str] = {}
    for name, engine in ENGINES.items():
        with suppress(MissingTool):
            found[name] = engine.ask()
    return found


@cache
def witness(name: str) -> Engine | None:
    """The engine that is asked where another one doubts; None where it is that one itself, or not installed."""
    return ENGINES[WITNESS] if name != WITNESS and WITNESS in available() else None


def called(name: str) -> str:
    """What an engine that was chosen calls itself. Raises MissingTool where it is not installed."""
    return available().get(name) or ENGINES[name].ask()


def told(name: str) -> str:
    """All that has a say in what an engine reads. Raises MissingTool."""
    second = available()[WITNESS] if witness(name) is not None else "no witness"
    return f"{called(name)}; {second}"


def engine_of(name: str) -> Engine:
    """An engine by its name. Raises WrongUsage where there is none of it, or it is not installed."""
    if name not in ENGINES:
        raise WrongUsage(f"{name}: no such engine; choose from {', '.join(ENGINES)}")
    try:
        called(name)
    except MissingTool as error:
        raise WrongUsage(f"{name}: {error}") from None
    return ENGINES[name]
