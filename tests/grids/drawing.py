"""PDFs drawn by hand: text in a font of ideographs that every reader knows by name, rulings of every kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import md5
from struct import pack

from schemas.box import Box

WIDTH, HEIGHT = 595.0, 842.0
"""A4 upright, in points."""
ASCII_WIDTH = 0.5
"""Of the font's size, as the font below is told."""
FONTS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    (
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
    ),
    (
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -140 1000 860] /ItalicAngle 0"
        b" /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>"
    ),
)


@dataclass(slots=True)
class Sheet:
    """One page while it is drawn; places are points from its top left."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    """What the page's own /Rotate says; places are those before it is applied."""
    marks: list[str] = field(default_factory=list)
    resources: str = ""
    """Further entries of its resources."""
    entries: str = ""
    """Further entries of the page itself."""

    def text(self, x: float, y: float, text: str, size: float = 10, *, mode: int = 0, clip: Box | None = None) -> None:
        """Text whose box begins at (x, y); render mode as in PDF; shown only within `clip`."""
        around = self._clip(clip) if clip is not None else ""
        shown = text.encode("utf-16-be").hex()
        base = self.height - y - 0.86 * size
        self.marks.append(f"q {around} BT {mode} Tr /F1 {size} Tf {x} {base} Td <{shown}> Tj ET Q")

    def turned_text(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Text that runs upwards from (x, y)."""
        shown = text.encode("utf-16-be").hex()
        self.marks.append(f"BT /F1 {size} Tf 0 1 -1 0 {x} {self.height - y} Tm <{shown}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5, dash: str = "") -> None:
        """A stroke; `dash` such as "3 2"."""
        self.marks.append(f"q {width} w [{dash}] 0 d {x0} {self.height - y0} m {x1} {self.height - y1} l S Q")

    def slab(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0 0 0") -> None:
        """A filled rectangle."""
        self.marks.append(f"q {colour} rg {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked rectangle."""
        self.marks.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re S")

    def table(self, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]] = ()) -> None:
        """A table without merged cells, and what stands in its cells."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y, row in zip(ys, texts, strict=False):
            for x, text in zip(xs, row, strict=False):
                for number, piece in enumerate(text.split("\n")):
                    self.text(x + 2, y + 2 + 11 * number, piece)

    def _clip(self, box: Box) -> str:
        x0, y0, x1, y1 = box
        return f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re W n"


def pdf_of(*sheets: Sheet, catalog: str = "", further: Sequence[bytes] = ()) -> bytes:
    """The sheets as the pages of a PDF; `further` objects get the numbers after those of the last page."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(sheets)))
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        *FONTS,
    ]
    for number, sheet in enumerate(sheets):
        content = "\n".join(sheet.marks).encode()
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate}"
            f" {sheet.entries} /Resources << /Font << /F1 3 0 R >> {sheet.resources} >>"
            f" /Contents {7 + 2 * number} 0 R >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return assembled([*bodies, *further])


def assembled(bodies: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """Objects, numbered from 1, as a file; `trailer` holds further entries of its trailer."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, begin)
    return bytes(out)


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""The padding of passwords (PDF 32000-1, 7.6.3.3)."""
KEY_BYTES = 5
"""40 bits, as of revision 2 of the standard handler."""


def encrypted(data: bytes, password: bytes) -> bytes:
    """A PDF of `pdf_of` behind a user password, by the standard security handler of revision 2."""
    bodies = [part.partition(b" 0 obj\n")[2] for part in data.split(b"\nendobj\n")[:-1]]
    padded = (password + PAD)[:32]
    owner = rc4(md5(PAD).digest()[:KEY_BYTES], padded)
    identifier = b"0123456789abcdef"
    key = md5(padded + owner + pack("<i", -4) + identifier).digest()[:KEY_BYTES]
    locked = [_locked(body, key, number) for number, body in enumerate(bodies, start=1)]
    user = rc4(key, PAD)
    locked.append(
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (owner.hex().encode(), user.hex().encode())
    )
    return assembled(locked, b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (len(locked), *[identifier.hex().encode()] * 2))


def _locked(body: bytes, key: bytes, number: int) -> bytes:
    """An object with its stream encrypted."""
    head, begin, rest = body.partition(b"stream\n")
    if not begin:
        return body
    content, end, _ = rest.rpartition(b"\nendstream")
    mine = md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: KEY_BYTES + 5]
    return head + begin + rc4(mine, content) + end


def rc4(key: bytes, data: bytes) -> bytes:
    """The cipher of old PDFs."""
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
