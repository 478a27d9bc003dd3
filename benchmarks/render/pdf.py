"""Writes printed pages as a PDF with a text layer; the same pages give the same bytes.

Its fonts are named and not embedded: ISO 32000-1, 9.7.5.2 has every reader know their characters and their encoding.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import md5

from benchmarks.render.leaf import Leaf, Run, Stroke
from benchmarks.render.look import Face
from benchmarks.render.typefaces import EM, advance

FONTS: Mapping[Face, str] = {"song": "STSong-Light", "hei": "STHeiti-Regular", "mono": "STFangsong-Light"}
"""Fonts that readers of Adobe's Chinese collection know."""
LATIN = range(0x20, 0x7F)
"""Characters that the collection numbers from 1 on; all others are as wide as their size."""
FIRST_FREE = 3
"""Number of the first object after the catalogue and the page tree."""


def pdf(leaves: Sequence[Leaf]) -> bytes:
    """A document of these pages."""
    fonts = [part for face in FONTS for part in font_objects(face, FIRST_FREE + 3 * list(FONTS).index(face))]
    start = FIRST_FREE + len(fonts)
    names = " ".join(f"/{face} {FIRST_FREE + 3 * place} 0 R" for place, face in enumerate(FONTS))
    kids = " ".join(f"{start + 2 * place} 0 R" for place in range(len(leaves)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} /Resources << /Font << {names} >> >> >>".encode(),
        *fonts,
    ]
    for place, leaf in enumerate(leaves):
        box = f"/MediaBox [0 0 {leaf.width:.2f} {leaf.height:.2f}]"
        content = drawing(leaf)
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Contents {start + 2 * place + 1} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return document(objects)


def font_objects(face: Face, number: int) -> list[bytes]:
    """A font, its descendant and its descriptor, the first of them the object of this number."""
    name = FONTS[face]
    widths = " ".join(f"{advance(chr(code), face) * EM:.0f}" for code in LATIN)
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /UniGB-UTF16-H "
        f"/DescendantFonts [{number + 1} 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW {EM} /W [1 [{widths}]] "
        f"/FontDescriptor {number + 2} 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 6 /FontBBox [0 -140 1000 860] /ItalicAngle 0 "
        "/Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>".encode(),
    ]


def drawing(leaf: Leaf) -> bytes:
    """The instructions that draw a page."""
    lines = [stroked(stroke, leaf.height) for stroke in leaf.strokes] + [told(run, leaf.height) for run in leaf.runs]
    return "\n".join(lines).encode("ascii")


def stroked(stroke: Stroke, height: float) -> str:
    """One line."""
    start, end = f"{stroke.x0:.2f} {height - stroke.y0:.2f}", f"{stroke.x1:.2f} {height - stroke.y1:.2f}"
    return f"{stroke.width:.2f} w {start} m {end} l S"


def told(run: Run, height: float) -> str:
    """One run of text."""
    shown = run.text.replace("\xa0", " ").encode("utf-16-be").hex()
    return f"BT /{run.face} {run.size:.2f} Tf {run.x:.2f} {height - run.base:.2f} Td <{shown}> Tj ET"


def document(objects: Iterable[bytes]) -> bytes:
    """Objects, numbered from 1, as a file; the first is the catalogue."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    name = md5(out, usedforsecurity=False).hexdigest()
    size = len(places) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer\n<< /Size {size} /Root 1 0 R /ID [<{name}> <{name}>] >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
