"""A long scanned budget, searched first and read in full: `python -m benchmarks.scans.budget [--pages 60]`.

Pages of prose and of money around two rendered filings, each of a few pages, as pictures. CPU seconds of both ways, the
pages that were only searched, and whether the rows are the same.
"""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from random import Random

import cv2
import numpy as np

from benchmarks.render.drawing import drawn
from benchmarks.render.grades import GRADES, grade
from benchmarks.render.invent import filings
from benchmarks.render.layout import sheet, style_of
from benchmarks.render.leaf import Leaf, Run, Stroke
from benchmarks.render.look import Face
from benchmarks.render.pictures import image_pdf
from benchmarks.render.typesetting import leaves
from benchmarks.scans.clock import cpu
from extractors.extract import extract
from extractors.grids import documents
from extractors.ocr.engines import DEFAULT, ENGINES
from flows.workers.scanner import scanner
from schemas.document import Document
from schemas.filing import Extraction

A4 = (595.0, 842.0)
SIZE = 12.0
LEFT, TOP, LEADING = 80.0, 90.0, 22.0
LETTERS = 36
"""Of a line of prose."""
PROSE = "按照预算编制要求本部门收入包括一般公共预算拨款和上年结转支出包括基本支出和项目支出各项开支从严控制据实列支"
HEADS = ("科目名称", "合计", "基本支出", "项目支出", "备注")
ITEMS = ("一般公共服务支出", "社会保障和就业支出", "卫生健康支出", "住房保障支出", "城乡社区支出", "农林水支出")
GRADE = "scan"
FORMS = 2


def prose(rng: Random, face: Face) -> Leaf:
    """A page of prose under a heading."""
    runs = [Run("三、收支预算情况说明", LEFT, TOP, SIZE * 1.3, face)]
    for line in range(1, 29):
        text = "".join(rng.choice(PROSE) for _ in range(LETTERS if line % 7 else LETTERS // 3))
        runs.append(Run(text, LEFT, TOP + line * LEADING, SIZE, face))
    return Leaf(width=A4[0], height=A4[1], runs=tuple(runs), strokes=())


def money(rng: Random, face: Face) -> Leaf:
    """A page with a ruled table of amounts."""
    xs, rows = [50.0, 210.0, 295.0, 380.0, 465.0, 545.0], 26
    ys = [TOP + 20 + row * LEADING for row in range(rows + 1)]
    runs = [Run("支出预算总表", 240.0, TOP, SIZE * 1.3, face)]
    for row, y in enumerate(ys[:-1]):
        amounts = (f"{rng.randint(1, 900000) / 100:,.2f}" for _ in range(3))
        cells = HEADS if row == 0 else (rng.choice(ITEMS), *amounts, "")
        runs += [Run(text, x + 4, y + 16, SIZE * 0.85, face) for text, x in zip(cells, xs, strict=False) if text]
    strokes = [Stroke(xs[0], y, xs[-1], y, 0.8) for y in ys] + [Stroke(x, ys[0], x, ys[-1], 0.8) for x in xs]
    return Leaf(width=A4[0], height=A4[1], runs=tuple(runs), strokes=tuple(strokes))


def pages(count: int, seed: int) -> Iterator[Leaf]:
    """The pages of a budget, its filings in its second half."""
    rng = Random(seed)
    made: list[Leaf] = []
    for truth in filings(seed, FORMS):
        style = style_of(truth, seed)
        made += leaves(sheet(truth, style), style.look)
    face = style.look.face
    others = count - len(made)
    for at in range(others):
        if at == others // 2:
            yield from made
        yield prose(rng, face) if at % 3 == 0 else money(rng, face)


def budget(count: int, seed: int) -> bytes:
    """The budget as a PDF of pictures."""
    dpi = GRADES[GRADE].dpi
    shown = [
        grade(drawn(leaf, dpi), GRADE, np.random.default_rng((seed, number)), first=False)
        for number, leaf in enumerate(pages(count, seed))
    ]
    return image_pdf(shown, dpi)


def read(document: Document, engine: str, few: int) -> tuple[float, Extraction]:
    """CPU seconds and what was read, documents of more than `few` pages being searched."""
    documents.FEW = few
    begun = cpu()
    found = extract(document, "benchmark", scanner(engine))
    return cpu() - begun, found


def main() -> None:
    """Draw, read twice, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=list(ENGINES), default=DEFAULT)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    data = budget(asked.pages, asked.seed)
    document = Document(name="budget.pdf", uri="budget.pdf", data=data, sha256=sha256(data).hexdigest(), folders=())
    ENGINES[asked.engine].load()
    seconds, searched = read(document, asked.engine, documents.FEW)
    whole_seconds, whole = read(document, asked.engine, asked.pages)
    print(f"{asked.pages} pages; {searched.document.message}")
    print(f"searched first {seconds:.1f} s, read in full {whole_seconds:.1f} s: {seconds / whole_seconds:.2f}")
    pairs = list(zip(searched.filings, whole.filings, strict=False))
    apart = {part for one, two in pairs for part in one.__slots__ if getattr(one, part) != getattr(two, part)}
    print(f"filings {len(searched.filings)} and {len(whole.filings)}, parts of them that differ: {sorted(apart)}")
    for one, two in pairs:
        told = zip(asdict(one.filing).items(), asdict(two.filing).values(), strict=True)
        print(*(f"{name}: {mine} for {theirs}" for (name, mine), theirs in told if mine != theirs))
        mine, theirs = set(map(str, one.findings)), set(map(str, two.findings))
        print(*sorted(mine ^ theirs), sep="\n")


if __name__ == "__main__":
    main()
