"""What a web page's own style sheets and style attributes say of how an element is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, cast

import cssselect
from lxml import etree

Element: TypeAlias = etree._Element
Declarations: TypeAlias = Mapping[str, str]

COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
GROUP = re.compile(r"@(?P<name>[a-z-]+)(?P<media>[^{};]*)\{(?P<rules>(?:[^{}]*\{[^{}]*\})*[^{}]*)\}", re.IGNORECASE)
SHOWN_MEDIA = re.compile(r"(?:\s|,|only\b|all\b|screen\b|print\b)*", re.IGNORECASE)
"""Media without conditions: those of small screens hide what a wide one shows."""
COMPOUND = re.compile(r"^(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+)*)$")
MARK = re.compile(r"[.#][\w-]+")
DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]*)", re.IGNORECASE)
IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
PROPERTIES = """
    display visibility text-decoration text-decoration-line font-size font color background background-color opacity
    vertical-align mso-hide position left top text-indent height width max-height overflow line-height clip clip-path
    border border-top border-right border-bottom border-left
"""
READ = frozenset(PROPERTIES.split())
"""Properties that are looked at."""

NOTHING = re.compile(r"[+-]?0*\.?0+(?:[a-z%]*)$")
TINY = re.compile(r"0*(?:0|\.\d+|0\.\d+)(?:px|pt)$")
"""A size under one point or pixel."""
FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em)?$")
"""An offset that puts text beside the page."""
NO_CLIP = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)|inset\(\s*(?:50|100)%\s*\)")
"""A clip that leaves nothing, or a dot."""
SIZE = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|pt|em|rem|%|vw|mm|cm))(?:\s|/)")
RGB = re.compile(r"rgba?\(\s*(\d+)\s*[, ]\s*(\d+)\s*[, ]\s*(\d+)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
NAMED: Mapping[str, str] = {"white": "ffffff", "black": "000000", "red": "ff0000", "snow": "fffafa"}
WHITE = "ffffff"
CLEAR = "transparent"
STRUCK = frozenset({"del", "s", "strike"})
TELLING = STRUCK | {"sup", "sub"}
"""Elements that look otherwise than what stands around them, whatever no style says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One selector with what it declares."""

    path: tuple[tuple[str, frozenset[str]], ...]
    """Tag (empty for any) and marks (`.class`, `#id`) of each element, the outermost first; empty where the selector
    has other parts than these."""
    selector: str
    declared: Declarations
    weight: tuple[int, int, int, int]
    """Ids, classes, tags, place in the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How text in an element is printed, as far as it matters."""

    gone: bool = False
    """Not shown, nor anything in it."""
    invisible: bool = False
    """Not shown, though what is in it may be."""
    tiny: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    color: str | None = None
    """Six hexadecimal digits; None where not told."""
    ground: str | None = WHITE
    """Colour behind the text; None where it is a picture or nobody knows."""

    @property
    def hidden(self) -> bool:
        """Whether text in the element does not show."""
        return self.invisible or self.tiny or (self.color is not None and self.color == self.ground)


@dataclass(frozen=True, slots=True)
class Styles:
    """The rules of a page that declare something of `READ`, by what their last element must have."""

    rules: Mapping[str, Sequence[Rule]]
    elsewhere: Mapping[Element, Sequence[Rule]]
    """For each element that a selector of another kind finds (`td:nth-child(3)`, `[data-old]`) its rules."""
    known: bool
    """Whether all style sheets stand in the page itself and say of what they lay a colour behind, so that the colour
    behind a text is known."""

    def look(self, element: Element, outer: Look) -> Look:
        """The look of an element in one of the look `outer`."""
        if not (self.rules or self.elsewhere or element.attrib or element.tag in TELLING):
            return outer
        told = {**defaults(element), **self.declared(element)}
        return looked(told, element, outer)

    def declared(self, element: Element) -> Declarations:
        """What rules and the style attribute declare of an element, of `READ`."""
        own = inline(element.get("style") or "")
        if not (self.rules or self.elsewhere or own):
            return {}
        keys = [*marks(element), str(element.tag), "*"]
        listed = [rule for key in keys for rule in self.rules.get(key, ()) if matches(rule.path, element)]
        found = sorted([*listed, *self.elsewhere.get(element, ())], key=lambda rule: rule.weight)
        ordered = [*(rule.declared for rule in found), own]
        plain = {name: value for declared in ordered for name, value in declared.items() if name[0] != "!"}
        return plain | {name[1:]: value for declared in ordered for name, value in declared.items() if name[0] == "!"}


def styles(page: Element) -> Styles:
    """The styles of a page."""
    known = True
    sheets: list[str] = []
    for element in page.iter("style", "link"):
        if element.tag == "link":
            known = known and "stylesheet" not in (element.get("rel") or "").lower()
        elif SHOWN_MEDIA.fullmatch(element.get("media") or ""):
            sheets.append(element.text_content() if hasattr(element, "text_content") else element.text or "")
    held: dict[str, list[Rule]] = {}
    elsewhere: dict[Element, list[Rule]] = {}
    for rule in rules("\n".join(sheets)):
        if rule.path:
            tag, needed = rule.path[-1]
            held.setdefault(min(needed) if needed else tag or "*", []).append(rule)
            continue
        try:
            for element, found in selected(rule, page):
                elsewhere.setdefault(element, []).append(found)
        except (cssselect.SelectorError, etree.XPathError):
            known = known and not {"background", "background-color"} & {name.lstrip("!") for name in rule.declared}
    return Styles(rules=held, elsewhere=elsewhere, known=known and "@import" not in "".join(sheets))


def selected(rule: Rule, page: Element) -> Iterator[tuple[Element, Rule]]:
    """The elements that a rule is about; what stands before or behind an element (`::before`) is not in the page."""
    for selector in cssselect.parse(rule.selector):
        if selector.pseudo_element is None:
            weighed = replace(rule, weight=(*selector.specificity(), rule.weight[-1]))
            path = cssselect.HTMLTranslator().selector_to_xpath(selector)
            for element in cast("Sequence[Element]", page.xpath(path)):
                yield element, weighed


def rules(sheet: str) -> Iterator[Rule]:
    """The rules of a style sheet that declare something of `READ`; `:not(.a, .b)` is cut and so of no known kind."""
    sheet = COMMENT.sub("", sheet)
    sheet = GROUP.sub(lambda group: group["rules"] if shows(group) else "", sheet)
    for place, (selectors, body) in enumerate(RULE.findall(sheet)):
        declared = inline(body)
        for selector in selectors.split(",") if declared else ():
            path = compounds(selector)
            ids = sum(mark[0] == "#" for _, needed in path for mark in needed)
            count = sum(len(needed) for _, needed in path)
            weight = (ids, count - ids, sum(bool(tag) for tag, _ in path), place)
            yield Rule(path=path, selector=selector, declared=declared, weight=weight)


def shows(group: re.Match[str]) -> bool:
    """Whether the rules of an @media hold where a page is read."""
    return group["name"].lower() == "media" and SHOWN_MEDIA.fullmatch(group["media"]) is not None


def compounds(selector: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The elements that a selector names; none where it has other parts than tags, classes and ids."""
    found: list[tuple[str, frozenset[str]]] = []
    for word in selector.split():
        parts = COMPOUND.match(word)
        if parts is None:
            return ()
        tag = (parts["tag"] or "").lower()
        found.append(("" if tag == "*" else tag, frozenset(MARK.findall(parts["marks"]))))
    return tuple(found)


