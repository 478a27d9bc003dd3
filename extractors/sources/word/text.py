"""The text of a docx: what Word prints once all tracked changes are accepted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.sources.containers.ooxml import Element, attribute, local, whole
from extractors.sources.nested_tables import Piece, aside
from extractors.sources.superscripts import is_note, lowered, raised
from extractors.sources.word.fields import OFF, choices
from extractors.sources.word.formulas import formula
from extractors.sources.word.styles import NO_LOOK, Look, Styles, is_deleted
from schemas.grid import Aside

UNPRINTED = frozenset(
    {
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
"""Properties, readings beside characters, and the older of two versions of a drawing."""
DELETED = frozenset({"del", "moveFrom"})
EMBEDDED = frozenset({"tbl", "altChunk"})
"""Tables, and documents of any format that stand in this one."""
FORMULAS = frozenset({"oMath", "oMathPara"})
EQUATION = re.compile(r"\s*eq\b", re.IGNORECASE)
"""What a field begins with that is drawn by its own code and stores no text."""
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


@dataclass(frozen=True, slots=True)
class WordReading:
    """The styles of a document, and the look of what stands around the element that is read."""

    styles: Styles
    look: Look = NO_LOOK


def pieces(element: Element, reading: WordReading) -> Iterator[Piece]:
    """The text below an element, a line feed after each paragraph, and the tables and embedded documents in it.

    What stands in a text box follows the paragraph that it is anchored in.
    """
    for child in element:
        name = local(child)
        if name in EMBEDDED:
            yield child
        elif name in DELETED:
            yield from aside("deleted", stored(child))
        elif name == "sdt" and is_prompt(child):
            yield from aside("placeholder", stored(child))
        elif name in UNPRINTED:
            continue
        elif name == "p":
            boxes: list[Element] = []
            own = replace(reading, look=reading.styles.paragraph(child, reading.look))
            yield from _inline(child, own, boxes, choices(child))
            if not is_deleted(child):
                yield "\n"
            for box in boxes:
                yield from pieces(box, WordReading(reading.styles))
        else:
            yield from pieces(child, reading)


def stored(element: Element) -> str:
    """All text that an element holds, deleted one too."""
    return "".join(found.text or "" for found in element.iter("{*}t", "{*}delText"))


def is_prompt(control: Element) -> bool:
    """Whether a content control shows its prompt, nothing being entered."""
    found = control.find("{*}sdtPr/{*}showingPlcHdr")
    return found is not None and attribute(found, "val") not in OFF


def _inline(
    element: Element, reading: WordReading, boxes: list[Element], chosen: Mapping[Element, str]
) -> Iterator[str | Aside]:
    """The text of a paragraph or run; text boxes are put to `boxes`."""
    for child in element:
        name = local(child)
        if name == "t":
            yield from _shown(child.text or "", reading.look)
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "sym":
            yield from _shown(_symbol(child), reading.look)
        elif name == "fldChar":
            yield from _shown(chosen.get(child, ""), reading.look)
        elif name == "instrText" and EQUATION.match(child.text or ""):
            yield from aside("formula", child.text or "")
        elif name in FORMULAS:
            yield formula(child)
        elif name == "txbxContent":
            boxes.append(child)
        elif name in DELETED:
            yield from aside("deleted", stored(child))
        elif name == "sdt" and is_prompt(child):
            yield from aside("placeholder", stored(child))
        elif name == "r":
            yield from _inline(child, replace(reading, look=reading.styles.run(child, reading.look)), boxes, chosen)
        elif name not in UNPRINTED:
            yield from _inline(child, reading, boxes, chosen)


def _shown(text: str, look: Look) -> Iterator[str | Aside]:
    """Text as it shows in that look; what does not show is told."""
    if look.hidden or look.struck:
        yield from aside("hidden" if look.hidden else "struck", text)
    elif look.raised and is_note(text):
        yield from aside("footnote", text)
    elif look.lowered:
        yield lowered(text)
    else:
        yield raised(text) if look.raised else text


def _symbol(element: Element) -> str:
    code = whole(attribute(element, "char"), 0, base=16)
    known = SYMBOLS.get(attribute(element, "font") or "", {})
    own = chr(code) if code < min(SURROGATES) or max(SURROGATES) < code <= 0xFFFF else ""
    return known.get(code - PRIVATE if code >= PRIVATE else code, own)
