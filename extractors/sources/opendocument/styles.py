"""What the styles of an OpenDocument do to the text and the rows that have them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.sources.containers.ooxml import Element, attribute, local

DEEPEST = 20
"""Styles that derive from one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How text shows; None where a style does not tell."""

    struck: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None


PLAIN = Look(struck=False, hidden=False, raised=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The styles of a document by family and name."""

    elements: Mapping[tuple[str, str], Element]

    def look(self, family: str, name: str | None, outer: Look) -> Look:
        """The look of text in a style, within text that looks like `outer`."""
        found = outer
        for element in reversed(self._chain(family, name)):
            for properties in element:
                if local(properties) == "text-properties":
                    found = _over(found, properties)
        return found

    def shows(self, family: str, name: str | None) -> bool:
        """Whether a table in a style is shown."""
        said = [
            attribute(properties, "display")
            for element in self._chain(family, name)
            for properties in element
            if local(properties) == "table-properties"
        ]
        return next((each for each in said if each is not None), "true") != "false"

    def _chain(self, family: str, name: str | None) -> list[Element]:
        """A style and those it derives from, the nearest first."""
        found: list[Element] = []
        while name is not None and len(found) < DEEPEST and (element := self.elements.get((family, name))) is not None:
            found.append(element)
            name = attribute(element, "parent-style-name")
        return found


def styles_of(*roots: Element) -> Styles:
    """The styles that some parts define."""
    return Styles(
        elements={
            (attribute(each, "family") or "", attribute(each, "name") or ""): each
            for root in roots
            for each in root.iter("{*}style")
        }
    )


def _over(look: Look, properties: Element) -> Look:
    line = attribute(properties, "text-line-through-style") or attribute(properties, "text-line-through-type")
    if line is not None:
        look = replace(look, struck=line != "none")
    if (display := attribute(properties, "display")) is not None:
        look = replace(look, hidden=display == "none")
    if (position := attribute(properties, "text-position")) is not None:
        place = position.split(" ")[0]
        look = replace(look, raised=place == "super" or (place.endswith("%") and not place.startswith(("0", "-"))))
    return look
