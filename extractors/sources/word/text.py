"""The text of a docx: what Word prints once all tracked changes are accepted."""

from collections.abc import Iterator, Mapping

from extractors.sources.containers.ooxml import Element, attribute, local, whole
from extractors.sources.nested_tables import Piece

UNPRINTED = frozenset(
    {
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "sectPr",
        "rt",
        "Fallback",
    }
)
"""Deletions, properties, readings beside characters, and the older of two versions of a drawing."""
SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

SYMBOLS: Mapping[str, Mapping[int, str]] = {
    "Symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "·"},
    "Wingdings": {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA8: "□", 0xFC: "✓", 0xFE: "☑", 0x52: "☑"},
    "Wingdings 2": {0x52: "☑", 0x50: "✓", 0xA3: "□"},
}
"""Characters of fonts that have codes of their own."""
SURROGATES = (0xD800, 0xDFFF)
PRIVATE = 0xF000
"""Word adds this to the codes of such fonts."""


def pieces(element: Element) -> Iterator[Piece]:
    """The text below an element, a line feed after each paragraph, and the tables in it.

    What stands in a text box follows the paragraph that it is anchored in.
    """
    for child in element:
        name = local(child)
        if name in UNPRINTED:
            continue
        if name == "tbl":
            yield child
        elif name == "p":
            boxes: list[Element] = []
            yield from _inline(child, boxes)
            yield "\n"
            for box in boxes:
                yield from pieces(box)
        else:
            yield from pieces(child)


def _inline(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The text of a paragraph or run; text boxes are put to `boxes`."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "sym":
            yield _symbol(child)
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in UNPRINTED and not (name == "r" and _is_hidden(child)):
            yield from _inline(child, boxes)


def _symbol(element: Element) -> str:
    code = whole(attribute(element, "char"), 0, base=16)
    known = SYMBOLS.get(attribute(element, "font") or "", {})
    own = chr(code) if code < min(SURROGATES) or max(SURROGATES) < code <= 0xFFFF else ""
    return known.get(code - PRIVATE if code >= PRIVATE else code, own)


def _is_hidden(run: Element) -> bool:
    """Whether the run's text is marked as hidden."""
    marks = (mark for properties in run if local(properties) == "rPr" for mark in properties if local(mark) == "vanish")
    return any(attribute(mark, "val") not in {"0", "false", "off"} for mark in marks)
