"""Templates as pages: their texts in Chinese or English, each value escaped."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from flows.city_report import words
from flows.city_report.figures import plain, wan
from flows.explain.account import Step
from flows.query.worded import word_of
from flows.reports.coverage import city_name
from flows.schedule import TIMEZONE
from mappings.telling import Part, chinese
from schemas.closed_sets import MEDIA
from schemas.columns import Column, columns
from schemas.tables import PARTITION_COLUMNS, TABLES
from schemas.views import VIEWS

Language: TypeAlias = Literal["zh", "en"]
CALLED: Mapping[str, str] = {row.table: row.called for row in TABLES} | {view.name: view.called for view in VIEWS}
COLUMNS: Mapping[str, Mapping[str, Column]] = {
    **{row.table: {each.name: each for each in (*columns(row), *PARTITION_COLUMNS)} for row in TABLES},
    **{view.name: {each.name: each for each in view.columns} for view in VIEWS},
}
KNOWN = ("name", "line")
"""Rules that look up what is printed."""
LISTED = ("name: exact", "name: alias", "name: manual", "name: none")
"""Rules that rest on the reason of an entry."""
ENGLISH = re.compile(r"\b[a-z]{2,} ")
DECISIONS: Mapping[str, tuple[str, str]] = {
    "accept": ("认可", "accept"),
    "edit": ("改正", "edit"),
    "reject": ("剔除", "reject"),
}


class Words:
    """What things are called in the language of a page."""

    def __init__(self, language: Language) -> None:
        """Speak a language."""
        self.language = language

    def say(self, chinese: str, english: str, *told: object) -> str:
        """A text, what is told put in the place of its braces."""
        text = chinese if self.language == "zh" else english
        return text.format(*told) if told else text

    def table(self, name: str) -> str:
        """A table or view."""
        return CALLED.get(name, name) if self.language == "zh" else name

    def column(self, table: str, name: str | None) -> str:
        """A column of a table."""
        if name is None:
            return self.say("整行", "whole row")
        found = COLUMNS.get(table, {}).get(name)
        return found.title if found is not None and self.language == "zh" else name

    def kind(self, name: str) -> str:
        """A kind of finding."""
        return words.KINDS.get(name, name) if self.language == "zh" else name.replace("_", " ")

    def severity(self, name: str) -> str:
        """How much a finding matters."""
        return words.SEVERITIES.get(name, name) if self.language == "zh" else name

    def value(self, table: str, column: str, text: str) -> str:
        """A value of a column, a code by its word."""
        found = COLUMNS.get(table, {}).get(column)
        if self.language != "zh" or found is None:
            return text
        word = word_of(found, CALLED) if column != "table_name" else lambda name: CALLED.get(name, name)
        return text if word is None else word(text)

    def decision(self, name: str) -> str:
        """A decision."""
        return self.say(*DECISIONS[name])

    def told(self, text: str, part: Part = "texts") -> str:
        """What the program says in English."""
        return chinese(text, part) if self.language == "zh" else text

    def step(self, step: Step) -> tuple[str, str, str]:
        """A rule, what it began with, and what it came to."""
        known = step.rule.partition(":")[0] in KNOWN
        after = self.told(step.after, "known" if known else "results")
        return self.told(step.rule, "rules"), self.told(step.before, "results"), after

    def evidence(self, step: Step, text: str) -> str:
        """What a rule rests on; a reason of the catalogue that has no Chinese is told by its kind."""
        said = self.told(text)
        if said != text or self.language != "zh" or step.rule not in LISTED or not ENGLISH.search(text):
            return said
        return chinese(text, "reasons") if chinese(text, "reasons") != text else "目录所列"

    def correction(self, table: str, text: str) -> str:
        """A line on what was written into a row: its column, and what is told of it."""
        name, colon, told = text.partition(": ")
        if not colon or self.language != "zh":
            return self.told(text)
        return f"{self.table(name) if name == table else self.column(table, name)}：{told}"

    def city(self, code: int | None) -> str:
        """A city."""
        return city_name(code) if code is not None else self.say("地市不明", "city unknown")

    def year(self, year: int | None) -> str:
        """A budget year."""
        return str(year) if year is not None else self.say("年度不明", "year unknown")

    def media(self, name: str) -> str:
        """A kind of document."""
        return MEDIA.get(name, name) if self.language == "zh" else name


def number(value: object) -> str:
    """A value of a cell as people read it."""
    match value:
        case None:
            return ""
        case bool():
            return "✓" if value else "✗"
        case Decimal():
            return f"{value:,}"
        case float():
            return plain(Decimal(repr(value))) if value == value and abs(value) != float("inf") else str(value)  # noqa: PLR0124
        case datetime():
            return moment(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return " ".join(map(number, value))
        case _:
            return str(value)


def moment(value: datetime) -> str:
    """A moment in the time of the cities that are told of."""
    return value.astimezone(ZoneInfo(TIMEZONE)).strftime("%Y-%m-%d %H:%M:%S")


@cache
def environment() -> Environment:
    """The templates of the desk, and those of the city's report, which share parts; values are escaped."""
    loader = ChoiceLoader([PackageLoader("flows.desk"), PackageLoader("flows.city_report")])
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters |= {"number": number, "wan": wan, "moment": moment}
    return made


def rendered(template: str, language: Language, **values: object) -> str:
    """A template as HTML."""
    return environment().get_template(template).render(w=Words(language), say=Words(language).say, **values)
