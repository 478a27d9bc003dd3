"""What pdfium does not tell of a PDF: which layers are off, and how large a page's unit is."""

from collections.abc import Iterable
from functools import cached_property
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument


class Catalog:
    """The catalog of one document, read by pdfminer where it is asked for: few documents have what it tells."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _document(self) -> "PDFDocument | None":
        from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 few documents need it
        from pdfminer.pdfexceptions import PDFException  # noqa: PLC0415
        from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
        from pdfminer.psexceptions import PSException  # noqa: PLC0415

        try:
            return PDFDocument(PDFParser(BytesIO(self._data)))
        except (PDFException, PSException, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None  # pdfium repairs what pdfminer does not read

    @cached_property
    def layers_off(self) -> frozenset[str]:
        """The names of the layers (optional content groups) that viewers do not show at first."""
        from pdfminer.pdftypes import resolve1  # noqa: PLC0415

        document = self._document
        layers = resolve1(document.catalog.get("OCProperties")) if document is not None else None
        if not isinstance(layers, dict):
            return frozenset()
        usual = resolve1(layers.get("D"))
        usual = usual if isinstance(usual, dict) else {}
        every = _names(resolve1(layers.get("OCGs")) or ())
        shown, hidden = _names(resolve1(usual.get("ON")) or ()), _names(resolve1(usual.get("OFF")) or ())
        base = getattr(resolve1(usual.get("BaseState")), "name", "ON")
        return (every - shown) | hidden if base == "OFF" else hidden - (shown - hidden)

    def unit(self, number: int) -> float:
        """Points to one unit of a page, from 1."""
        from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
        from pdfminer.pdftypes import resolve1  # noqa: PLC0415

        if self._document is None:
            return 1.0
        page = next(islice(PDFPage.create_pages(self._document), number - 1, None), None)
        unit = resolve1(page.attrs.get("UserUnit")) if page is not None else None
        return float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0


def _names(groups: Iterable[object]) -> frozenset[str]:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415
    from pdfminer.utils import decode_text  # noqa: PLC0415

    found = (resolve1(group) for group in groups)
    names = (resolve1(group.get("Name")) for group in found if isinstance(group, dict))
    return frozenset(decode_text(name) for name in names if isinstance(name, bytes))
