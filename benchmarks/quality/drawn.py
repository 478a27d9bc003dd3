"""Drawn forms in every medium, held against what they say."""

from collections.abc import Mapping

from benchmarks.forms.reading import Read, reads
from benchmarks.quality.score import Count, Score
from extractors.scans.scanner import Scanner

PRINTED = ("html", "docx", "doc", "xlsx", "xls", "odt", "ods", "rtf", "pdf-web", "pdf-word", "pdf")
SCANNED = ("scan", "scan150", "sealed", "sideways", "photo", "fax", "bad")
ABOUT: Mapping[str, str] = {
    "html": "web page",
    "docx": "Word",
    "doc": "old Word",
    "xlsx": "spreadsheet",
    "xls": "old spreadsheet",
    "odt": "OpenDocument text",
    "ods": "OpenDocument spreadsheet",
    "rtf": "rich text",
    "pdf-web": "PDF, printed by Chromium",
    "pdf-word": "PDF, Word printed by LibreOffice",
    "pdf": "PDF, drawn by the renderer",
    "scan": "scan",
    "scan150": "scan of 150 dpi",
    "sealed": "scan with a seal",
    "sideways": "scan that lies on its side",
    "photo": "photo of a page",
    "fax": "fax",
    "bad": "bad scan",
}
GROUPS = ("medium", "scope", "kind", "document")


def measured(seed: int, count: int, medium: str, by: Scanner) -> dict[str, dict[str, Score]]:
    """So many forms of a medium, no form in two media, by each of GROUPS."""
    found: dict[str, dict[str, Score]] = {name: {} for name in GROUPS}
    for _, read in reads(f"{seed}/{medium}", count, by, media=(medium,)):
        for name in GROUPS:
            # A running table draws neither: all of its forms are goals of projects.
            option = read.draw.options().get(name) or {"scope": "project", "kind": "target"}[name]
            put(found[name].setdefault(option, Score()), read)
    return found


def put(score: Score, read: Read) -> None:
    """One more document."""
    tally = read.tally
    score.forms += len(read.truths)
    score.silent += tally.silent
    score.numeric += tally.numeric
    score.whole.right += tally.right
    score.whole.wanted += tally.wanted
    score.whole.given += tally.given
    for name, (right, wanted, given) in tally.tables.items():
        count = score.tables.setdefault(name, Count())
        count.right += right
        count.wanted += wanted
        count.given += given