def inline(style: str) -> dict[str, str]:
    """The declarations of `READ` in a style attribute; those that are important have a `!` before their name."""
    found: dict[str, str] = {}
    for name, value in DECLARATION.findall(style):
        if name.lower() in READ:
            bare = IMPORTANT.sub("", value)
            found[("!" if bare != value else "") + name.lower()] = bare.strip().lower()
    return found


def marks(element: Element) -> list[str]:
    """The classes and the id of an element, as selectors write them."""
    classes = ["." + name for name in (element.get("class") or "").split()]
    return [*classes, *(["#" + name] if (name := element.get("id")) else [])]


def matches(path: Sequence[tuple[str, frozenset[str]]], element: Element) -> bool:
    """Whether an element is the last of a path, the others standing around it in order."""
    if not fits(path[-1], element):
        return False
    rest = list(path[:-1])
    for outer in element.iterancestors():
        if not rest:
            break
        if fits(rest[-1], outer):
            rest.pop()
    return not rest


def fits(compound: tuple[str, frozenset[str]], element: Element) -> bool:
    """Whether an element has the tag and the marks of a compound."""
    tag, needed = compound
    return (not tag or element.tag == tag) and needed <= set(marks(element))


def defaults(element: Element) -> dict[str, str]:
    """What tag and attributes declare."""
    found: dict[str, str] = {}
    if element.tag in STRUCK:
        found["text-decoration"] = "line-through"
    if element.tag == "sup":
        found["vertical-align"] = "super"
    if element.tag == "sub":
        found["vertical-align"] = "sub"
    if "hidden" in element.attrib:
        found["display"] = "none"
    if ground := element.get("bgcolor"):
        found["background-color"] = ground.lower()
    if element.get("background"):
        found["background"] = "url()"
    if element.tag == "font" and (color := element.get("color")):
        found["color"] = color.lower()
    return found


