"""What the parts of docx and xlsx have in common: XML read without trust, and relations between parts."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath, split
from typing import Any, TypeAlias

from lxml import etree

from schemas.errors import DamagedDocument

Element: TypeAlias = etree._Element


def tree(contents: Mapping[str, bytes], part: str) -> Element:
    """The root element of a part.

    Raises:
        DamagedDocument: the part is missing or no XML.
    """
    if part not in contents:
        raise DamagedDocument(f"its part {part} is missing; open it and save it anew")
    try:
        return etree.fromstring(contents[part], _parser(resolved=True))
    except etree.XMLSyntaxError:
        pass  # broken, or with entities that lie outside the part or grow without bound: those stay unread
    try:
        return etree.fromstring(contents[part], _parser(resolved=False))
    except etree.XMLSyntaxError as error:
        raise _broken(part, error) from error


def _broken(part: str, error: etree.XMLSyntaxError) -> DamagedDocument:
    """The error to raise for a part that is no XML."""
    return DamagedDocument(f"its part {part} is broken XML ({error.msg}); open it and save it anew")


def _parser(*, resolved: bool) -> etree.XMLParser:
    """Entities that the part itself defines are text where they are `resolved`; lxml bounds what they may grow to.

    Besides, lxml by itself refuses more than 256 levels and texts of more than 10 MB.
    """
    entities: Any = "internal" if resolved else False  # the stubs know no more than true and false
    return etree.XMLParser(resolve_entities=entities, no_network=True, remove_comments=True, remove_pis=True)


def elements(contents: Mapping[str, bytes], part: str, name: str) -> Iterator[Element]:
    """The elements of one name in a large part, each emptied once it has been used; raises as `tree` does."""
    source = etree.iterparse(BytesIO(contents.get(part, b"<none/>")), tag="{*}" + name, resolve_entities=False)
    try:
        for _, element in source:
            yield element
            element.clear()
    except etree.XMLSyntaxError as error:
        raise _broken(part, error) from error


def local(element: Element) -> str:
    """The element's name without its namespace, of which the transitional and the strict format have different ones."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    if (value := element.get(name)) is not None:
        return value
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def whole(text: str | None, default: int, base: int = 10) -> int:
    """The number that an attribute holds, `default` where it is missing or empty.

    Raises:
        DamagedDocument: it is no number.
    """
    try:
        return int(text, base) if text else default
    except ValueError as error:
        raise DamagedDocument(
            f"{(text or '')[:20]!r} stands where a number should; open it and save it anew"
        ) from error


def relations(contents: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """The relations of a part (`""` for the container), by id: the last word of their type, and the part meant."""
    source = relations_part(part)
    if source not in contents:
        return {}
    return {
        relation.get("Id", ""): (
            relation.get("Type", "").rpartition("/")[2],
            normpath(join("/", dirname(part), relation.get("Target", ""))).lstrip("/"),
        )
        for relation in tree(contents, source)
        if relation.get("TargetMode") != "External"
    }


def relations_part(part: str) -> str:
    """The part that holds the relations of a part."""
    folder, name = split(part)
    return join(folder, "_rels", f"{name}.rels")
