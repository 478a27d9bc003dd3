"""Where pages that were recognised wait, so that none is recognised twice."""

import hashlib
from typing import NamedTuple, Protocol

from schemas.page import Page


class PageKey(NamedTuple):
    """Which page of which document."""

    sha256: str
    """Of the document's bytes."""
    number: int
    """From 1."""


def part_key(key: PageKey, *what: object) -> PageKey:
    """The key of a part of a page, or of what is asked about it, as `what` spells it out."""
    told = hashlib.sha256(key.sha256.encode())
    for each in what:
        told.update(f"\n{each}".encode())
    return PageKey(told.hexdigest(), key.number)


class KeptPages(Protocol):
    """Recognised pages of one version of engine, models and reader."""

    def get(self, key: PageKey) -> Page | None:
        """The kept page; None where there is none."""

    def put(self, key: PageKey, page: Page) -> None:
        """Keep a page."""


class NothingKept:
    """For someone who only wants to look: every page is recognised when it is asked for."""

    def get(self, key: PageKey) -> Page | None:
        """None."""
        del key
        return None

    def put(self, key: PageKey, page: Page) -> None:
        """Nothing is kept."""
        del key, page
