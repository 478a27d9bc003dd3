"""How a run of text is printed, by its own properties and those of its styles; ECMA-376 part 1, section 17.3.2."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractors.sources.containers.ooxml import Element, attribute, local, tree

STYLES = "word/styles.xml"
OFF = frozenset({"0", "false", "off"})
TOGGLES = frozenset({"vanish", "strike", "dstrike"})
TINY = 2
"""Half points: type of up to this size shows as specks."""
WHITE = "FFFFFF"
CLEAR = frozenset({"auto", "FFFFFF", "none", ""})
"""Fills that leave the paper white."""
MOST_BASES = 16
LIFTED = 6
"""Half points that make a run a raised one; less only levels fonts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What properties say; None where they say nothing."""

    vanish: bool | None = None
    strike: bool | None = None
    dstrike: bool | None = None
    raised: bool | None = None
    lowered: bool | None = None
    size: int | None = None
    """Half points."""
    color: str | None = None
    shaded: bool | None = None
    """Whether a colour lies behind the text."""

    @property
    def struck(self) -> bool:
        """Whether the text is struck out."""
        return bool(self.strike or self.dstrike)

    @property
    def hidden(self) -> bool:
        """Whether the text does not show."""
        tiny = self.size is not None and self.size <= TINY
        return bool(self.vanish) or tiny or (self.color == WHITE and not self.shaded)

    def over(self, under: "Look") -> "Look":
        """This look where it says something, else the one under it."""
        return Look(
            vanish=under.vanish if self.vanish is None else self.vanish,
            strike=under.strike if self.strike is None else self.strike,
            dstrike=under.dstrike if self.dstrike is None else self.dstrike,
            raised=under.raised if self.raised is None else self.raised,
            lowered=under.lowered if self.lowered is None else self.lowered,
            size=under.size if self.size is None else self.size,
            color=under.color if self.color is None else self.color,
            shaded=under.shaded if self.shaded is None else self.shaded,
        )


NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks that a document's styles give."""

    looks: Mapping[str, Look] = field(default_factory=dict)
    """By the id of the style, what it is based on included."""
    shaded: frozenset[str] = frozenset()
    """Table styles that lay a colour behind some of their cells."""

    def paragraph(self, element: Element, outer: Look) -> Look:
        """The look of a paragraph in a cell or body of the look `outer`."""
        properties = _child(element, "pPr")
        if properties is None:
            return outer
        named = self.looks.get(_value(properties, "pStyle"), NO_LOOK)
        return _shading(properties).over(named).over(outer)

    def run(self, element: Element, outer: Look) -> Look:
        """The look of a run in a paragraph of the look `outer`."""
        properties = _child(element, "rPr")
        if properties is None:
            return outer
        named = self.looks.get(_value(properties, "rStyle"), NO_LOOK)
        return look_of(properties).over(named).over(outer)

    def cell(self, element: Element, outer: Look) -> Look:
        """The look of a table or cell, which only lays a colour behind its text."""
        for properties in element:
            if local(properties) in {"tblPr", "tcPr"}:
                found = _shading(properties)
                if found.shaded is None and _value(properties, "tblStyle") in self.shaded:
                    found = Look(shaded=True)
                return found.over(outer)
        return outer


def read_styles(contents: Mapping[str, bytes]) -> Styles:
    """The styles of a docx."""
    if STYLES not in contents:
        return Styles()
    root = tree(contents, STYLES)
    named = {attribute(style, "styleId") or "": style for style in root.iter("{*}style")}
    shaded = frozenset(
        name for name, style in named.items() if any(_is_colour(shade) for shade in style.iter("{*}shd"))
    )
    return Styles(looks={name: _based(style, named) for name, style in named.items()}, shaded=shaded)


def _based(style: Element, named: Mapping[str, Element]) -> Look:
    """The look of a style over those that it is based on."""
    look = NO_LOOK
    current: Element | None = style
    for _ in range(MOST_BASES):
        if current is None:
            break
        properties = _child(current, "rPr")
        look = look.over(look_of(properties)) if properties is not None else look
        current = named.get(_value(current, "basedOn"))
    return look


def look_of(properties: Element) -> Look:
    """What the properties of a run say themselves."""
    toggles = {
        name: (attribute(mark, "val") or "1") not in OFF for mark in properties if (name := local(mark)) in TOGGLES
    }
    size, place = _value(properties, "sz"), _value(properties, "vertAlign")
    return Look(
        vanish=toggles.get("vanish"),
        strike=toggles.get("strike"),
        dstrike=toggles.get("dstrike"),
        raised=place == "superscript" if place else _is_lifted(properties),
        lowered=place == "subscript" if place else None,
        size=int(size) if size.isdecimal() else None,
        color=_value(properties, "color").upper() or None,
        shaded=_shading(properties).shaded,
    )


def _is_lifted(properties: Element) -> bool | None:
    """Whether a run is moved up by at least `LIFTED`; None where it is not moved."""
    moved = _value(properties, "position")
    return int(moved) >= LIFTED if moved.isdecimal() else None


def _shading(properties: Element) -> Look:
    """The look of what has these properties, as far as a colour behind it goes."""
    shade = _child(properties, "shd")
    highlight = _value(properties, "highlight")
    if highlight and highlight not in {"none", "white"}:
        return Look(shaded=True)
    return NO_LOOK if shade is None else Look(shaded=_is_colour(shade))


def _is_colour(shade: Element) -> bool:
    fill = (attribute(shade, "fill") or "auto").upper().replace("AUTO", "auto")
    pattern = attribute(shade, "val") or "clear"
    return fill not in CLEAR or pattern not in {"clear", "nil"} or attribute(shade, "themeFill") is not None


def is_deleted(paragraph: Element) -> bool:
    """Whether a paragraph's own end is deleted under tracked changes, so that the next one goes on with it."""
    return any(
        local(mark) in {"del", "moveFrom"}
        for properties in paragraph
        if local(properties) == "pPr"
        for run in properties
        if local(run) == "rPr"
        for mark in run
    )


def _child(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if local(child) == name)


def _value(element: Element, name: str) -> str:
    """The value of the child of that name; empty where there is none."""
    return next((attribute(child, "val") or "" for child in _children(element, name)), "")
