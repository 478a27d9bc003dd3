"""The reader of scans as a run sets it up: its engine, and the folder of the pages it has recognised."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from extractors.ocr.engines import DEFAULT, called, engine_of, second_engine, signature
from extractors.scans.page_cache import NothingKept
from extractors.scans.scanner import Scanner
from flows.cache.pages import PageFolder
from flows.cache.versions import recognition_version


def scanner(
    name: str = DEFAULT,
    folder: Path | None = None,
    stage: Callable[[str], AbstractContextManager[object]] = nullcontext,
    *,
    verify: bool = False,
) -> Scanner:
    """The reader of scans with an engine; its pages are kept under `folder`, or not at all."""
    engine, second = engine_of(name), second_engine(name)
    kept = (
        PageFolder(folder=folder, version=recognition_version(signature(name))) if folder is not None else NothingKept()
    )
    return Scanner(
        name=called(name),
        engine=engine.load,
        second_engine=second.load if second is not None else nothing,
        kept=kept,
        verify=verify,
        stage=stage,
    )


def nothing() -> None:
    """No engine."""
