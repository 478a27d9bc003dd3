"""Recognised pages, kept between runs under what they depend on: recognition is most of what a scan costs."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extractors.scans.page_cache import PageKey
from flows.cache.files import DRAFTS, keep, read_kept
from schemas.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFolder:
    """A folder of pages, one file for each page of each document, and each version of what recognised it."""

    folder: Path
    version: str
    """Of recognition; see `flows.cache.versions`."""

    def path(self, key: PageKey) -> Path:
        """Where a page lies."""
        return self.folder / self.version / key.sha256[:2] / key.sha256 / f"{key.number}.msgpack"

    def get(self, key: PageKey) -> Page | None:
        """The kept page; None where there is none."""
        return read_kept(self.path(key), Page)

    def put(self, key: PageKey, page: Page) -> None:
        """Keep a page; a reader sees all of it or none."""
        keep(self.path(key), page, self.folder / DRAFTS, plain)


def plain(value: object) -> object:
    """A number of numpy's as Python's own: places come out of arrays."""
    if isinstance(value, np.generic):
        return value.item()
    raise NotImplementedError(f"a page holds a {type(value).__name__}")
