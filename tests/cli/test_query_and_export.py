"""`jixiao query` and `jixiao export` as a person types them."""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from flows.query.workbook import LINE, Head, Sheet, write_workbook
from flows.store.tables import seen
from mappings.sheets import meaning_of
from schemas.tables import Funding
from schemas.views import WIDE
from tests.store.joined import extraction, money, put, target

JIXIAO = Path(sys.executable).parent / "jixiao"
MONEY = "SELECT item_name, amount_yuan, share, city_code FROM funding ORDER BY row_id"
LARGE = "123456789012345678.91"
"""More digits than a float holds."""


def jixiao(*words: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run([JIXIAO, *map(str, words)], capture_output=True, check=False)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one filing."""
    root = tmp_path_factory.mktemp("asked")
    amounts = [money(2024, "1234567.89", share=0.25), money(2024, LARGE, item="basic", item_name="基本,支出")]
    targets = [target(2024, float(number), seq=number, level3=f"第{number}项") for number in range(1, 61)]
    put(root, extraction("/a", 2024, funding=amounts, indicators=targets))
    return root


@pytest.fixture(scope="module")
def book(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its money as an Excel file."""
    path = tmp_path_factory.mktemp("sheets") / "money.xlsx"
    tables = ("--table", "funding", "--table", "funding_wide")
    done = jixiao("export", *tables, "--city", "鄂州市", "--year", 2024, "--out", path, "--data", data)
    assert done.returncode == 0, done.stderr.decode()
    return path


def sheet(path: Path, name: str) -> Worksheet:
    """A sheet of a workbook."""
    found = load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def test_csv_keeps_every_digit(data: Path) -> None:
    text = jixiao("query", MONEY, "--csv", "--data", data).stdout.decode()
    assert list(csv.reader(io.StringIO(text)))[1:] == [
        ["合计", "1234567.89", "0.25", "420700"],
        ["基本,支出", LARGE, "", "420700"],
    ]


HARMFUL = "SELECT '=1+1' AS \"=head\", '-x' AS a, '@x' AS b, chr(9) || 'x' AS c, '+1' AS d, -5 AS e, 'x=1' AS f"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), [["'=head", "a", "b", "c", "d", "e", "f"], ["'=1+1", "'-x", "'@x", "'\tx", "'+1", "-5", "x=1"]]),
        (("--raw",), [["=head", "a", "b", "c", "d", "e", "f"], ["=1+1", "-x", "@x", "\tx", "+1", "-5", "x=1"]]),
    ],
)
def test_no_text_of_a_csv_is_a_formula(data: Path, words: tuple[str, ...], told: list[list[str]]) -> None:
    done = jixiao("query", HARMFUL, "--csv", *words, "--data", data)
    assert list(csv.reader(io.StringIO(done.stdout.decode()))) == told


def test_json_keeps_every_digit(data: Path) -> None:
    told = json.loads(jixiao("query", MONEY, "--json", "--data", data).stdout, parse_float=Decimal)
    assert [row["amount_yuan"] for row in told] == [Decimal("1234567.89"), Decimal(LARGE)]


def test_parquet_keeps_the_type_of_money(data: Path, tmp_path: Path) -> None:
    jixiao("query", MONEY, "--parquet", tmp_path / "money.parquet", "--data", data)
    assert str(pq.read_schema(tmp_path / "money.parquet").field("amount_yuan").type) == "decimal128(20, 2)"


@pytest.mark.parametrize(("words", "starts"), [((), b"item_name"), (("--bom",), b"\xef\xbb\xbfitem_name")])
def test_csv_is_marked_for_excel_where_that_is_asked(data: Path, words: tuple[str, ...], starts: bytes) -> None:
    assert jixiao("query", MONEY, "--csv", *words, "--data", data).stdout.startswith(starts)


def test_a_long_answer_tells_how_much_more_there_is(data: Path) -> None:
    told = jixiao("query", "SELECT level3 FROM indicators ORDER BY row_id", "--data", data).stdout.decode()
    assert ("第40项" in told, "第41项" in told) == (True, False)
    assert "… 20 more rows; --csv prints all 60" in told


def test_numbers_stand_to_the_right_and_nulls_are_blank(data: Path) -> None:
    told = jixiao("query", "SELECT 7 AS number_wide, NULL AS nothing", "--data", data).stdout.decode()
    assert "│           7 │         │" in told


def test_columns_that_do_not_fit_stand_below_each_other(data: Path) -> None:
    told = jixiao("query", "FROM indicators_named ORDER BY row_id", "--data", data).stdout.decode()
    lines = [[part.strip() for part in line.split("│")[1:3]] for line in told.splitlines() if line.startswith("│")]
    assert ["department", "鄂州市示例局"] in lines


