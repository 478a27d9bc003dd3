"""Links and attained targets against truth: `python -m benchmarks.panel [--cities 12] [--projects 3] [--seed 1]`."""

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

from benchmarks.panel.drawing import filed, subjects
from benchmarks.panel.judging import judge, page, table
from benchmarks.panel.reading import publish
from flows.workers.scanner import scanner


def main() -> int:
    """Draw, read, compare, print; 1 where a link is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=12)
    parser.add_argument("--projects", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    filings = [each for subject in subjects(asked.seed, asked.cities, asked.projects) for each in filed(subject)]
    pages = [(each, page(each)) for each in filings]
    written = {hashlib.sha256(data).hexdigest(): each for each, data in pages}
    with tempfile.TemporaryDirectory() as folder:
        files = ((hashlib.sha256(data).hexdigest(), f"{each.name}.html", data) for each, data in pages)
        verdicts = judge(publish(files, Path(folder), scanner()), written)
    print(f"{len(filings)} forms")
    print("\n".join((*table(verdicts), *sorted(verdicts.wrong))))
    return int(any(asked in {"earlier", "evaluation"} and kind == "wrong" for asked, kind in verdicts.counts))


if __name__ == "__main__":
    sys.exit(main())
