"""Web pages made of pieces at places of their own, as programs write that show PDFs: read as pages, not as text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from unicodedata import east_asian_width

from extractors.sources.html_styles import Element, Styles
from schemas.page import Char, Page, Ruling

LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|mm|cm|in)?")
POINTS: Mapping[str, float] = {"px": 0.75, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "": 0.75}
"""Of each unit; numbers without one are pixels."""
LEAST_PIECES = 20
MOST_ELSEWHERE = 0.2
"""Of the text of a page made of pieces: more beside them, and it is an ordinary page with some ornaments."""
FONT_SIZE = 12.0
LINE_HEIGHT = 1.2
"""Of the size of the type."""
NARROW = 0.5
"""Of the size of the type: the width of a Latin character."""
THIN = 3.0
"""Points: an area up to so thin is a stroke."""
SIDES = ("top", "bottom", "left", "right")
NO_BORDER = re.compile(r"\bnone\b|\bhidden\b|^0(?:px|pt)?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An element at its place, in points."""

    x: float
    y: float
    declared: Mapping[str, str]
    element: Element


@dataclass(slots=True)
class Drawn:
    """What stands on one page."""

    chars: list[Char] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)


def positioned_pages(page: Element, styles: Styles) -> tuple[Page, ...]:
    """The pages; none where the text of the web page is not made of placed pieces."""
    pieces: dict[Element, list[Piece]] = {}
    for element in page.iter():
        if isinstance(element.tag, str) and (placed := _placed(element, styles)) is not None:
            pieces.setdefault(placed[0], []).append(placed[1])
    held = sum(len(_text(piece.element)) for found in pieces.values() for piece in found)
    every = sum(len(_text(body)) for body in page.iter("body"))
    if sum(map(len, pieces.values())) < LEAST_PIECES or every - held > MOST_ELSEWHERE * every:
        return ()
    return tuple(_page(number, found) for number, found in enumerate(pieces.values(), 1))


def _placed(element: Element, styles: Styles) -> tuple[Element, Piece] | None:
    """The holder and the place of an element that has one; None for others, and for those that hold such ones."""
    declared = styles.declared(element)
    if "left" not in declared or "top" not in declared or _length(declared["left"]) is None:
        return None
    x, y = _length(declared["left"]) or 0.0, _length(declared["top"]) or 0.0
    holder = element.getparent()
    while holder is not None:
        around = styles.declared(holder)
        if "left" not in around or "top" not in around:
            break
        x, y = x + (_length(around["left"]) or 0.0), y + (_length(around["top"]) or 0.0)
        holder = holder.getparent()
    return None if holder is None else (holder, Piece(x=x, y=y, declared=declared, element=element))


def _length(text: str | None) -> float | None:
    found = LENGTH.fullmatch((text or "").strip())
    return float(found[1]) * POINTS[found[2] or ""] if found else None


def _text(element: Element) -> str:
    """The text of an element without that of pieces in it that have places of their own."""
    if element.tag in {"script", "style", "head", "title"}:
        return ""
    return "".join("".join(map(str, element.itertext())).split())


def _page(number: int, pieces: list[Piece]) -> Page:
    drawn = Drawn()
    for piece in pieces:
        drawn.rulings += _rulings(piece)
        drawn.chars += _chars(piece)
    right = max((char.x1 for char in drawn.chars), default=0.0)
    low = max((char.y1 for char in drawn.chars), default=0.0)
    edges = [max(ruling.end, ruling.at) for ruling in drawn.rulings]
    return Page(
        number=number,
        width=max([right, *edges]) + FONT_SIZE,
        height=max([low, *edges]) + FONT_SIZE,
        rotation=0,
        chars=tuple(drawn.chars),
        rulings=tuple(drawn.rulings),
    )


def _rulings(piece: Piece) -> Iterator[Ruling]:
    """The strokes of a piece: its borders, or itself where it is as thin as one."""
    wide, high = _length(piece.declared.get("width")) or 0.0, _length(piece.declared.get("height")) or 0.0
    right, low = piece.x + wide, piece.y + high
    borders = [side for side in SIDES if _has_border(piece.declared, side)]
    filled = "background" in piece.declared or "background-color" in piece.declared
    if not _text(piece.element) and (borders or filled) and min(wide, high) <= THIN < max(wide, high):
        flat = wide > high
        middle = (piece.y + low) / 2 if flat else (piece.x + right) / 2
        yield Ruling(flat, middle, *((piece.x, right) if flat else (piece.y, low)))
        return
    for side in borders:
        flat = side in {"top", "bottom"}
        at = {"top": piece.y, "bottom": low, "left": piece.x, "right": right}[side]
        yield Ruling(flat, at, *((piece.x, right) if flat else (piece.y, low)))


def _has_border(declared: Mapping[str, str], side: str) -> bool:
    said = declared.get(f"border-{side}", declared.get("border", "none")).strip()
    return bool(said) and NO_BORDER.search(said) is None


def _chars(piece: Piece) -> Iterator[Char]:
    """The characters of a piece, each line of it below the one before."""
    size = _length(piece.declared.get("font-size")) or _inner_size(piece.element) or FONT_SIZE
    step = _length(piece.declared.get("line-height")) or LINE_HEIGHT * size
    for number, line in enumerate(_lines(piece.element)):
        x, y = piece.x, piece.y + number * step
        for sign in line:
            wide = size if east_asian_width(sign) in "WFA" else NARROW * size
            if not sign.isspace():
                yield Char(sign, x, y, x + wide, y + step)
            x += wide


def _inner_size(element: Element) -> float | None:
    """The size of the type in the first element within that tells it."""
    sizes = (re.search(r"font-size\s*:\s*([^;]+)", inner.get("style") or "") for inner in element.iter())
    return next((size for found in sizes if found and (size := _length(found[1].lower())) is not None), None)


def _lines(element: Element) -> list[str]:
    """The lines of an element's own text, without that of pieces in it."""
    lines = [element.text or ""]
    for child in element:
        style = child.get("style") or ""
        if child.tag == "br":
            lines.append("")
        elif not ("left" in style and "top" in style):
            first, *more = _lines(child)
            lines[-1] += first
            lines += more
        lines[-1] += child.tail or ""
    return [re.sub(r"\s+", " ", line).strip("\n") for line in lines]
