"""Make `mappings/matching/words.csv` from a dictionary of Chinese words with their frequencies.

`python -m benchmarks.make_words DICT`, where a line of DICT is `word frequency …`, as the `dict.txt` of jieba.
"""

import argparse
from collections import Counter
from pathlib import Path

from mappings.loading import FOLDER
from mappings.matching.glyphs import glyphs

RARE = 3
"""Frequency below which a word of two characters is left out."""
RARE_PART = 20
"""Frequency below which the halves of longer words are left out."""


def pairs(lines: list[str]) -> set[str]:
    """Words of two characters, and the pairs of characters that longer words are made of."""
    words: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for line in lines:
        word, frequency = line.split()[:2]
        if any(character not in glyphs() for character in word):
            continue
        match len(word):
            case 2:
                words[word] += int(frequency)
            case 3:
                parts.update({word[:2]: int(frequency), word[1:]: int(frequency)})
            case 4:
                parts.update({word[:2]: int(frequency), word[2:]: int(frequency)})
            case _:
                pass
    common = {word for word, frequency in words.items() if frequency >= RARE}
    return common | {part for part, frequency in parts.items() if frequency >= RARE_PART}


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path)
    found: dict[str, str] = {}
    for pair in sorted(pairs(parser.parse_args().dictionary.read_text("utf-8").splitlines())):
        found[pair[0]] = found.get(pair[0], "") + pair[1]
    lines = ("first,seconds", *(f"{first},{seconds}" for first, seconds in found.items()))
    (FOLDER / "matching" / "words.csv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
