"""Pages of documents as pictures, and accounts of rows: made by processes that may die alone, and kept for a while."""

import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from flows.explain import Account
from schemas.box import Box
from schemas.errors import WrongUsage

WORKERS = 2
SECONDS = 120.0
"""That a page may take."""
KEPT = 128
"""Pictures and accounts that are kept."""
QUALITY = 72
HIDDEN = (153, 153, 153)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as WebP."""

    data: bytes
    width: float
    height: float
    """Points."""


def page_picture(uri: str, sha256: str, number: int, engine: str | None, hide: tuple[Box, ...]) -> Picture:
    """A page of a document, from 1, the places that are hidden painted over from side to side.

    Raises WrongUsage where it is gone or changed, or has no such page; UnreadableDocument.
    """
    from PIL import ImageDraw  # noqa: PLC0415 as is the rest: the desk itself need not load it.

    from extractors.ocr.engines import ENGINES  # noqa: PLC0415
    from flows.explain.crop import unread  # noqa: PLC0415
    from flows.explain.page_image import SCALE, shown  # noqa: PLC0415
    from flows.explain.source import document_of, engine_called  # noqa: PLC0415

    document = document_of(uri)
    if document is None or document.sha256 != sha256:
        raise WrongUsage(f"{uri}: the file is gone or changed; put it back, or ingest it again")
    found = shown(document, number, ENGINES[engine_called(engine)], unread)
    image = found.image.convert("RGB")
    brush = ImageDraw.Draw(image)
    for _, y0, _, y1 in hide:
        brush.rectangle((0, y0 * SCALE, image.width, y1 * SCALE), fill=HIDDEN)
    data = BytesIO()
    image.save(data, "WEBP", quality=QUALITY, method=2)
    return Picture(data=data.getvalue(), width=image.width / SCALE, height=image.height / SCALE)


def account(root: Path, generation: int, filing_id: str, table: str, row_id: int) -> Account:
    """Why a row of a generation is so, as `jixiao explain` tells it. Raises WrongUsage, StoreError."""
    from flows.explain import explained  # noqa: PLC0415

    return explained(root, filing_id, table, row_id, generation=generation)


def loaded() -> None:
    """Load in a process what pages and accounts need."""
    import extractors.ocr.engines  # noqa: F401, PLC0415
    import flows.explain.crop  # noqa: F401, PLC0415


class Pictures:
    """Makes and keeps them; the same one is made once, however many ask for it."""

    def __init__(self) -> None:
        """Start no process yet."""
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()
        self._kept: OrderedDict[tuple[object, ...], Future[Any]] = OrderedDict()

    def page(self, *asked: object) -> Picture:
        """What `page_picture` gives for the same. Raises what it raises; WrongUsage where the process died or hangs."""
        return self._made(page_picture, asked)

    def account(self, *asked: object) -> Account:
        """What `account` gives for the same, likewise."""
        return self._made(account, asked)

    def _made(self, make: Callable[..., Made], asked: tuple[object, ...]) -> Made:
        key = (make.__name__, *asked)
        with self._lock:
            future = self._kept.get(key)
            if future is None or (future.done() and future.exception() is not None):
                future = self._kept[key] = self._submit(make, *asked)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        found: Made = self._result(future)
        return found

    def warm(self) -> None:
        """Start the processes, so that the first page does not wait for them."""
        with self._lock:
            for _ in range(WORKERS):
                self._submit(loaded)

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(wait=True, cancel_futures=True)
                self._pool = None

    def _submit(self, run: Callable[..., Made], *given: object) -> Future[Made]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn"))
        try:
            return self._pool.submit(run, *given)
        except BrokenProcessPool:
            self._pool = ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn"))
            return self._pool.submit(run, *given)

    def _result(self, future: Future[Made]) -> Made:
        try:
            return future.result(SECONDS)
        except (BrokenProcessPool, TimeoutError, CancelledError) as error:
            raise WrongUsage("the document killed the process that read it, or takes too long; report it") from error
