"""`python -m benchmarks.desk picture > docs/desk.png`, `… session --decisions 200`, `… pages --data data/tables`."""

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx
import typer
from playwright.sync_api import Page, expect

from benchmarks.desk.served import PATIENCE, browsed, ingested, served
from flows.review.history import history
from flows.store import open_dataset

SAMPLES = Path(__file__).parent.parent.parent / "data" / "samples"
FORM = """部门整体绩效目标申报表

填报日期：2024年3月1日 单位：万元

部门（单位）名称\t鄂州市示例第{number}局
部门总体资金情况\t总体资金情况\t\t当年金额\t占比\t近两年收支金额\t
\t\t\t\t\t2022年\t2023年
\t收入构成\t财政拨款\t100\t100%\t80\t90
\t\t合计\t{total}\t100%\t80\t90
\t支出构成\t特定目标类项目支出\t100\t100%\t80\t90
\t\t合计\t100\t100%\t80\t90
年度绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t指标值确定依据\t指标分类
\t运行成本\t公用经费控制\t公用经费控制率\t≤95%\t计划标准\t绩效基本型
"""
"""A form whose income does not add up: it gives several findings."""
EACH = 2
"""Decisions that one such form asks for at least."""
app = typer.Typer(no_args_is_help=True)


@app.command()
def picture(path: Annotated[str, typer.Option(help="Page that is shown.")] = "/next") -> None:
    """The manual's picture: an item of the samples."""
    with TemporaryDirectory() as folder, served(ingested(Path(folder) / "tables", SAMPLES)) as desk, browsed() as page:
        page.goto(f"{desk.address}{path}")
        expect(page.locator(".print figure")).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".why")).to_be_visible(timeout=PATIENCE)
        page.keyboard.press("a")
        expect(page.locator(".loading")).to_have_count(0, timeout=PATIENCE)
        sys.stdout.buffer.write(page.screenshot())


@app.command()
def session(decisions: Annotated[int, typer.Option(min=1)] = 200) -> None:
    """Decide with two keys each, as fast as pages come: all must be in the files, none twice."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "鄂州市").mkdir()
        for number in range(-(-decisions // EACH)):
            text = FORM.format(number=number, total=180 + number)
            (folder / "鄂州市" / f"{number}.txt").write_text(text, encoding="utf-8")
        data = ingested(folder / "tables", folder / "鄂州市")
        with served(data) as desk, browsed() as page:
            page.goto(f"{desk.address}/next")
            seconds = [decided(page) for _ in range(decisions)]
        found = [past for past in history(data / "decisions") if not past.undone]
    cells = {(past.filing_id, past.entry.table, past.entry.row, past.entry.field) for past in found}
    typer.echo(f"{decisions} decisions, 2 keys each; {len(found)} in the files, about {len(cells)} cells")
    spread = statistics.quantiles(seconds, n=20)
    typer.echo(f"seconds from the first key to the next item: median {spread[9]:.3f}, 19 of 20 within {spread[18]:.3f}")
    if not len(found) == len(cells) == decisions:
        raise typer.Exit(1)


def decided(page: Page) -> float:
    """Accept what is shown; seconds until the next is there."""
    mark = page.locator("input[name=mark]").input_value() + page.url
    before = time.perf_counter()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "before => { const mark = document.querySelector('input[name=mark]');"
        " return location.pathname === '/queue' || (mark && mark.value + location.href !== before) }",
        arg=mark,
        polling=5,
    )
    return time.perf_counter() - before


@app.command()
def pages(data: Annotated[Path, typer.Option()] = Path("data/tables"), times: int = 5) -> None:
    """Milliseconds to the first byte of each page, and the memory of the desk behind them."""
    with open_dataset(data).duckdb() as connection:
        asked = "SELECT filing_id, indicator_id FROM indicators WHERE indicator_id IS NOT NULL GROUP BY ALL"
        ((filing, indicator),) = connection.execute(f"{asked} ORDER BY count(*) DESC, 1, 2 LIMIT 1").fetchall()
    with served(data) as desk, httpx.Client(base_url=desk.address, timeout=300) as client:
        item = client.get("/next").headers["location"]
        typer.echo(f"memory after the first page: {desk.megabytes} MB")
        paths = ["/", "/queue", item, f"/filing/{filing}", "/browse", "/browse/indicators?sort=value&down=yes"]
        paths += ["/browse/indicators_named?city=%E5%B8%82&facet=metric", "/browse/indicators_yearly"]
        paths += [f"/indicator/{indicator}", "/decisions", "/apply", "/rejects", "/names", "/layouts"]
        paths += ["/browse/indicators.csv", "/browse/indicators.xlsx"]
        for path in paths:
            found = sorted(first_byte(client, path) for _ in range(times + 1))
            typer.echo(f"{path:60} {found[0] * 1000:8.0f} least {statistics.median(found) * 1000:8.0f} median")
        typer.echo(f"memory after all of them: {desk.megabytes} MB")


def first_byte(client: httpx.Client, path: str) -> float:
    """Seconds until the head of an answer is there."""
    before = time.perf_counter()
    with client.stream("GET", path) as answer:
        seconds = time.perf_counter() - before
        answer.raise_for_status()
        answer.read()
    return seconds


if __name__ == "__main__":
    app()
