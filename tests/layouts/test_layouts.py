"""What forms print that no label knows: listed, decided on, checked against the drawn forms."""

import json
import subprocess
import sys
import zipfile
from itertools import islice
from pathlib import Path

import pytest
import yaml

from benchmarks.forms.packing import drawn
from flows.layouts.drawn import FORMS, effect
from flows.layouts.unread import is_label, texts
from mappings.accepting_labels import FILE, decided, write
from mappings.label_decisions import Decision, roles
from mappings.near_labels import known, nearest, unknown_parts
from schemas.errors import BadMapping, WrongUsage

PLEDGE = Path(__file__).parents[2] / "docs" / "pledge.xlsx"
WORDS = {
    "限定词": "comparator",
    "承诺数": "value",
    "计数单位": "unit",
    "计分办法": "scoring",
    "年度承诺": "annual_goal",
    "项目绩效承诺表": "project-target-title",
    "本级安排资金": "fiscal_appropriation",
}
READ = """
import sys
from mappings.label_decisions import Decision, suppose
for printed, role in [pair.split("=") for pair in sys.argv[2:]]:
    suppose(Decision(printed=printed, as_=role, why="示例"))
import hashlib, json, pathlib
from extractors.extract import extract
from schemas.document import Document
from flows.workers.scanner import scanner
data = pathlib.Path(sys.argv[1]).read_bytes()
(form,) = extract(Document(name="a.xlsx", uri="/a.xlsx", data=data, sha256="0" * 64), "0", scanner()).filings
print(json.dumps({
    "title": form.filing.title,
    "values": [[row.op, row.value, row.unit] for row in form.indicators],
    "scoring": [row.scoring for row in form.indicators],
    "goals": [row.section for row in form.narratives],
    "items": [row.item for row in form.funding],
}))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the file that decisions are written to."""
    copy = tmp_path / "accepted.yaml"
    copy.write_text("# Kept as it is.\naccepted: []\n", "utf-8")
    return copy


def read(*decisions: str) -> dict[str, list[object]]:
    done = subprocess.run([sys.executable, "-c", READ, PLEDGE, *decisions], capture_output=True, check=True)
    found: dict[str, list[object]] = json.loads(done.stdout)
    return found


def test_unknown_words_are_listed_with_the_nearest_known(tmp_path: Path) -> None:
    jixiao = Path(sys.executable).with_name("jixiao")
    subprocess.run([jixiao, "ingest", PLEDGE, "--out", tmp_path / "tables"], check=True, capture_output=True)
    command = [jixiao, "layouts", "--data", tmp_path / "tables", "--json"]
    listed = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    found = {each["printed"]: each for each in listed}
    assert {"限定词", "承诺数", "计数单位", "计分办法", "年度承诺", "项目绩效承诺表"} <= found.keys()
    assert found["承诺数"]["place"] == "head"
    assert found["项目绩效承诺表"]["place"] == "title"
    assert (found["计数单位"]["nearest"], found["计数单位"]["role"]) == ("计量单位", "unit")
    assert all(each["why"] and each["filings"] == each["cities"] == 1 for each in listed)


def test_accepted_words_read_the_form() -> None:
    bare, told = read(), read(*(f"{printed}={role}" for printed, role in WORDS.items()))
    assert bare["title"] is None
    assert [value[1] for value in bare["values"]] == [None] * 5  # type: ignore[index]
    assert told["title"] == "项目绩效承诺表"
    assert told["values"] == [
        ["=", 31, "次"],
        [">=", 89200, "人次"],
        [None, None, None],
        ["<=", 17, "天"],
        ["=", 100, "%"],
    ]
    assert all(told["scoring"])
    assert told["goals"] == ["annual_goal"]
    assert "fiscal_appropriation" in told["items"]


def test_a_decision_is_added_and_the_rest_stays(file: Path) -> None:
    write(decided("限 定词：", "comparator", "示例: “引号”"), file)
    write(decided("年度承诺", "annual_goal", "示例"), file)
    text = file.read_text("utf-8")
    assert text.startswith("# Kept as it is.\naccepted:\n")
    assert yaml.safe_load(text)["accepted"] == [
        {"printed": "限定词：", "as": "comparator", "why": "示例: “引号”"},
        {"printed": "年度承诺", "as": "annual_goal", "why": "示例"},
    ]


@pytest.mark.parametrize(
    ("printed", "role", "why", "error"),
    [
        ("三级指标", "comparator", "示例", BadMapping),
        ("财政拨款", "other_funds", "示例", BadMapping),
        ("项目支出绩效目标表", "department-target-title", "示例", BadMapping),
        ("限定词", "no-such-role", "示例", WrongUsage),
        ("限定词", "comparator", " ", WrongUsage),
        ("（2）", "comparator", "示例", WrongUsage),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(printed: str, role: str, why: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        decided(printed, role, why)


def test_a_word_that_other_forms_are_read_by_is_told() -> None:
    found = effect(Decision(printed="产出指标", as_="annual_goal", why="示例"))
    assert found.worse


def test_a_word_of_no_drawn_form_changes_none() -> None:
    found = effect(Decision(printed="限定词", as_="comparator", why="示例"))
    assert (found.better, found.worse) == ((), ())
    assert found.forms == len(zipfile.ZipFile(FORMS).namelist())


def test_the_packed_forms_are_those_that_are_drawn() -> None:
    with zipfile.ZipFile(FORMS) as pack:
        for name, page in islice(drawn(), 20):
            assert pack.read(name) == page, f"{name} differs; say python -m benchmarks.forms.packing"


def test_roles_name_lists_that_are_there() -> None:
    assert set(known().values()) | {role for role in roles().values() if role.list == "titles"} == set(roles().values())


def test_the_nearest_label_and_why_it_was_not_taken() -> None:
    near = nearest("计数单位")
    assert near is not None
    assert (near.word, near.role.id) == ("计量单位", "unit")
    assert unknown_parts("年度承诺值") == ("承诺",)
    assert not is_label("按示例口径填写，不得遗漏。")
    assert not is_label("≥95%")
    assert texts("unread_text", "indicators", "承诺数", "3；4") == [("head", "承诺数")]
    assert texts("unread_text", "indicators", "value", "承诺内容") == [("label", "承诺内容")]


def test_the_file_that_is_shipped_is_read() -> None:
    assert isinstance(yaml.safe_load(FILE.read_text("utf-8"))["accepted"], list)
