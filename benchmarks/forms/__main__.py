"""Draws forms, reads them and says what fails: `python -m benchmarks.forms --count 400 --seed 7`.

The same seed draws the same forms. `--media pdf-web,scan` prints them in these media in turn, `--only NAME=OPTION`
forces a choice in all of them, `--shrinks` bounds the time that is spent on finding the smallest failing forms,
`--report` writes them with their web pages, `--keep` as cases.
Exit 1 where F1 is below `--min` or more is silent than `--max-silent`.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.forms.hunting import hunted
from benchmarks.forms.keeping import keep
from benchmarks.forms.reading import reads
from benchmarks.forms.report import by_choice, causes, shares, silent, summary, tables
from benchmarks.render.__main__ import formats
from benchmarks.render.formats import FORMATS
from flows.workers.scanner import scanner

GROUPS = ("medium", "kind", "scope", "document")
"""Choices whose options are told apart."""


def main() -> int:
    """Hunt and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--count", type=int, default=100)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--shrinks", type=int, default=60)
    ask.add_argument("--only", action="append", default=[], metavar="NAME=OPTION")
    ask.add_argument(
        "--media", type=formats, help=f"some of {','.join(FORMATS)}, in turn; those of text where not given"
    )
    ask.add_argument("--silent", action="store_true", help="each wrong number that nothing points at, with its seed")
    ask.add_argument("--report", type=Path)
    ask.add_argument("--keep", type=Path)
    ask.add_argument("--min", type=float, default=0.0)
    ask.add_argument("--max-silent", type=int)
    asked = ask.parse_args()
    forced = dict(each.partition("=")[::2] for each in asked.only)
    by = scanner()
    hunt = hunted(reads(asked.seed, asked.count, by, forced, asked.media), by, asked.shrinks, forced, asked.media)
    for title, lines in (
        ("misses", tables(hunt)),
        ("what the forms that fail have", shares(hunt)),
        ("by medium, kind and document", [line for name in GROUPS for line in by_choice(hunt, name)]),
        ("causes", causes(hunt, pages=False)),
    ):
        print(f"\n{title}:", *lines, sep="\n")
    print(summary(hunt))
    for line in [line for read in hunt.reads for line in silent(*read)] if asked.silent else ():
        print(line)
    if asked.report:
        asked.report.write_text(
            "\n".join((summary(hunt), "", *shares(hunt), "", *causes(hunt, pages=True))), encoding="utf-8"
        )
    if asked.keep:
        for cause in hunt.causes:
            print(f"kept {keep(cause.smallest, asked.keep)}")
    too_silent = asked.max_silent is not None and hunt.tally.silent > asked.max_silent
    return 1 if too_silent or hunt.tally.f1 < asked.min else 0


if __name__ == "__main__":
    sys.exit(main())
