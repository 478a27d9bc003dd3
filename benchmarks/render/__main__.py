"""Command line: `python -m benchmarks.render --count 1000 --seed 7 --formats text,docx --damage 0.2 --out DIR`."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from benchmarks.render.formats import FORMATS
from benchmarks.render.look import Rulings
from benchmarks.render.run import Order, write
from benchmarks.render.unavailable import FormatUnavailable


def formats(text: str) -> tuple[str, ...]:
    """Names of formats, parted by commas. Raises argparse.ArgumentTypeError."""
    names = tuple(text.split(","))
    if unknown := [name for name in names if name not in FORMATS]:
        raise argparse.ArgumentTypeError(f"no such format: {', '.join(unknown)}; choose from {', '.join(FORMATS)}")
    return names


def fraction(text: str) -> float:
    """A number from 0 to 1. Raises ValueError."""
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def parser() -> argparse.ArgumentParser:
    """The options."""
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.render", description="Render filings with known truth."
    )
    options.add_argument("--count", type=int, default=8, help="number of the last filing, and so how many there are")
    options.add_argument("--first", type=int, default=1, help="leave out the filings before this one, counted from 1")
    options.add_argument("--seed", type=int, default=7, help="the same seed gives the same filings")
    options.add_argument("--formats", type=formats, default=("text",), help=f"some of {','.join(FORMATS)}")
    options.add_argument("--damage", type=fraction, default=0.0, help="share of the filings that are damaged, 0 to 1")
    options.add_argument("--rotate", action="store_true", help="each filing in one format, the formats taking turns")
    options.add_argument("--rulings", choices=get_args(Rulings), default="all", help="what is drawn of tables on paper")
    options.add_argument("--out", type=Path, required=True, help="folder of the files: CITY/YEAR/NAME.SUFFIX")
    options.add_argument("--gold", type=Path, help="folder of the gold files; OUT-gold where it is not given")
    return options


def main() -> int:
    """Renders what the command line asks for; gives the exit code."""
    asked = parser().parse_args()
    order = Order(
        count=asked.count,
        first=asked.first,
        seed=asked.seed,
        formats=asked.formats,
        damage=asked.damage,
        rotate=asked.rotate,
        rulings=asked.rulings,
    )
    gold = asked.gold or asked.out.with_name(f"{asked.out.name}-gold")
    try:
        number = write(order, asked.out, gold)
    except FormatUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{max(0, asked.count - asked.first + 1)} filings, {number} files in {asked.out}, their truth in {gold}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
