"""Names and labels that nothing knows, decided at the desk."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.desk.conftest import PATIENCE
from tests.desk.serving import desk, token_of
from tests.filings import filing_text
from tests.flows.explaining import published

UNKNOWN = "示例限定词"
"""A side label of the made filing that nothing knows."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset with a name and a label that nothing knows."""
    folder = tmp_path_factory.mktemp("mapping")
    text = filing_text("鄂州市示例局").replace("公用经费控制率", "甲乙丙示例事项落地", 1)
    path = folder / "鄂州市" / "新.txt"
    path.parent.mkdir()
    path.write_text(text.replace("部门职能概述", UNKNOWN), encoding="utf-8")
    published(folder / "data", path)
    return folder / "data"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Where it is written what names and labels mean."""
    folder = tmp_path_factory.mktemp("accepted")
    found = folder / "names.yaml", folder / "labels.yaml"
    for file in found:
        file.write_text("accepted: []\n", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def address(own: Path, files: tuple[Path, Path]) -> Iterator[str]:
    """A desk over it."""
    with desk(own, own.parent / "decisions", accepted=files[0], labels=files[1]) as found:
        yield found


def entries(file: Path) -> list[dict[str, str]]:
    """What is accepted."""
    found: list[dict[str, str]] = yaml.safe_load(file.read_text("utf-8"))["accepted"]
    return found


def test_a_name_is_decided_under_the_reviewers_name(page: Page, address: str, files: tuple[Path, Path]) -> None:
    page.goto(f"{address}/names")
    card = page.locator(".grid .card").first
    name = card.locator(".big-name").inner_text()
    card.locator("input[value='-']").check()
    card.locator("button").click()
    expect(page.locator(".flash")).to_contain_text(name)
    found = entries(files[0])[-1]
    assert (found["printed"], found["as"], "测试员" in found["why"]) == (name, None, True)


@pytest.mark.parametrize(
    ("field", "meant", "printed"),
    [("metric", "coverage", "示例名称甲"), ("subject", "示例对象乙", "示例对象丙")],
)
def test_a_metric_and_a_subject_are_decided_likewise(
    address: str, files: tuple[Path, Path], field: str, meant: str, printed: str
) -> None:
    with httpx.Client(base_url=address) as client:
        fields = {"token": token_of(client), "printed": "示例名称甲", "of": "示例对象丙", field: meant}
        assert client.post("/names", data=fields).status_code == 303
        assert client.post("/names", data={**fields, "near": "-"}).status_code == 400
    found = entries(files[0])[-1]
    assert (found["printed"], found[field]) == (printed, meant)


def test_what_is_none_of_the_metrics_is_told(address: str, files: tuple[Path, Path]) -> None:
    before = files[0].read_text("utf-8")
    with httpx.Client(base_url=address) as client:
        fields = {"token": token_of(client), "printed": "示例名称丁", "metric": "nonsense"}
        answer = client.post("/names", data=fields)
    assert (answer.status_code, "没有“nonsense”这种度量" in answer.text) == (409, True)
    assert files[0].read_text("utf-8") == before


def test_a_label_is_checked_against_the_drawn_forms_and_written(
    page: Page, address: str, files: tuple[Path, Path]
) -> None:
    page.goto(f"{address}/layouts")
    card = page.locator(".grid .card", has_text=UNKNOWN)
    card.locator("select").select_option("comparator")
    card.locator("button").click()
    expect(page.locator("#check progress, #check .flash").first).to_be_visible()
    expect(page.locator("#check .flash")).to_contain_text("已写入", timeout=5 * PATIENCE)
    found = entries(files[1])[-1]
    assert (found["printed"], found["as"], "测试员" in found["why"]) == (UNKNOWN, "comparator", True)


def test_a_label_that_other_forms_are_read_by_is_told_and_not_written(
    page: Page, address: str, files: tuple[Path, Path]
) -> None:
    before = files[1].read_text("utf-8")
    with httpx.Client(base_url=address) as client:
        fields = {"token": token_of(client), "printed": "产出指标", "as": "annual_goal"}
        assert client.post("/layouts", data=fields).status_code == 303
        assert client.post("/layouts", data={**fields, "as": "nonsense"}).status_code == 400
    page.goto(f"{address}/layouts")
    expect(page.locator("#check .failure")).to_contain_text("没有写入", timeout=5 * PATIENCE)
    assert files[1].read_text("utf-8") == before
