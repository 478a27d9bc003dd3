"""What the page says, against the dataset that it was made of."""

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from flows.city_report import CityReport, city_report, rendered, words, write
from flows.store import open_dataset
from schemas import errors, tables
from schemas.errors import UnreadableDocument, WrongUsage
from tests.city_report.made import CITY, OTHERS, PERSON, PHONE, YEAR, made
from tests.flows.explaining import published

CODE = 420700


def rows(root: Path, table: str) -> list[dict[str, object]]:
    """The rows of the city and year in a table."""
    found: list[dict[str, object]] = open_dataset(root).arrow(table, CODE, YEAR).to_pylist()
    return found


def test_the_same_generation_gives_the_same_bytes(root: Path, text: str, tmp_path: Path) -> None:
    size = write(city_report(root, "420700", YEAR), tmp_path / "new" / "page.html")
    data = (tmp_path / "new" / "page.html").read_bytes()
    assert (data, size) == (text.encode(), len(data))


def test_every_amount_of_the_dataset_stands_in_the_ledgers_to_the_cent(
    root: Path, book: CityReport, page: html.HtmlElement
) -> None:
    numbers = {filed.filing_id: filed.number for filed in book.coverage.filings}
    funding = rows(root, "funding")
    for row in funding:
        (cell,) = page.xpath(f"//td[@id='f{numbers[str(row['filing_id'])]}-funding-{row['row_id']}']")
        (told,) = cell.xpath("span[@class='n']/text()")
        assert Decimal(told.replace(",", "")) * 10_000 == row["amount_yuan"]
        assert bool(cell.xpath("span[@class='yes']")) == row["verified"]
    assert len(page.xpath("//table[@class='lines']//td/span[@class='n']")) == len(funding)


def test_departments_are_told_with_the_year_before(page: html.HtmlElement) -> None:
    (line,) = page.xpath("//table[contains(@class, 'money')]//tr[contains(th, '示例<局>')]")
    assert [cell.text_content().strip().partition("✓")[0] for cell in line.xpath("td")[:3]] == [
        "1,234.5678",
        "90.00",
        "+1,271.7%",
    ]


def test_findings_are_counted_as_the_dataset_holds_them(root: Path, page: html.HtmlElement) -> None:
    found = Counter((row["kind"], row["severity"]) for row in rows(root, "findings"))
    told = {
        (line.xpath("string(th)"), severity): int(cell.text_content() or 0)
        for line in page.xpath("//section[@id='doubts']/table[1]/tbody/tr")
        for severity, cell in zip(words.SEVERITIES, line.xpath("td")[:3], strict=True)
    }
    assert {key: count for key, count in told.items() if count} == {
        (words.KINDS[str(kind)], severity): count for (kind, severity), count in found.items()
    }


def test_a_document_that_could_not_be_read_is_told_with_its_reason(page: html.HtmlElement) -> None:
    (line,) = page.xpath("//section[@id='coverage']//tr[th='empty.txt']")
    assert line.xpath("string(td)") == "空文件"


def test_every_link_leads_to_one_place_of_the_page(page: html.HtmlElement) -> None:
    ids = Counter(page.xpath("//@id"))
    links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    assert set(ids.values()) == {1}
    assert links
    assert set(links) <= set(ids)


def test_nothing_is_asked_of_the_network(text: str) -> None:
    assert not re.findall(r"""(?:src|href)=["'](?!#|data:)|url\(|@import|<script |https?://""", text)


def test_contacts_stand_nowhere_on_the_page(root: Path, text: str) -> None:
    assert {(row["contact_person"], row["contact_phone"]) for row in rows(root, "contacts")} == {(PERSON, PHONE)}
    assert PERSON not in text
    assert PHONE not in text


def test_what_is_printed_cannot_become_markup(text: str) -> None:
    assert "示例&lt;局&gt;" in text
    assert "<局>" not in text


