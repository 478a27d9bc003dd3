"""How the cells of an xlsx are printed, by the workbook's styles; ECMA-376 part 1, section 18.8."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.sources.containers.ooxml import Element, attribute, local, tree, whole
from extractors.sources.excel import date_format, number_format
from extractors.sources.excel.number_format import GENERAL
from schemas.aside import AsideKind

STYLES = "xl/styles.xml"
BUILTIN: Mapping[int, str] = {**date_format.BUILTIN, **number_format.BUILTIN}
OFF = frozenset({"0", "false"})
WHITE = frozenset({"FFFFFF", "FFFFFFFF", "00FFFFFF"})
WHITE_THEME, WHITE_INDEX = "0", frozenset({"1", "9"})
"""What a colour of the theme, and of the palette, is white by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a cell is printed."""

    format: str
    unprinted: AsideKind | None = None
    """Why its text does not count, None where it does."""


PLAIN = Style(format=GENERAL)


def read_styles(contents: Mapping[str, bytes]) -> Sequence[Style]:
    """The cell styles of a workbook, in the order by which its cells name them."""
    if STYLES not in contents:
        return ()
    root = tree(contents, STYLES)
    own = {whole(form.get("numFmtId"), 0): form.get("formatCode", GENERAL) for form in root.iter("{*}numFmt")}
    fonts = [font for holder in root.iterchildren("{*}fonts") for font in holder]
    fills = [fill for holder in root.iterchildren("{*}fills") for fill in holder]
    return [_style(xf, own, fonts, fills) for holder in root.iterchildren("{*}cellXfs") for xf in holder]


def _style(xf: Element, own: Mapping[int, str], fonts: Sequence[Element], fills: Sequence[Element]) -> Style:
    number = whole(xf.get("numFmtId"), 0)
    font = _at(fonts, whole(xf.get("fontId"), 0))
    fill = _at(fills, whole(xf.get("fillId"), 0))
    unprinted: AsideKind | None = None
    if font is not None and is_struck(font):
        unprinted = "struck"
    elif font is not None and is_white(font) and not _is_filled(fill):
        unprinted = "hidden"
    return Style(format=own.get(number) or BUILTIN.get(number, GENERAL), unprinted=unprinted)


def _at(elements: Sequence[Element], place: int) -> Element | None:
    return elements[place] if 0 <= place < len(elements) else None


def is_struck(font: Element) -> bool:
    """Whether a font strikes its text out."""
    return any((attribute(mark, "val") or "1") not in OFF for mark in _children(font, "strike"))


def is_raised(font: Element) -> bool:
    """Whether a font prints above the line."""
    return any(attribute(mark, "val") == "superscript" for mark in _children(font, "vertAlign"))


def is_lowered(font: Element) -> bool:
    """Whether a font prints below the line."""
    return any(attribute(mark, "val") == "subscript" for mark in _children(font, "vertAlign"))


def is_white(font: Element) -> bool:
    """Whether a font prints white on white paper."""
    return any(_is_white(color) for color in _children(font, "color"))


def _is_white(color: Element) -> bool:
    if attribute(color, "tint") not in {None, "0"}:
        return False
    return (
        (attribute(color, "rgb") or "").upper() in WHITE
        or attribute(color, "theme") == WHITE_THEME
        or attribute(color, "indexed") in WHITE_INDEX
    )


def _is_filled(fill: Element | None) -> bool:
    """Whether a fill lays another colour than white behind a cell."""
    for pattern in fill if fill is not None else ():
        if local(pattern) != "patternFill":
            return True
        if attribute(pattern, "patternType") in {None, "none"}:
            continue
        return not any(_is_white(color) for color in _children(pattern, "fgColor"))
    return False


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)
