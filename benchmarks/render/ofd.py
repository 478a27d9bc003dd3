"""Writes printed pages as an OFD (GB/T 33190); the same pages give the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from benchmarks.render.leaf import Leaf, Run, Stroke
from benchmarks.render.typefaces import advance

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MILLIMETRES = 25.4 / 72
FACES = ("song", "hei", "mono")


def ofd(leaves: Sequence[Leaf]) -> bytes:
    """A document of these pages."""
    pages = "".join(
        f'<ofd:Page ID="{100 + number}" BaseLoc="Pages/Page_{number}/Content.xml"/>' for number in range(len(leaves))
    )
    fonts = "".join(f'<ofd:Font ID="{number}" FontName="{face}"/>' for number, face in enumerate(FACES, start=3))
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f"<ofd:Res {SPACE}><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>",
        **{f"Doc_0/Pages/Page_{number}/Content.xml": content(leaf) for number, leaf in enumerate(leaves)},
    }
    return packed({name: (HEAD + part).encode() for name, part in parts.items()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip container of these parts, without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def content(leaf: Leaf) -> str:
    """The objects of a page."""
    width, height = leaf.width * MILLIMETRES, leaf.height * MILLIMETRES
    objects = "".join([*map(stroked, leaf.strokes), *map(told, leaf.runs)])
    return (
        f"<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>0 0 {width:.3f} {height:.3f}</ofd:PhysicalBox></ofd:Area>"
        f'<ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def stroked(stroke: Stroke) -> str:
    """One line."""
    x0, y0, x1, y1, width = (length * MILLIMETRES for length in stroke)
    return (
        f'<ofd:PathObject Boundary="{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f}" LineWidth="{width:.3f}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0:.3f} {y1 - y0:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def told(run: Run) -> str:
    """One run of text."""
    text = run.text.replace("\xa0", " ")
    steps = [advance(sign, run.face) * run.size * MILLIMETRES for sign in text]
    x, base, size = (length * MILLIMETRES for length in (run.x, run.base, run.size))
    return (
        f'<ofd:TextObject Boundary="{x:.3f} {base - size:.3f} {sum(steps):.3f} {1.2 * size:.3f}" '
        f'Font="{3 + FACES.index(run.face)}" Size="{size:.3f}"><ofd:TextCode X="0" Y="{size:.3f}" '
        f'DeltaX="{" ".join(f"{step:.3f}" for step in steps[:-1])}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )
