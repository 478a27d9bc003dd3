"""What a desk must not do, whoever asks it."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from flows.desk.attempts import MOST, SECONDS, Attempts
from flows.desk.serving import listening
from flows.desk.settings import Settings
from flows.store import open_dataset
from schemas.errors import WrongUsage
from tests.city_report.made import PERSON, PHONE
from tests.desk.made import FORMULA, MARKUP
from tests.desk.serving import desk, token_of
from tests.desk.test_reviewing import standing
from tests.flows.explaining import filing_of

PAGES = ("/", "/queue?severity=all", "/decisions", "/browse", "/rejects", "/apply")
TABLES = ("filings", "funding", "indicators", "narratives", "findings", "documents", "indicators_named", "funding_wide")


def addresses(root: Path) -> list[str]:
    """Pages that show what the hostile filings print."""
    names = ("a.txt", "b<b>.txt", "c.txt", "form.pdf")
    filings = [filing_of(root, name) for name in names]
    return [
        *PAGES,
        *(f"/browse/{table}" for table in TABLES),
        *(f"/filing/{filing}" for filing in filings),
        *(f"/cell/{filing}/filings/0" for filing in filings),
        *(f"/item/{filing}/0" for filing in filings[:2]),
        f"/why/{filings[1]}/funding/1",
        f"/print/{filings[1]}/funding/1",
        "/browse/indicators?facet=level3",
        "/browse/filings?department=%3Cscript%3E",
        "/queue?department=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    ]


def test_nothing_that_is_printed_or_asked_runs(page: Page, root: Path, served: str) -> None:
    for address in addresses(root):
        page.goto(f"{served}{address}")
        assert page.title() != "ran", address
        assert page.locator("main script, main img[onerror], a[href^='javascript:']").count() == 0, address
    assert MARKUP.partition("<img")[0] in page.context.request.get(f"{served}/browse/narratives.json").text()


def test_a_formula_of_a_filing_is_a_text_in_a_sheet(served: str) -> None:
    told = httpx.get(f"{served}/browse/indicators.csv").text
    assert f"'{FORMULA}" in told
    assert f",{FORMULA}" not in told


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/browse/filings%3BDROP%20TABLE%20filings", 404),
        ("/browse/sqlite_master", 404),
        ("/browse/held_filings", 404),
        ("/browse/contacts", 404),
        ("/browse/contacts.csv", 404),
        ("/browse/filings?sort=1%3BDROP", 404),
        ("/browse/filings?sort=(SELECT%201)", 404),
        ("/browse/filings?facet=x", 404),
        ("/browse/filings?fiscal_year=1%20OR%201=1", 404),
        ("/browse/filings?department='%20OR%20'1'='1", 200),
        ("/browse/filings?1=1%3BDROP", 200),
        ("/browse/filings?page=-1", 200),
        ("/browse/filings?page=99999999999999999999", 200),
        ("/browse/filings.exe", 404),
        ("/filing/..%2F..%2Fetc%2Fpasswd", 404),
        ("/filing/0123456789abcdef-p0-1'%20OR%20'1'='1", 404),
        ("/item/../../etc/passwd", 404),
        ("/item/x/notanumber", 422),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/static/..%2f..%2f..%2f..%2fetc%2fpasswd", 404),
        ("/page/0123456789abcdef-p0-1/1.webp", 404),
        ("/cause/ffffffffffff", 404),
        ("/indicator/'", 404),
        ("/openapi.json", 404),
        ("/docs", 404),
    ],
)
def test_addresses_that_lead_nowhere(root: Path, served: str, address: str, status: int) -> None:
    answer = httpx.get(f"{served}{address}")
    assert answer.status_code == status
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text
    assert open_dataset(root).arrow("filings").num_rows > 0


def test_the_headers_of_each_answer_forbid_what_no_page_needs(served: str) -> None:
    for address in ("/", "/static/desk.js", "/nowhere"):
        headers = httpx.get(f"{served}{address}").headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1:1"}, 421),
    ],
)
def test_another_page_cannot_decide(
    root: Path, undecided: str, decisions: Path, headers: dict[str, str], status: int
) -> None:
    filing = filing_of(root, "a.txt")
    with httpx.Client(base_url=undecided) as client:
        fields = {"token": token_of(client), "filing": filing, "table": "funding", "row": "0", "decision": "accept"}
        assert client.post("/decide", data=fields, headers=headers).status_code == status
        assert len(standing(decisions)) == (status == 303)
        assert client.post("/decide", data={**fields, "token": "guessed", "row": "1"}).status_code == 400
    assert len(standing(decisions)) == (status == 303)


def test_a_picture_of_the_desk_is_not_shown_by_another_page(served: str) -> None:
    embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert httpx.get(f"{served}/queue", headers=embedded).status_code == 403
    assert httpx.get(f"{served}/queue", headers=followed).status_code == 200


def test_contacts_are_hidden_unless_asked_for(root: Path, served: str, tmp_path: Path) -> None:
    pages = [f"/filing/{filing_of(root, 'a.txt')}", "/browse/contacts", "/queue?severity=all", "/browse/filings.json"]
    for address in pages:
        told = httpx.get(f"{served}{address}").text
        assert PERSON not in told
        assert PHONE not in told
    with desk(root, tmp_path, contacts=True) as address:
        assert PERSON in httpx.get(f"{address}/browse/contacts").text


def test_others_reach_it_with_a_password_alone(root: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="password"):
        listening(Settings(root=root, decisions=tmp_path, host="0.0.0.0", port=0))
    with desk(root, tmp_path / "decisions", password="geheim 词") as address:
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, auth=("某人", "wrong")).status_code == 401
        with httpx.Client(base_url=address, auth=("李示例", "geheim 词")) as client:
            filing = filing_of(root, "a.txt")
            fields = {"token": token_of(client), "filing": filing, "table": "funding", "row": "0", "decision": "accept"}
            assert client.post("/decide", data=fields).status_code == 303
    assert [entry.who for entry in standing(tmp_path / "decisions")] == ["李示例"]


def test_wrong_passwords_are_bounded_whoever_is_named(root: Path, tmp_path: Path) -> None:
    with desk(root, tmp_path / "decisions", password="geheim") as address:
        told = [httpx.get(address, auth=(f"甲{each}", "falsch")).status_code for each in range(MOST + 2)]
        assert told == [401] * MOST + [429] * 2
        assert httpx.get(address, auth=("甲", "geheim")).status_code == 429
        assert httpx.get(address).status_code == 401


def test_a_password_is_looked_at_again_after_a_while_and_other_addresses_all_the_time() -> None:
    time = [1000.0]
    attempts = Attempts(lambda: time[0])
    for _ in range(MOST):
        assert attempts.wait("192.0.2.1") == 0
        attempts.failed("192.0.2.1")
        time[0] += 1
    assert attempts.wait("192.0.2.1") == SECONDS - MOST
    assert attempts.wait("192.0.2.2") == 0
    time[0] += SECONDS - MOST
    assert attempts.wait("192.0.2.1") == 0
    attempts.failed("192.0.2.1")
    assert attempts.wait("192.0.2.1") == 1


def test_a_taken_port_is_told(root: Path, tmp_path: Path) -> None:
    found = listening(Settings(root=root, decisions=tmp_path, port=0))
    with found, pytest.raises(WrongUsage, match="--port"):
        listening(Settings(root=root, decisions=tmp_path, port=found.getsockname()[1]))


def test_two_browsers_at_once_lose_nothing_and_never_contradict(
    page: Page, root: Path, undecided: str, decisions: Path
) -> None:
    address = f"{undecided}/next?kind=sum_mismatch"
    with httpx.Client(base_url=undecided) as other:
        page.goto(address)
        first = page.url.removeprefix(undecided)
        token, filing, number = token_of(other), first.split("/")[2], first.split("/")[3].partition("?")[0]
        mark = page.locator("input[name=mark]").input_value()
        fields = {"token": token, "filing": filing, "finding": number, "mark": mark, "decision": "edit", "meant": "7"}
        other.cookies.set("who", "%E6%9D%8E%E4%BA%8C")
        assert other.post("/decide", data=fields).status_code == 303
        page.keyboard.press("a")
        page.keyboard.press("Enter")
        expect(page.locator(".flash")).to_contain_text("没有记录：李二 已改正")
    assert [(entry.who, entry.decision) for entry in standing(decisions)] == [("李二", "edit")]
