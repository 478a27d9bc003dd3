"""The engines to choose from; each is loaded when its first page comes, for that takes a second."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

from extractors.ocr.port import Ocr


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine that may be loaded."""

    name: Callable[[], str]
    """Its model, version and what runs it, told without loading it."""
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


def tesseract_name() -> str:
    """Version and language. Raises MissingTool where it is not installed."""
    return ENGINES["tesseract"].load().name


ENGINES: Mapping[str, Engine] = {
    "paddle": Engine(name=paddle_name, module="extractors.ocr.paddle", function="paddle"),
    "tesseract": Engine(name=tesseract_name, module="extractors.ocr.tesseract", function="tesseract"),
}
DEFAULT = "paddle"
WITNESS = "tesseract"
"""Asked about doubtful figures; it errs elsewhere than the default does."""


def witness(name: str) -> Engine | None:
    """The engine that is asked where another one doubts; None where it is that one itself, or not installed."""
    from extractors.ocr.tesseract import available  # noqa: PLC0415

    return ENGINES[WITNESS] if name != WITNESS and available() else None
