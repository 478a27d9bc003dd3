"""A long scanned budget read by one process and by two, and cut off half way: `python -m benchmarks.scans.long`.

Pages of prose and of money around rendered filings, as pictures. Told are the seconds of the wall, the most memory that
a process took, and the pages that were recognised, also by a run after one that was ended.
"""

import argparse
import multiprocessing
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

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
from extractors.ocr.engines import DEFAULT, ENGINES
from flows.cache.results import Interim
from flows.outcome import Outcome
from flows.workers.inputs import find_inputs
from flows.workers.pool import PROCESSES, Workers

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
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document that was read, or given up."""

    outcome: Outcome
    seconds: float
    """Of the wall."""
    peak: float
    """MiB of the process that took most; 0 where they have ended."""
    kept: int
    """Pages that are recognised afterwards."""


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


def pages(count: int) -> Iterator[Leaf]:
    """The pages, the filings in their middle."""
    rng = Random(SEED)
    made: list[Leaf] = []
    for truth in filings(SEED, FORMS):
        style = style_of(truth, SEED)
        made += leaves(sheet(truth, style), style.look)
    face = style.look.face
    others = max(1, count - len(made))
    for at in range(others):
        if at == others // 2:
            yield from made
        yield prose(rng, face) if at % 3 == 0 else money(rng, face)


def budget(count: int) -> bytes:
    """The budget as a PDF of pictures."""
    dpi = GRADES[GRADE].dpi
    shown = [
        grade(drawn(leaf, dpi), GRADE, np.random.default_rng((SEED, number)), first=False)
        for number, leaf in enumerate(pages(count))
    ]
    return image_pdf(shown, dpi)


def read(path: Path, interim: Interim, processes: int, most: int | None = None) -> Told:
    """Read a document, or end the processes when `most` pages have begun."""
    workers, begun = Workers(processes=processes), 0

    def paged(more: int) -> None:
        nonlocal begun
        begun += more
        if begun == most:
            workers.stop()

    (source,) = find_inputs([path])
    start = perf_counter()
    (outcome,) = workers.run([source], interim, paged)
    seconds = perf_counter() - start
    peak = max((memory(child.pid or 0) for child in multiprocessing.active_children()), default=0.0)
    workers.close()
    return Told(
        outcome=outcome, seconds=seconds, peak=peak, kept=len({path.stem for path in interim.pages.rglob("*.msgpack")})
    )


def memory(process: int) -> float:
    """MiB that a process held at the most; 0 where it has ended."""
    try:
        told = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM")), 0.0)


def main() -> None:
    """Draw, read, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 60])
    parser.add_argument("--engine", choices=list(ENGINES), default=DEFAULT)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in asked.pages:
            path = folder / f"{count}.pdf"
            path.write_bytes(budget(count))
            for processes in range(1, PROCESSES + 1):
                interim = Interim(folder=folder / f"{count}-{processes}", version="benchmark", engine=asked.engine)
                told = read(path, interim, processes)
                print(
                    f"{told.outcome.document.pages} pages, {processes} processes: {told.seconds:.1f} s, at most "
                    f"{told.peak:.0f} MiB, {told.kept} pages kept, {told.outcome.document.forms} forms",
                    flush=True,
                )
        interim = Interim(folder=folder / "ended", version="benchmark", engine=asked.engine)
        ended = read(path, interim, PROCESSES, count // 2)
        whole = read(path, interim, PROCESSES)
        print(f"ended over {count // 2} pages: {ended.kept} kept, then {whole.kept - ended.kept} recognised anew")


if __name__ == "__main__":
    main()
