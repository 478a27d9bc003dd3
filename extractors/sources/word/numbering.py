"""Automatic numbers of paragraphs, which Word prints but does not store as text; ECMA-376 part 1, section 17.9."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from lxml import etree

from extractors.sources.containers.ooxml import Element, attribute, local, tree, whole
from extractors.sources.word.styles import STYLES

NUMBERS = "word/numbering.xml"
NONE = "0"
"""The list of paragraphs that are explicitly in none."""
LEVELS = range(9)
MOST_BASES = 16
"""Styles that one is based on, one after another."""
DIGITS = "〇一二三四五六七八九"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"})
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
UNPRINTED = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list."""

    counter: str
    """Lists that share one go on counting each other's items."""
    start: int
    restarts: bool
    """Whether the list begins anew at its first item, though another has used its counter."""
    form: str
    """Name of the kind of number: decimal, chineseCounting …"""
    text: str
    """What is printed, `%1` standing for the number of the first level."""
    gap: str
    """What parts the number from the text."""


def write_numbers(body: Element, contents: Mapping[str, bytes]) -> None:
    """Write the number of each numbered paragraph below `body` in front of its text."""
    if NUMBERS not in contents:
        return
    levels = dict(_levels(tree(contents, NUMBERS)))
    styles = _styles(tree(contents, STYLES)) if STYLES in contents else {}
    counts: dict[str, dict[int, int]] = {}
    begun: set[tuple[str, int]] = set()
    for paragraph in body.iter("{*}p"):
        key = _list_of(paragraph, styles)
        level = levels.get(key)
        if level is None:
            continue
        count = counts.setdefault(level.counter, {})
        fresh = key[1] not in count or (level.restarts and key not in begun)
        count[key[1]] = level.start if fresh else count[key[1]] + 1
        begun.add(key)
        for deeper in [number for number in count if number > key[1]]:
            del count[deeper]
        if level.form not in UNPRINTED:
            _prepend(paragraph, _printed(level, key[0], count, levels) + level.gap)


def _levels(numbering: Element) -> Iterator[tuple[tuple[str, int], Level]]:
    """The levels of each list, by the list's id and the level from 0."""
    abstract = {attribute(element, "abstractNumId"): element for element in numbering.iter("{*}abstractNum")}
    for listing in numbering.iter("{*}num"):
        name = attribute(listing, "numId") or NONE
        counter = _value(listing, "abstractNumId")
        starts = {
            attribute(override, "ilvl"): _value(override, "startOverride")
            for override in listing
            if local(override) == "lvlOverride"
        }
        for level in abstract.get(counter, ()):
            if local(level) != "lvl":
                continue
            number = attribute(level, "ilvl") or "0"
            if whole(number, 0) not in LEVELS:
                continue
            start = starts.get(number, "")
            yield (
                (name, whole(number, 0)),
                Level(
                    counter=counter,
                    start=whole(start or _value(level, "start"), 1),
                    restarts=bool(start),
                    form=_value(level, "numFmt") or "decimal",
                    text=_value(level, "lvlText"),
                    gap="" if _value(level, "suff") == "nothing" else " ",
                ),
            )


def _styles(styles: Element) -> dict[str, tuple[str, int]]:
    """The list and level of each paragraph style that has one, its own or that of the style it is based on."""
    named = {attribute(style, "styleId") or "": style for style in styles.iter("{*}style")}
    found: dict[str, tuple[str, int]] = {}
    for name, style in named.items():
        seen: set[str] = set()
        base: Element | None = style
        while base is not None:
            numbering = next(base.iter("{*}numPr"), None)
            if numbering is not None:
                found[name] = (_value(numbering, "numId"), whole(_value(numbering, "ilvl"), 0))
                break
            parent = _value(base, "basedOn")
            base = None if parent in seen or len(seen) > MOST_BASES else named.get(parent)
            seen.add(parent)
    return found


def _list_of(paragraph: Element, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The list and level that a paragraph is an item of."""
    for properties in paragraph:
        if local(properties) != "pPr":
            continue
        name, level = styles.get(_value(properties, "pStyle"), (NONE, 0))
        for own in properties:
            if local(own) == "numPr":
                name = _value(own, "numId") or name
                level = whole(_value(own, "ilvl"), level)
        return name, level
    return NONE, 0


def _value(element: Element, name: str) -> str:
    """The value of the child of that name; empty where there is none."""
    return next((attribute(child, "val") or "" for child in element if local(child) == name), "")


def _prepend(paragraph: Element, text: str) -> None:
    namespace = etree.QName(paragraph).namespace
    run = etree.Element(f"{{{namespace}}}r")
    etree.SubElement(run, f"{{{namespace}}}t").text = text
    paragraph.insert(0, run)


def _printed(level: Level, name: str, count: Mapping[int, int], levels: Mapping[tuple[str, int], Level]) -> str:
    def number(place: re.Match[str]) -> str:
        meant = int(place[1]) - 1
        other = levels.get((name, meant), level)
        return ordinal(count.get(meant, other.start), other.form)

    return re.sub(r"%([1-9])", number, level.text)


def ordinal(number: int, form: str) -> str:
    """A number as the kind of number prints it; in digits where the kind is not known or does not reach so far."""
    if form in CHINESE and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < number <= len(CIRCLES):
        return CIRCLES[number - 1]
    if form in {"lowerLetter", "upperLetter"} and 0 < number <= len(ascii_lowercase):
        letter = ascii_lowercase[number - 1]
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 40:
        roman = ""
        for value, sign in ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(number)
