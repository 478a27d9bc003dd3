"""What the marks around a piece of content say: a layer that is off, a watermark, a text given in place of glyphs."""

import codecs
import ctypes

import pypdfium2.raw as pdfium

from extractors.sources.pdf.catalog import Catalog

LONGEST = 256
"""Bytes of a name that are looked at."""
LAYER, INSTEAD = "off", "instead"


class MarkReader:
    """Reads one page's marks; pieces share them, so that each is asked once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._known: dict[int, str] = {}
        self._length = ctypes.c_ulong()
        self._buffer = (ctypes.c_ushort * LONGEST)()

    def of(self, drawn: pdfium.FPDF_PAGEOBJECT) -> str:
        """`LAYER`, "watermark" or `INSTEAD`; "" for pieces without such a mark."""
        found = ""
        for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
            mark = pdfium.FPDFPageObj_GetMark(drawn, index)
            where = ctypes.addressof(mark.contents)
            kind = self._known.get(where)
            if kind is None:
                kind = self._known[where] = self._kind(mark)
            if kind == LAYER:
                return kind
            found = kind or found
        return found

    def replaced(self, drawn: pdfium.FPDF_PAGEOBJECT) -> str:
        """The text that a piece is said to stand for; that mark is taken off it."""
        texts = []
        for index in reversed(range(pdfium.FPDFPageObj_CountMarks(drawn))):
            mark = pdfium.FPDFPageObj_GetMark(drawn, index)
            if self._known.get(ctypes.addressof(mark.contents)) == INSTEAD:
                texts.append(self._text(mark, b"ActualText") or "")
                pdfium.FPDFPageObj_RemoveMark(drawn, mark)
        return "".join(reversed(texts))

    def _kind(self, mark: pdfium.FPDF_PAGEOBJECTMARK) -> str:
        pdfium.FPDFPageObjMark_GetName(mark, self._buffer, 2 * LONGEST, self._length)
        name = self._written()
        if name == "OC":
            off = self._catalog.layers_off
            return LAYER if off and self._text(mark, b"Name") in off else ""
        if name == "Artifact":
            pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"Subtype", self._buffer, 2 * LONGEST, self._length)
            return "watermark" if self._written() == "Watermark" else ""
        return INSTEAD if self._text(mark, b"ActualText") is not None else ""

    def _written(self) -> str:
        return bytes(self._buffer)[: max(0, self._length.value - 2)].decode("utf-16-le", "replace")

    def _text(self, mark: pdfium.FPDF_PAGEOBJECTMARK, key: bytes) -> str | None:
        """A text of a mark's dictionary (PDF 32000-1, 7.9.2.2); None where it has none."""
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, key) != pdfium.FPDF_OBJECT_STRING:
            return None
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, self._length)
        buffer = (ctypes.c_ubyte * max(1, self._length.value))()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, self._length.value, self._length)
        raw = bytes(buffer)[: self._length.value]
        if raw.startswith(codecs.BOM_UTF16_BE):
            return raw[2:].decode("utf-16-be", "replace")
        return raw.decode("utf-8-sig", "replace") if raw.startswith(codecs.BOM_UTF8) else raw.decode("latin-1")
