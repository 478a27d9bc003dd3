"""Texts of an xlsx whose parts are printed differently; ECMA-376 part 1, section 18.4."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.sources.containers.ooxml import Element, elements, local
from extractors.sources.excel.styles import is_lowered, is_raised, is_struck
from extractors.sources.nested_tables import aside
from extractors.sources.superscripts import is_note, lowered, raised
from schemas.grid import Aside


@dataclass(frozen=True, slots=True)
class RichText:
    """What of a text is printed as its own, and what is struck out of it."""

    text: str
    asides: tuple[Aside, ...]


def shared(contents: Mapping[str, bytes], part: str) -> Mapping[int, RichText]:
    """The shared texts with a struck-out or raised part, by their places."""
    if part not in contents:
        return {}
    found = ((number, rich_text(item)) for number, item in enumerate(elements(contents, part, "si")))
    return {number: rich for number, rich in found if rich is not None}


def rich_text(item: Element) -> RichText | None:
    """A text with a struck-out or raised part; None for one without."""
    runs = [(run, _font(run)) for run in item if local(run) in {"r", "t"}]
    odd = (is_struck, is_raised, is_lowered)
    if not any(font is not None and any(test(font) for test in odd) for _, font in runs):
        return None
    parts = [part for run, font in runs for part in _printed(run, font)]
    return RichText(
        "".join(part for part in parts if isinstance(part, str)),
        tuple(part for part in parts if isinstance(part, Aside)),
    )


def _font(run: Element) -> Element | None:
    return next((child for child in run if local(child) == "rPr"), None)


def _printed(run: Element, font: Element | None) -> Iterator[str | Aside]:
    held = run.text if local(run) == "t" else "".join(child.text or "" for child in run if local(child) == "t")
    text = held or ""
    if font is not None and is_struck(font):
        yield from aside("struck", text)
    elif font is not None and is_raised(font):
        yield from aside("footnote", text) if is_note(text) else (raised(text),)
    elif font is not None and is_lowered(font):
        yield lowered(text)
    else:
        yield text
