"""A city of sixty departments: the page stays one that can be sent and opened."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice

import pytest
from lxml import html

from benchmarks.made_rows import FILING, FINDING, FUNDING, INDICATOR, document, run, sparse
from flows.city_report import city_report, rendered
from flows.city_report.doubts import SHOWN
from flows.city_report.money import PROJECTS
from flows.city_report.targets import LISTED as TARGETS
from flows.store import Change, commit, update_of
from mappings.catalogue import catalogue
from schemas.filing import Extraction, FilingRows, Partition
from schemas.tables import Filing, Finding, Funding, Indicator, Project

DEPARTMENTS, INDICATORS, AMOUNTS, PROJECTS_EACH, FINDINGS = 60, 120, 21, 10, 20
MOST = 3_000_000
"""Bytes of a page."""
CODE, YEAR = 420700, 2024


def funding(filing_id: str) -> Iterator[Funding]:
    """Seven lines over three years."""
    lines = ("fiscal_appropriation", "unit_funds", "total", "personnel", "operations", "targeted", "total")
    for row_id in range(AMOUNTS):
        line, year = row_id % 7, YEAR - row_id // 7
        told = FUNDING | {
            "section": "income" if line < 3 else "expenditure",
            "item": lines[line],
            "period": "current" if year == YEAR else "prior",
            "year": year,
            "amount_yuan": Decimal(1_000_000 + row_id) / 100,
        }
        yield sparse(
            Funding, **told | {"filing_id": filing_id, "row_id": row_id, "raw": "1", "page": None, "bbox": None}
        )


def indicators(filing_id: str, department: int) -> Iterator[Indicator]:
    """Quantitative targets of the catalogue's indicators."""
    ids = islice(cycle(catalogue().indicators.values()), department, department + INDICATORS)
    for row_id, entry in enumerate(ids):
        value = float(department * 7 % 100)
        told = INDICATOR | {"indicator_id": entry.id, "indicator": entry.name, "level3": entry.name, "role": "target"}
        told |= {"kind": "quantitative", "value": value, "value_si": value, "value_raw": f"≥{value:g}次", "unit": "次"}
        yield sparse(Indicator, **told | {"filing_id": filing_id, "row_id": row_id, "seq": row_id + 1})


def filed(city: int, department: int) -> Extraction:
    """A department's document."""
    source = document(f"{city}/{department}.txt", f"{city} {department}")
    filing_id = f"{(source.source_sha256 or '')[:16]}-p0-1"
    own = {"filing_id": filing_id}
    names = {name: getattr(source, name) for name in ("source_name", "source_uri", "source_sha256")}
    warning = FINDING | {"severity": "warning", "table_name": "indicators", "message": "单位可疑。" * 10}
    rows = FilingRows(
        partition=Partition(city_code=city, fiscal_year=YEAR),
        filing=sparse(Filing, **own, **names, **FILING, row_id=0, department=f"示例第{department}局"),
        funding=tuple(funding(filing_id)),
        projects=tuple(
            sparse(
                Project, **own, row_id=seq, seq=seq, name="示例项目", verified=True, year_budget_yuan=Decimal(seq + 1)
            )
            for seq in range(PROJECTS_EACH)
        ),
        indicators=tuple(indicators(filing_id, department)),
        findings=tuple(sparse(Finding, **own, **warning, row_id=seq, target_row_id=seq) for seq in range(FINDINGS)),
    )
    return Extraction(document=source, filings=(rows,))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of such a city; five others have three departments each."""
    root = tmp_path_factory.mktemp("large")
    others = [filed(city, each) for city in (420100, 420200, 420500, 430100, 430400) for each in range(3)]
    updates = [update_of(each) for each in (*(filed(CODE, each) for each in range(DEPARTMENTS)), *others)]
    commit(root, Change(updates=updates, run=run("r")))
    return rendered(city_report(root, str(CODE), YEAR))


def test_a_large_city_makes_a_page_of_a_few_megabytes(large: str) -> None:
    assert len(large.encode()) < MOST


def test_what_is_not_listed_is_counted(large: str) -> None:
    told = html.document_fromstring(large).xpath("//p[starts-with(., '另有')]/text()")
    left = catalogue_size() - TARGETS
    assert told == [
        f"另有 {DEPARTMENTS * PROJECTS_EACH - PROJECTS} 个项目未列出。",
        f"另有 {left} 个指标未列出。",
    ]


def test_doubts_that_say_the_same_are_one_line(large: str) -> None:
    (line,) = html.document_fromstring(large).xpath("//table[caption='其余错误与警告']/tbody/tr")
    assert f"同样的共 {DEPARTMENTS * FINDINGS - SHOWN} 处" in line.text_content()


def catalogue_size() -> int:
    """Indicators that the departments have set."""
    return min(len(catalogue().indicators), INDICATORS + DEPARTMENTS - 1)


def test_every_amount_of_a_large_city_is_listed(large: str) -> None:
    told = html.document_fromstring(large).xpath("//table[@class='lines']//td/span[@class='n']")
    assert len(told) == DEPARTMENTS * AMOUNTS
