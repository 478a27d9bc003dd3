"""What one document may cost, as data: the flow asks before it reads, the readers before they parse."""

from collections.abc import Mapping

MIB = 1 << 20

LIMITS: Mapping[str, int] = {
    "text": 32 * MIB,
    "html": 32 * MIB,
    "docx": 64 * MIB,
    "doc": 64 * MIB,
    "xlsx": 64 * MIB,
    "xls": 64 * MIB,
    "mht": 64 * MIB,
    "rtf": 64 * MIB,
    "odt": 64 * MIB,
    "ods": 64 * MIB,
    "ofd": 128 * MIB,
    "pdf-text": 128 * MIB,
    "image": 128 * MIB,
}
"""Largest file per media, in bytes."""

MAX_BYTES = max(LIMITS.values())
"""Largest file of any media, in bytes: a larger one need not even be read."""

MAX_PARTS = 10_000
"""Entries of a zip container."""

MAX_UNPACKED = 256 * MIB
"""All entries of a zip container unpacked, in bytes."""

MAX_PART = 32 * MIB
"""One unpacked XML part, in bytes: its tree takes several times as much."""

MAX_MEMBERS = 3_000
"""Documents in one archive, those of the archives in it included."""

MAX_DEPTH = 3
"""Archives within one another; what lies deeper is not opened."""

MAX_MEMBERS_SIZE = 4096 * MIB
"""All members of one archive unpacked, in bytes; they are read one at a time."""

MAX_SOLID = 512 * MIB
"""All members of an archive that is packed as one stream, in bytes: for each of them it is unpacked anew."""

MAX_RATIO = 250
"""Bytes that one packed byte may unpack to, of an archive that unpacks to more than `SMALL`: text takes twenty."""

SMALL = 16 * MIB
"""Bytes that an archive may unpack to whatever its ratio."""

MAX_LISTING = 8 * MIB
"""The list of a zip archive's members, in bytes."""

MAX_CELLS = 500_000
"""Places of one grid, rows times columns, and lines of one text."""

MAX_COL_SPAN = 1000
"""Columns that one cell may span: the limit of the HTML standard."""

CONVERSION_SECONDS = 120
"""Time that LibreOffice may take for one document, in seconds."""

MAX_PAGES = 20_000
"""Pages of one PDF."""

MAX_PAGE_CHARS = 50_000
"""Characters of one page's text layer: ten times those of the densest form on A3. A page with more is left unread."""

MAX_STREAM = 48 * MIB
"""One unpacked stream of a PDF that is no picture, in bytes: the largest fonts stay below, and a page of drawing
instructions takes twenty times as much."""

MAX_OBJECTS = 100_000
"""Pieces of text, paths and pictures of one page. A page with more is left unread."""

MAX_PIXELS = 80_000_000
"""Pixels of one picture as its file holds it: A3 at 600 dpi is 70 million. Decoded they take four bytes each."""

MAX_SHRUNK_PIXELS = 170_000_000
"""Pixels of one JPEG, which can be decoded at half its size: telephones make 108 million, and Pillow opens no picture
of more than 178."""

MAX_WAVELET_PIXELS = 40_000_000
"""Pixels of one JPEG 2000: its decoder takes twelve more bytes for each."""

MAX_SCANS = 64
"""Passes in which a JPEG is stored: programs write ten, and each costs as much time as the picture is large."""

MAX_PAGE_PIXELS = 40_000_000
"""Pixels of one page as it is handed on: A3 at 400 dpi is 31 million."""

MAX_FRAMES = 2_000
"""Pages of one TIFF."""

MAX_FIELDS = 500
"""Fields that a TIFF tells of one of its pages: scanners write up to fifty."""
