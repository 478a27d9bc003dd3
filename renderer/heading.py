"""Titles and header lines: who files, what for, when."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.render.sheet import Box
from renderer import words
from renderer.board import WIDTH, lane
from renderer.draw import Draw
from renderer.facts import Facts

PLACE = frozenset({"department", "province", "city", "county", "adcode"})
"""What a title, or another form of the document, may tell of a form that names no department."""
CODES = ("105001", "126001", "301007")


@dataclass(slots=True)
class Heading:
    """What stands above the rest of a form, and what it says."""

    lines: list[str] = field(default_factory=list)
    rows: list[list[Box]] = field(default_factory=list)
    said: dict[str, object] = field(default_factory=dict)
    """Values of the truth's head, by field."""
    loose: frozenset[str] = frozenset()
    """Fields that the contract leaves open: an office of three levels of government is printed."""
    below: list[str] = field(default_factory=list)
    """Lines under the table."""


def title_lines(draw: Draw, facts: Facts, into: Heading) -> None:
    """The title, and where the year stands: in it, in a line of its own, or in neither."""
    title = words.title(draw, facts.scope, facts.kind)
    shape = draw.pick("title", "line", "department in it", "two lines", "none", "table number above", lean=0.6)
    year = draw.pick("year", "line below title", "title", "dated line", "pair", lean=0.5)
    if shape == "none":
        into.said["title"] = None
        into.lines.append(f"（{facts.year}年度）")
        return
    if shape == "table number above":
        into.lines.append(draw.pick("title.number", "附件2", "表14", "预算13表"))
    start = f"{facts.year}年" if year == "title" else ""
    if shape == "two lines":
        into.lines += [f"{start}{facts.department}", title]
        into.said["title"] = (f"{start}{facts.department}{title}", title, f"{facts.department}{title}")
    else:
        name = f"{facts.department}{start}{title}" if shape == "department in it" else f"{start}{title}"
        into.lines.append(name)
        into.said["title"] = (name, name.replace(start, "") if start else name)
    if year == "line below title":
        line = draw.pick("year.line", "（{year}年度）", "（{year}年）", "预算年度：{year}", lean=0.7)
        into.lines.append(line.format(year=facts.year))
    elif year == "dated line":
        into.lines.append(f"{facts.year}年度")


def pairs(draw: Draw, facts: Facts, into: Heading) -> list[tuple[str, str]]:
    """Labels and what is filled in beside them; what they say goes into the heading."""
    found: list[tuple[str, str]] = []
    if draw.options()["year"] == "pair" and draw.options()["title"] != "none":
        found.append((draw.pick("year.label", "预算年度", "所属年度", "评价年度"), f"{facts.year}年"))
    if facts.whole:
        found.append((words.label(draw, "department_whole"), coded(draw, facts.department, into)))
        into.said["department"] = facts.department
    else:
        found.append((words.label(draw, "project"), facts.project))
        into.said["project"] = facts.project
        if facts.scope == "transfer" and draw.yes("header.transfer", 0.6):
            found.append((words.label(draw, "central_department"), "样例部"))
            found.append((words.label(draw, "province_department"), facts.department))
            into.loose = PLACE | {"unit"}
            found.append((words.label(draw, "unit"), facts.unit))
        elif draw.yes("header.department", 0.8):
            found.append((words.label(draw, "department"), coded(draw, facts.department, into)))
            into.said["department"] = facts.department
            if draw.yes("header.unit", 0.6):
                found.append((words.label(draw, "unit"), facts.unit))
                into.said["unit"] = facts.unit
        if draw.yes("header.project code", 0.2):
            code = f"11000022T{draw.chance('code').randint(10**11, 10**12 - 1)}"
            found.append((words.label(draw, "project_code"), code))
            into.said["project_code"] = code
        if draw.yes("header.kind", 0.3):
            boxes = draw.pick(
                "header.kind.printed", "延续项目", "□新增项目 ☑延续项目", "1.新增项目□ 2.延续项目√", lean=0.4
            )
            found.append((words.label(draw, "kind"), boxes))
        if draw.yes("header.period", 0.3):
            found.append((words.label(draw, "period"), f"{facts.year}年-{facts.year + 2}年"))
    if draw.yes("header.person", 0.4):
        name, number = words.person(draw, "person"), words.phone(draw, "phone")
        found += [(words.label(draw, "leader"), name), (words.label(draw, "phone"), number)]
        into.said |= {"contact_person": name, "contact_phone": number}
    return found


def coded(draw: Draw, name: str, into: Heading) -> str:
    """A department's name, its code before it or none."""
    if not draw.yes("header.code", 0.15):
        return name
    code = draw.chance("department code").choice(CODES)
    into.said["department_code"] = code
    shown = draw.pick("header.code.printed", "{code}-{name}", "{code}{name}", "[{code}]{name}", "{code}_{name}")
    return shown.format(code=code, name=name)


def heading(draw: Draw, facts: Facts) -> Heading:
    """The title and header of a form."""
    made = Heading()
    title_lines(draw, facts, made)
    found = pairs(draw, facts, made)
    if draw.yes("header.filed", 0.25):
        day = date(facts.year - 1, 11, 1) + timedelta(days=draw.chance("filed").randint(0, 130))
        made.said["filed_on"] = day
        shown = draw.pick(
            "header.filed.printed", "{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%Y.%m.%d}", lean=0.6
        )
        line = f"{words.label(draw, 'filed')}：{shown.format(day)}"
        (made.below if draw.pick("header.filed.where", "above", "below", lean=0.7) == "below" else made.lines).append(
            line
        )
    name, text = found[-1 if facts.whole and len(found) == 2 and "contact_person" not in made.said else 0]
    if facts.whole and found[0] == (name, text) and draw.pick("header.where", "table", "line", lean=0.8) == "line":
        made.lines.append(f"{name}：{text}")
        found = found[1:]
    arrange(draw, found, made)
    return made


def arrange(draw: Draw, found: list[tuple[str, str]], made: Heading) -> None:
    """The pairs in rows of one to three."""
    a_line = draw.count("header.pairs a line", 1, 3)
    colons = "：" if draw.yes("header.colons", 0.1) else ""
    while found:
        row, found = found[:a_line], found[a_line:]
        columns = lane([part for _ in row for part in (1, 2)], WIDTH)
        made.rows.append(columns.row(*(text for name, value in row for text in (f"{name}{colons}", value))))
