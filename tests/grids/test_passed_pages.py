"""Of a long scan, pages on which no form begins are passed over by their titles, and told; their lines are kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.render.drawing import drawn
from benchmarks.render.leaf import Leaf, Run, Stroke
from benchmarks.render.pictures import image_pdf
from extractors.grids.documents import read_pdf
from extractors.grids.passed_pages import LONG, may_begin_form
from extractors.scans.page_cache import PageKey, part_key
from extractors.scans.scanner import TITLES
from extractors.without_form import searched
from flows.workers.scanner import scanner
from schemas.grid import Content, Line
from schemas.page import Candidate, Char, Page
from tests.grids.reading import document_of, grids
from tests.scanning import SCANNER

DPI = 130.0
WIDTH, HEIGHT = 420.0, 400.0
"""Points: small pages are read fast."""
SIZE = 12.0
XS = (40.0, 130.0, 270.0, 380.0)
HEAD = ("一级指标", "三级指标", "指标值")
SENTENCE = "按照要求从严控制各项开支并且据实列支年末将结余全部上缴"


def written(x: float, y: float, text: str, size: float = SIZE) -> Run:
    """A text whose line begins at (x, y)."""
    return Run(text, x, y + size, size, "song")


def table(top: float, *rows: Sequence[str], xs: Sequence[float] = XS) -> tuple[list[Run], list[Stroke]]:
    """A table of rows that are 28 points high."""
    ys = [top + 28 * row for row in range(len(rows) + 1)]
    strokes = [Stroke(xs[0], y, xs[-1], y, 0.8) for y in ys] + [Stroke(x, ys[0], x, ys[-1], 0.8) for x in xs]
    places = [(x, y) for y in ys[:-1] for x in xs[:-1]]
    texts = [text for row in rows for text in row]
    return [written(x + 4, y + 7, text) for (x, y), text in zip(places, texts, strict=True)], strokes


def page(title: str, top: float = 60, *rows: Sequence[str], body: Sequence[str] = (), xs: Sequence[float] = XS) -> Leaf:
    """A page with a title, some lines and a table."""
    runs, strokes = table(top, *rows, xs=xs) if rows else ([], [])
    runs += [written(130, 20, title, 15)] if title else []
    runs += [written(40, 70 + 24 * at, line) for at, line in enumerate(body)]
    return Leaf(width=WIDTH, height=HEIGHT, runs=tuple(runs), strokes=tuple(strokes))


PROSE = page("收支情况说明", body=[SENTENCE] * 6)
AMOUNTS = (("科目名称", "基本支出", "项目支出"), ("住房保障支出", "312.40", "58.60"), ("卫生健康支出", "41.90", "7.35"))
MONEY = page("支出预算总表", 60, *AMOUNTS)
GOALS = (HEAD, ("产出指标", "巡护道路长度", "46公里"), ("效益指标", "受益户数", "910户"))
FORM = page("项目绩效目标表", 60, *GOALS)


def scan(*pages: Leaf) -> bytes:
    """A PDF of pictures of pages."""
    return image_pdf([drawn(leaf, DPI) for leaf in pages], DPI)


def long_scan(*pages: Leaf) -> Content:
    """What is read of a scan that is long since pages of prose follow."""
    return read_pdf(document_of(scan(*pages, *[PROSE] * (LONG - len(pages)))), SCANNER)


def rows_of(content: Content) -> list[list[list[str]]]:
    """The texts of each table, row by row."""
    return [[[cell.text for cell in row] for row in grid.by_row()] for grid in grids(content)]


def lines_on(content: Content, number: int) -> list[str]:
    """The lines of a page."""
    return [block.text for block in content.blocks if isinstance(block, Line) and block.page == number]


def test_pages_without_a_form_are_passed_over_and_told() -> None:
    read = long_scan(PROSE, MONEY, FORM)
    assert rows_of(read) == [[[*row] for row in GOALS]]
    # a table may run on from the form
    others = (1, 2, *range(5, LONG + 1))
    assert read.searched_pages == others
    # the last line of prose may be the title of a form overleaf
    assert lines_on(read, 1) == ["收支情况说明", SENTENCE]
    assert lines_on(read, 2) == ["支出预算总表"]
    assert lines_on(read, 4) == ["收支情况说明", *[SENTENCE] * 6]
    assert searched(read) == (
        f"searched for titles, departments and years only on pages 1 to 2, 5 to {LONG}: no form begins there"
    )
    assert read.media == "pdf-scan"


def test_a_short_scan_is_read_in_full() -> None:
    read = read_pdf(document_of(scan(PROSE, MONEY, FORM)), SCANNER)
    assert not read.searched_pages
    assert searched(read) is None
    assert len(rows_of(read)) == 2


def test_a_long_scan_without_a_form_has_an_engine_all_the_same() -> None:
    read = long_scan()
    assert read.searched_pages == tuple(range(1, LONG + 1))
    assert (read.media, read.engine) == ("pdf-scan", SCANNER.name)


def test_rows_of_a_form_go_on_over_a_page_that_prints_no_word_of_it() -> None:
    more = page("", 30, ("社会", "居民满意", "92.5"), ("生态", "绿地", "14.08"))
    rows = [HEAD, *[("产出指标", f"巡护道路{at}", f"{at}公里") for at in range(1, 11)]]
    read = long_scan(MONEY, page("项目绩效目标表", 60, *rows), more)
    (whole,) = rows_of(read)
    assert whole[-2:] == [["社会", "居民满意", "92.5"], ["生态", "绿地", "14.08"]]


def test_a_page_before_is_read_in_full_where_the_next_one_begins_amid_its_form() -> None:
    rows = [(f"项目{at}", "道路养护", f"{at}5.20") for at in range(1, 12)]
    first = page("", 60, *rows)
    more = page("", 30, ("产出指标", "巡护道路长度", "46公里"), ("效益指标", "受益户数", "910户"))
    read = long_scan(PROSE, first, more)
    (whole,) = rows_of(read)
    assert whole[:1] == [["项目1", "道路养护", "15.20"]]
    assert whole[-1] == ["效益指标", "受益户数", "910户"]
    assert 2 not in read.searched_pages
    assert 1 in read.searched_pages


MIDDLES = {
    "more columns": ((40.0, 100.0, 190.0, 250.0, 380.0), ("修缮", "12.5", "测算", "道路")),
    "fewer columns": ((40.0, 170.0, 380.0), ("职责", "修缮引水渠道")),
    "shifted columns": ((40.0, 180.0, 220.0, 380.0), ("职责", "修缮", "引水渠道")),
}


@pytest.mark.parametrize("middle", MIDDLES)
def test_a_form_goes_on_in_other_columns_over_a_page_that_prints_no_word_of_it(middle: str) -> None:
    xs, row = MIDDLES[middle]
    first = page("项目绩效目标表", 60, *[("负责人", "", f"陈{at}") for at in range(1, 12)])
    last = page("", 30, *GOALS)
    (whole,) = rows_of(long_scan(MONEY, first, page("", 30, *[row] * 12, xs=xs), last))
    assert len(whole) == 11 + 12 + len(GOALS)


@pytest.mark.parametrize("xs", [(60.0, 150.0, 290.0, 400.0), (40.0, 130.0, 270.0, 360.0), (52.0, 139.0, 270.0, 371.0)])
def test_rows_right_behind_a_form_are_read_though_their_edges_do_not_meet_its_own(xs: Sequence[float]) -> None:
    rows = [HEAD, *[("产出指标", f"巡护道路{at}", f"{at}公里") for at in range(1, 11)]]
    more = [["社会", "居民满意", "92.5"], ["生态", "绿地", "14.08"]]
    read = long_scan(page("项目绩效目标表", 60, *rows), page("", 30, *more, xs=xs))
    assert [row for grid in rows_of(read) for row in grid][len(rows) :] == more


@pytest.mark.parametrize("between", ["收支情况", "支出预算总表"])
def test_a_table_like_the_form_above_is_told_where_its_page_prints_no_word_of_one(between: str) -> None:
    rows = [HEAD, *[("产出指标", f"巡护道路{at}", f"{at}公里") for at in range(1, 11)]]
    read = long_scan(page("项目绩效目标表", 60, *rows), page(between, 60, *AMOUNTS))
    assert [(doubt.page, doubt.joined) for doubt in read.page_breaks] == [(2, False)]


UNLABELLED = (("一级", "二级", "三级指标"), ("产出", "数量", "道路长度"), ("效益", "社会", "受益户数"))


@pytest.mark.parametrize(("top", "title"), [(230, "项目绩效目标表"), (190, "项目绩效目标表"), (230, "")])
def test_a_form_below_another_table_is_read(top: float, title: str) -> None:
    upper, lower = table(20, *AMOUNTS, *AMOUNTS[1:]), table(top, *UNLABELLED, xs=(40.0, 110.0, 200.0, 380.0))
    runs = (*upper[0], *lower[0], written(170, top - 20, title))
    read = long_scan(Leaf(width=WIDTH, height=HEIGHT, runs=runs, strokes=(*upper[1], *lower[1])))
    assert [*map(list, UNLABELLED)] in rows_of(read)


@pytest.mark.parametrize("ruled", [True, False])
def test_the_cells_of_a_page_that_is_passed_over_are_none_of_its_lines(*, ruled: bool) -> None:
    # years and places that stand in tables say nothing of the document
    heads = ("科目名称", "2022年预算", "2023年预算")
    money = page("支出预算总表", 60, heads, *AMOUNTS[1:] * 4)
    assert lines_on(long_scan(replace(money, strokes=money.strokes if ruled else ())), 1) == ["支出预算总表"]


@pytest.mark.parametrize("misread", [{"绩": "缋", "标": "杯"}, {"效": "放", "指": "措"}, {"效": "攻", "标": "示"}])
def test_a_form_whose_words_are_but_what_else_they_may_be_is_read(tmp_path: Path, misread: dict[str, str]) -> None:
    document = document_of(scan(FORM, *[PROSE] * (LONG - 1)))
    by = scanner(folder=tmp_path)
    (whole,) = rows_of(read_pdf(document, by))
    key = PageKey(document.sha256, 1)
    for each in (key, part_key(key, TITLES)):
        kept = by.kept.get(each)
        assert kept is not None
        chars = [
            char._replace(text=misread.get(char.text, char.text), others=(Candidate(char.text, 0.02),))
            for char in kept.chars
        ]
        by.kept.put(each, replace(kept, chars=tuple(chars)))
    (found,) = rows_of(read_pdf(document, by))
    assert len(found) == len(whole)


def test_what_is_kept_gives_the_same(tmp_path: Path) -> None:
    document = document_of(scan(MONEY, FORM, *[PROSE] * (LONG - 2)))
    first = read_pdf(document, scanner(folder=tmp_path))
    assert read_pdf(document, scanner(folder=tmp_path)) == first
    for number in range(1, LONG + 1):
        assert scanner(folder=tmp_path).is_kept(PageKey(document.sha256, number))


def chars(*lines: str, confidence: float = 0.99, others: tuple[Candidate, ...] = ()) -> Page:
    """A recognised page of some lines, each character of which may be others, too."""
    return Page(
        number=1,
        width=WIDTH,
        height=HEIGHT,
        rotation=0,
        rulings=(),
        chars=tuple(
            Char(text, 10 * at, 20 * down, 10 * at + 9, 20 * down + 9, confidence=confidence, others=others)
            for down, line in enumerate(lines)
            for at, text in enumerate(line)
        ),
    )


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("支出预算总表", "科目名称"), False),
        (("项目绩效目标表",), True),
        (("績效目標表",), True),
        (("三级指标",), True),
        (("指", "三级", "标"), True),
        (("指数", "标准"), False),
        (("目标",), False),
        ((), False),
    ],
)
def test_words_of_a_form_tell(lines: Sequence[str], *, wanted: bool) -> None:
    assert may_begin_form(chars(*lines)) is wanted


def test_what_else_a_character_may_be_tells() -> None:
    misread = chars("项目绩放目标表")
    assert not may_begin_form(misread)
    at = "项目绩放".index("放")
    doubted = misread.chars[at]._replace(others=(Candidate("效", 0.02),))
    assert may_begin_form(replace(misread, chars=(*misread.chars[:at], doubted, *misread.chars[at + 1 :])))


def test_a_page_that_is_hardly_legible_is_read_in_full() -> None:
    assert may_begin_form(chars("支出预算总表", confidence=0.5))
