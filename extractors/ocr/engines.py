"""The engines to choose from; each is loaded when its first page comes, for that takes a second."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial

from extractors.ocr.installed import paddle_name, tesseract_name
from extractors.ocr.port import Ocr
from schemas.errors import MissingTool, WrongUsage


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine that may be loaded."""

    ask: Callable[[], str]
    """Asks it for its model, version and what runs it, without loading it; raises MissingTool where it is not
    installed. `available` and `called` ask, and no one else."""
    load: Callable[[], Ocr]
    """The engine itself. Raises MissingTool where it is not installed."""


def paddle() -> Ocr:
    """PP-OCR in single precision, which every machine reckons alike."""
    from extractors.ocr.paddle import paddle

    return paddle("f32")


def paddle_bf16() -> Ocr:
    """PP-OCR in half of that precision, in half of the time, on the processors that have it."""
    from extractors.ocr.paddle import paddle

    return paddle("bf16")


def tesseract() -> Ocr:
    """Tesseract. Raises MissingTool."""
    from extractors.ocr.tesseract import tesseract

    return tesseract()


ENGINES: Mapping[str, Engine] = {
    "paddle": Engine(ask=paddle_name, load=paddle),
    "paddle-bf16": Engine(ask=partial(paddle_name, "bf16"), load=paddle_bf16),
    "tesseract": Engine(ask=tesseract_name, load=tesseract),
}
DEFAULT = "paddle"
SECOND_ENGINE = "tesseract"
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
def second_engine(name: str) -> Engine | None:
    """The engine that is asked where another one doubts; None where it is that one itself, or not installed."""
    return ENGINES[SECOND_ENGINE] if name != SECOND_ENGINE and SECOND_ENGINE in available() else None


def called(name: str) -> str:
    """What an engine that was chosen calls itself.

    Raises MissingTool where it is not installed, WrongUsage where there is none of this name.
    """
    return available().get(name) or named(name).ask()


def named(name: str) -> Engine:
    """An engine by its name, installed or not. Raises WrongUsage where there is none of it."""
    if name not in ENGINES:
        raise WrongUsage(f"{name}: no such engine; choose from {', '.join(ENGINES)}")
    return ENGINES[name]


def signature(name: str) -> str:
    """All that has a say in what an engine reads. Raises MissingTool, WrongUsage."""
    second = available()[SECOND_ENGINE] if second_engine(name) is not None else "no second engine"
    return f"{called(name)}; {second}"


def engine_of(name: str) -> Engine:
    """An engine by its name. Raises WrongUsage where there is none of it, or it is not installed."""
    try:
        called(name)
    except MissingTool as error:
        raise WrongUsage(f"{name}: {error}") from None
    return named(name)
