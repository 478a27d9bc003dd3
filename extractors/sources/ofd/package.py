"""The parts of an OFD and how they refer to each other: its pages, their templates, pictures and annotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from extractors.sources.containers import archive
from extractors.sources.containers.ooxml import Element, attribute, local, tree
from extractors.sources.limits import MAX_PAGES
from schemas.box import Box
from schemas.errors import DamagedDocument, OversizedDocument, UnreadableDocument

ROOT = "OFD.xml"
A4: Box = (0.0, 0.0, 210.0, 297.0)
"""x, y, width, height in millimetres: the page of an OFD that tells none."""
WATERMARK = "Watermark"
"""Type of the annotations that are laid over a page and are no part of what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page as the package lists it."""

    id: str
    part: str
    """Its content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An OFD whose pages are listed."""

    data: bytes
    names: Mapping[str, str]
    """The names of the parts in small letters, and as they are written: programs mix both."""
    leaves: tuple[Leaf, ...]
    area: Box
    """x, y, width, height in millimetres of pages that tell none of their own."""
    templates: Mapping[str, str]
    """Parts of page templates by id."""
    resources: Mapping[str, str]
    """Parts of pictures by id."""
    drawings: Mapping[str, Element]
    """Composite drawings by id."""
    annotations: Mapping[str, tuple[str, ...]]
    """Parts with the annotations of each page, by its id."""

    def xml(self, part: str) -> Element:
        """The root of a part. Raises DamagedDocument."""
        return tree(archive.unpack(self.data, part.__eq__), part)

    def bytes_of(self, part: str) -> bytes:
        """What a part holds. Raises DamagedDocument."""
        found = archive.unpack(self.data, part.__eq__)
        if part not in found:
            raise DamagedDocument(f"its part {part} is missing; export it anew")
        return found[part]

    def at(self, base: str, reference: str) -> str | None:
        """The part that another one refers to, from its own folder or from the root; None where there is none."""
        return _meant(self.names, base, reference)


def open_package(data: bytes) -> Package:
    """The package that `data` is.

    Raises:
        DamagedDocument: a part that must be there is missing or broken.
        OversizedDocument: more than `MAX_PAGES` pages.
    """
    names = {name.lower(): name for name in archive.parts(data)}
    loose = Package(data=data, names=names, leaves=(), area=A4, templates={}, resources={}, drawings={}, annotations={})
    leaves: list[Leaf] = []
    templates: dict[str, str] = {}
    resources: dict[str, str] = {}
    drawings: dict[str, Element] = {}
    annotations: dict[str, tuple[str, ...]] = {}
    area = A4
    for main in _documents(loose):
        root = loose.xml(main)
        for element in root.iter("{*}Page"):
            if (part := loose.at(main, attribute(element, "BaseLoc") or "")) is not None:
                leaves.append(Leaf(id=attribute(element, "ID") or "", part=part))
        for element in root.iter("{*}TemplatePage"):
            if (part := loose.at(main, attribute(element, "BaseLoc") or "")) is not None:
                templates[attribute(element, "ID") or ""] = part
        area = box_of(next((each.text for each in root.iter("{*}PhysicalBox")), None)) or area
        for name in ("PublicRes", "DocumentRes"):
            for element in root.iter("{*}" + name):
                _add_resources(loose, loose.at(main, element.text or ""), resources, drawings)
        for element in root.iter("{*}Annotations"):
            annotations |= _annotations(loose, loose.at(main, element.text or ""))
    if not leaves:
        raise DamagedDocument("an OFD that lists no page; export it anew")
    if len(leaves) > MAX_PAGES:
        raise OversizedDocument(f"an OFD of {len(leaves)} pages, more than the {MAX_PAGES} that are read; split it")
    return Package(
        data=data,
        names=names,
        leaves=tuple(leaves),
        area=area,
        templates=templates,
        resources=resources,
        drawings=drawings,
        annotations=annotations,
    )


def box_of(text: str | None) -> Box | None:
    """The four numbers of an attribute; None where there are none."""
    try:
        x, y, width, height = map(float, (text or "").split())
    except ValueError:
        return None
    return (x, y, width, height)


def _documents(package: Package) -> Iterator[str]:
    """The main parts of the package's documents: several may be bound in one."""
    root = package.at("", ROOT)
    if root is None:
        raise DamagedDocument("an OFD without OFD.xml; export it anew")
    for element in package.xml(root).iter("{*}DocRoot"):
        part = package.at(root, element.text or "")
        if part is None:
            raise DamagedDocument(f"its part {element.text} is missing; export it anew")
        yield part


def _add_resources(package: Package, part: str | None, resources: dict[str, str], drawings: dict[str, Element]) -> None:
    """Add the pictures and drawings that a part of resources lists; one that is missing or broken costs only those."""
    try:
        root = package.xml(part) if part is not None else None
    except UnreadableDocument:
        return
    if root is None or part is None:
        return
    base = attribute(root, "BaseLoc") or ""
    for element in root.iter("{*}MultiMedia", "{*}CompositeGraphicUnit"):
        name = attribute(element, "ID") or ""
        if local(element) == "CompositeGraphicUnit":
            drawings[name] = element
            continue
        file = next((each.text for each in element.iter("{*}MediaFile")), None) or ""
        found = package.at(part, join(base, file)) or package.at(part, file)
        if found is not None:
            resources[name] = found


def _annotations(package: Package, part: str | None) -> dict[str, tuple[str, ...]]:
    try:
        root = package.xml(part) if part is not None else None
    except UnreadableDocument:
        root = None
    found: dict[str, tuple[str, ...]] = {}
    for page in root.iter("{*}Page") if root is not None and part is not None else ():
        files = (package.at(part or "", each.text or "") for each in page.iter("{*}FileLoc"))
        found[attribute(page, "PageID") or ""] = tuple(file for file in files if file is not None)
    return found


def _meant(names: Mapping[str, str], base: str, reference: str) -> str | None:
    wanted = reference.strip().replace("\\", "/")
    if not wanted:
        return None
    for folder in (dirname(base), ""):
        place = normpath(join("/", folder, wanted)).lstrip("/").lower()
        if place in names:
            return names[place]
    return None