def looked(told: Declarations, element: Element, outer: Look) -> Look:
    """The look that declarations make of the outer one."""
    if not told:
        return outer
    size = told.get("font-size") or next(iter(SIZE.findall(told.get("font", "") + " ")), "")
    decoration = told.get("text-decoration-line", "") + told.get("text-decoration", "")
    return Look(
        gone=outer.gone or is_gone(told),
        invisible=is_invisible(told, outer),
        tiny=bool(NOTHING.match(size) or TINY.match(size)) if size and size != "inherit" else outer.tiny,
        struck=outer.struck or "line-through" in decoration,
        raised=told["vertical-align"] in {"super", "text-top"} if "vertical-align" in told else outer.raised,
        lowered=told["vertical-align"] in {"sub", "text-bottom"} if "vertical-align" in told else outer.lowered,
        color=color(told["color"]) if "color" in told else outer.color,
        ground=ground(told, outer),
    )


def is_gone(told: Declarations) -> bool:
    """Whether an element and all in it is not shown."""
    clipped = "hidden" in told.get("overflow", "")
    return (
        told.get("display") == "none"
        or told.get("mso-hide") == "all"
        or NOTHING.match(told.get("opacity", "1")) is not None
        or FAR.match(told.get("text-indent", "")) is not None
        or (told.get("position") in {"absolute", "fixed"} and any(FAR.match(told.get(n, "")) for n in ("left", "top")))
        or NO_CLIP.match(told.get("clip-path") or told.get("clip") or "") is not None
        or (clipped and any(NOTHING.match(told.get(n, "1")) for n in ("height", "width", "max-height")))
    )


def is_invisible(told: Declarations, outer: Look) -> bool:
    """Whether text is laid out but not drawn."""
    state = told.get("visibility", "inherit")
    return outer.invisible if state == "inherit" else state in {"hidden", "collapse"}


def color(text: str) -> str | None:
    """A colour as six hexadecimal digits, `transparent` where it has none; None where it is another kind of name."""
    text = text.strip()
    if text == CLEAR:
        return CLEAR
    if found := RGB.match(text):
        if found[4] is not None and NOTHING.match(found[4]):
            return CLEAR
        return "".join(f"{min(255, int(part)):02x}" for part in found.groups()[:3])
    digits = text.removeprefix("#")
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        return "".join(2 * digit for digit in digits)
    return digits if re.fullmatch(r"[0-9a-f]{6}", digits) else NAMED.get(text)


def ground(told: Declarations, outer: Look) -> str | None:
    """The colour behind a text."""
    said = told.get("background-color") or told.get("background")
    if not said or said in {"none", "inherit", "initial", CLEAR}:
        return outer.ground
    if "url(" in said or "gradient" in said:
        return None
    known = first(map(color, said.replace(", ", ",").split()))
    return outer.ground if known == CLEAR else known


def first(colors: Iterable[str | None]) -> str | None:
    """The first of them that is known."""
    return next(filter(None, colors), None)