def test_a_row_of_an_answer_is_explained(data: Path) -> None:
    sql = "SELECT filing_id, row_id FROM indicators_named ORDER BY row_id"
    assert "第3项" in jixiao("query", sql, "--explain", 3, "--data", data).stdout.decode()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("query", "SELECT level3 FROM indicators", "--explain", 1), "no filing_id and no row_id"),
        (("query", "FROM indicators", "--explain", 99), "no row 99; its rows are 1 to 60"),
        (("query", "SELECT i.filing_id, i.row_id FROM indicators i, funding", "--explain", 1), "reads funding and ind"),
        (("query", "SELECT '' AS filing_id, 0 AS row_id", "--explain", 1), "reads no table with rows of filings"),
        (("query", "SELECT 1", "--csv", "--json"), "choose one of --csv, --json"),
        (("query", "SELECT 1", "--bom"), "--bom is for --csv alone"),
        (("query", "SELECT 1 AS a, 2 AS a", "--json"), "two columns are named a"),
        (("export", "--table", "budgets", "--out", "x.xlsx"), "budgets: no such table"),
        (("export", "--table", "funding", "--city", "无此市", "--out", "x.xlsx"), "无此市"),
        (("export", "--table", "funding", "--format", "ods", "--out", "x"), "ods: no such format"),
        (
            ("export", "--table", "funding", "--out", "x.ods"),
            "the ending tells no format; end the name in .xlsx or .csv",
        ),
        (("export", "--table", "funding", "--format", "xlsx", "--out", "x.csv"), "its ending says csv"),
        (("export", "--table", "funding", "--raw", "--out", "x.xlsx"), "--raw is for CSV alone"),
        (("query", "SELECT 1", "--raw"), "--raw is for --csv alone"),
        (("export", "--table", "funding", "--table", "filings", "--format", "csv", "--out", "x"), "holds one table"),
    ],
)
def test_wrong_usage_says_what_to_do(data: Path, words: tuple[str, ...], told: str) -> None:
    done = jixiao(*words, "--data", data)
    assert (done.returncode, told in done.stderr.decode()) == (2, True), done.stderr.decode()


def test_heads_are_chinese_and_tell_their_unit(book: Path) -> None:
    heads = [cell.value for cell in sheet(book, "资金宽表")[1]]
    told = {f"{column.title}{'（元）' if column.unit == '元' else ''}" for column in WIDE.columns}
    assert set(heads) == told


def test_each_head_is_explained_in_chinese(book: Path) -> None:
    meanings = {column.title: meaning_of("funding", column.name) or "" for column in seen(Funding)}
    comments = {str(cell.value): cell.comment.text for cell in sheet(book, "资金")[1] if cell.comment is not None}
    told = {head.removesuffix("（元）").removesuffix("（pt）"): comment for head, comment in comments.items()}
    assert {title: meaning in told[title] for title, meaning in meanings.items()} == dict.fromkeys(meanings, True)


def test_heads_stay_and_filter(book: Path) -> None:
    page = sheet(book, "资金")
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", page.dimensions)


@pytest.mark.parametrize(
    ("head", "value", "form"),
    [
        ("金额（元）", 1234567.89, "#,##0.00"),
        ("占比", 0.25, "0.0%"),
        ("地市代码", 420700, "0"),
        ("金额年度", 2024, "0"),
        ("勾稽相符", "否", "General"),
    ],
)
def test_numbers_are_numbers_in_their_own_format(book: Path, head: str, value: object, form: str) -> None:
    page = sheet(book, "资金")
    place = [cell.value for cell in page[1]].index(head)
    cell = page[2][place]
    assert (cell.value, cell.number_format) == (value, form)


def test_what_excel_would_round_stays_text(book: Path) -> None:
    page = sheet(book, "资金")
    assert page[3][[cell.value for cell in page[1]].index("金额（元）")].value == LARGE


def test_texts_stand_off_from_the_numbers_before_them(book: Path) -> None:
    page = sheet(book, "资金")
    cell = page[2][[cell.value for cell in page[1]].index("项目")]
    assert (cell.alignment.horizontal, cell.alignment.indent) == ("left", 1)


def test_a_row_has_room_for_all_lines_of_its_texts(tmp_path: Path) -> None:
    texts = ["短", "一二三四五六七八九十" * 3, "first\nsecond"]
    write_workbook(tmp_path / "b.xlsx", [Sheet(name="t", heads=[Head(text="说明")], table=pa.table({"told": texts}))])
    page = sheet(tmp_path / "b.xlsx", "t")
    heights = [page.row_dimensions[number].height for number in (2, 3, 4)]
    assert [None if height is None else round(height / LINE) for height in heights] == [None, 3, 2]


def test_a_sheet_tells_where_the_numbers_are_from(book: Path) -> None:
    told = dict(row[:2] for row in sheet(book, "来源").iter_rows(min_row=2, values_only=True))
    assert (told["数据批次（generation）"], told["城市"], told["行数：资金（funding）"]) == ("1", "鄂州市", "2")


def test_equal_rows_give_equal_bytes(book: Path, data: Path, tmp_path: Path) -> None:
    tables = ("--table", "funding", "--table", "funding_wide")
    jixiao("export", *tables, "--city", "420700", "--year", 2024, "--out", tmp_path / "b.xlsx", "--data", data)
    jixiao("export", *tables, "--city", "420700", "--year", 2024, "--out", tmp_path / "c.xlsx", "--data", data)
    assert (tmp_path / "b.xlsx").read_bytes() == (tmp_path / "c.xlsx").read_bytes()


def test_a_csv_for_excel_has_the_same_heads(data: Path, tmp_path: Path) -> None:
    jixiao("export", "--table", "funding", "--out", tmp_path / "a.csv", "--data", data)
    heads, *rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert [row[heads.index("金额（元）")] for row in rows] == ["1234567.89", LARGE]