def test_every_table_has_heads_and_a_caption_and_every_picture_a_text(page: html.HtmlElement) -> None:
    found = page.xpath("//table")
    assert all(table.xpath("caption") and table.xpath("thead//th[@scope='col']") for table in found)
    assert all(row.xpath("th[@scope='row']") for table in found for row in table.xpath("tbody/tr"))
    assert all(page.xpath("//img/@alt"))
    assert not page.xpath("//svg[not(@aria-hidden) and not(@role='img' and @aria-label)]")


def test_headings_leave_out_no_level(page: html.HtmlElement) -> None:
    levels = [int(head.tag[1]) for head in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize(
    ("city", "year", "told"),
    [
        (CITY, 2030, r"no filing of this year; choose one of 2024"),
        ("长沙市", YEAR, "no filing of this city"),
        ("乌有市", YEAR, "no division has this name"),
    ],
)
def test_what_the_dataset_does_not_hold_is_wrong_usage(root: Path, city: str, year: int, told: str) -> None:
    with pytest.raises(WrongUsage, match=told):
        city_report(root, city, year)


def test_a_dataset_without_filings_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    published(tmp_path / "data", tmp_path / "empty.txt")
    with pytest.raises(WrongUsage, match="holds no filings yet"):
        city_report(tmp_path / "data", CITY, YEAR)


def test_a_page_that_cannot_be_written_is_wrong_usage(book: CityReport, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="name a file that can be written"):
        write(book, tmp_path)


@pytest.mark.parametrize(
    ("told", "there"),
    [
        (words.SCOPES, tables.SCOPES),
        (words.STAGES, tables.STAGES),
        (words.SECTIONS, tables.SECTIONS),
        (words.MEASURES, tables.MEASURES),
        (words.HORIZONS, tables.HORIZONS),
        (words.SEVERITIES, tables.SEVERITIES),
        (words.KINDS, tables.FINDING_KINDS),
        (
            words.ERRORS,
            [
                name
                for name, each in vars(errors).items()
                if isinstance(each, type) and UnreadableDocument in each.__mro__[1:]
            ],
        ),
    ],
)
def test_each_word_of_the_tables_has_a_name(told: dict[str, str], there: list[str]) -> None:
    assert set(told) == set(there)


def test_the_others_are_compared_by_their_targets(page: html.HtmlElement) -> None:
    (line,) = page.xpath("//table[contains(@class, 'targets')][1]//tr[contains(th, '公用经费控制率')]")
    assert [cell.text_content().strip() for cell in line.xpath("td")[2:]] == [
        "80%",
        "86%",
        "90%",
        f"同年 {len(OTHERS)} 市 3 个",
    ]
    assert "高于各市" in line.xpath("td")[0].text_content()


def test_a_row_is_shown_as_it_is_printed_and_its_value_is_marked(page: html.HtmlElement) -> None:
    (card,) = page.xpath("//article[@class='card'][contains(h4, '占比与金额不符')]")
    assert card.xpath("p[@class='line']/span[@class='value']/text()") == ["0.1"]
    assert "财政拨款" in card.xpath("string(p[@class='line'])")


def test_references_lead_to_a_desk_where_one_is_named(root: Path) -> None:
    told = html.document_fromstring(rendered(city_report(root, CITY, YEAR, "http://127.0.0.1:8321/")))
    links = told.xpath("//a[@class='ref']/@href")
    assert links
    assert all(re.fullmatch(r"http://127\.0\.0\.1:8321/filing/[0-9a-f]{16}-p\d+-\d+#\w+-\d+", link) for link in links)
    with pytest.raises(WrongUsage, match="no address of a desk"):
        city_report(root, CITY, YEAR, "javascript:alert(1)")


def test_income_and_expenditure_share_no_colour(page: html.HtmlElement) -> None:
    income, expenditure = (set(line.xpath(".//i/@class")) for line in page.xpath("//ul[@class='legend']/li"))
    assert income.isdisjoint(expenditure)


def test_where_the_file_is_gone_the_page_says_so(tmp_path: Path) -> None:
    data = made(tmp_path)
    for path in (tmp_path / CITY).rglob("*.*"):
        path.unlink()
    text = rendered(city_report(data, CITY, YEAR))
    assert "原文件已不在原处" in text
    assert "data:image" not in text
