"""Make `mappings/matching/glyphs.csv` from the Unihan files of the Unicode Character Database and from fonts.

`python -m benchmarks.make_glyphs FOLDER FONT…`: FOLDER holds `Unihan_Readings.txt` and
`Unihan_DictionaryLikeData.txt`; each FONT is a file of fonts with `:` and the place of the Chinese one in it.
"""

import argparse
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from mappings.loading import FOLDER
from mappings.matching.glyphs import COLUMNS

Facts: TypeAlias = dict[str, dict[str, str]]
"""Property → character → its value."""

FILES = {
    "Unihan_Readings.txt": ("kMandarin", "kXHC1983"),
    "Unihan_DictionaryLikeData.txt": ("kFourCornerCode", "kCangjie"),
}
LEADS, TRAILS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""Bytes of the two levels of GB 2312: the 6,763 characters in which government texts are written."""
SIDE = 32
"""Pixels per side of a drawn character."""
BLUR = 1.2
"""Radius in pixels: strokes that lie a little aside still meet."""
ALIKE = 0.84
"""Correlation of the drawings of one pair of characters in a thousand."""
MOST = 12
"""Characters that are listed as alike to one."""
SYLLABLE = re.compile(r"[a-zü]+")


def read(folder: Path) -> Facts:
    """The properties that are used, of all characters."""
    facts: Facts = {}
    for name, wanted in FILES.items():
        for line in (folder / name).read_text("utf-8").splitlines():
            if line.startswith("U+"):
                code, key, value = line.split("\t")
                if key in wanted:
                    facts.setdefault(key, {})[chr(int(code.removeprefix("U+"), base=16))] = value
    return facts


def characters() -> Iterator[str]:
    """The characters of GB 2312, in its order."""
    for lead in LEADS:
        for trail in TRAILS:
            if character := bytes((lead, trail)).decode("gb2312", errors="ignore"):
                yield character


def toneless(reading: str) -> str:
    """A syllable without its tone: lǜ → lü."""
    parts = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in "\u0300\u0301\u0304\u030c"))


def sounds(character: str, facts: Facts) -> tuple[str, ...]:
    """The readings of 现代汉语词典 behind the usual one, without tones."""
    usual = facts["kMandarin"].get(character, "").split()
    listed = (entry.split(":")[1] for entry in facts["kXHC1983"].get(character, "").split())
    readings = (toneless(text) for entry in (*usual, *listed) for text in entry.split(","))
    return tuple(dict.fromkeys(reading for reading in readings if SYLLABLE.fullmatch(reading)))


def drawings(text: Sequence[str], font: str) -> NDArray[np.float32]:
    """One row for each character: its drawing in a font, blurred, as a vector of length 1 around 0."""
    path, _, place = font.rpartition(":")
    face = ImageFont.truetype(path, SIDE - 4, index=int(place))
    rows = np.zeros((len(text), SIDE * SIDE), np.float32)
    for row, character in zip(rows, text, strict=True):
        image = Image.new("L", (SIDE, SIDE))
        ImageDraw.Draw(image).text((SIDE / 2, SIDE / 2), character, fill=255, font=face, anchor="mm")
        row[:] = np.asarray(image.filter(ImageFilter.GaussianBlur(BLUR)), np.float32).ravel()
    rows -= rows.mean(axis=1, keepdims=True)
    lengths: NDArray[np.float32] = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, lengths)


def alike(text: Sequence[str], fonts: Sequence[str]) -> Iterator[str]:
    """For each character those drawn most alike, each with the mean correlation over the fonts in percent: 末97土85."""
    drawn = [drawings(text, font) for font in fonts]
    for number in range(len(text)):
        near = sum(rows @ rows[number] for rows in drawn) / len(drawn)
        order = [other for other in np.argsort(-near) if other != number and near[other] >= ALIKE][:MOST]
        yield "".join(f"{text[other]}{near[other] * 100:.0f}" for other in order)


def lines(facts: Facts, fonts: Sequence[str]) -> Iterator[str]:
    """The table, its head first."""
    yield ",".join(COLUMNS)
    known = sorted(characters())
    for character, near in zip(known, alike(known, fonts), strict=True):
        corners = facts["kFourCornerCode"].get(character, "").split()
        code = facts["kCangjie"].get(character, "")
        yield ",".join((character, " ".join(sounds(character, facts)), corners[0] if corners else "", code, near))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("fonts", nargs="+")
    asked = parser.parse_args()
    table = "\n".join(lines(read(asked.folder), asked.fonts))
    (FOLDER / "matching" / "glyphs.csv").write_text(table + "\n", "utf-8")


if __name__ == "__main__":
    main()
