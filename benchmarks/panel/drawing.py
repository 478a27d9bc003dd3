"""Departments over years: target and self-evaluation forms that print a department's names, now and then otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from benchmarks.render.words import Place, prose
from renderer.draw import Draw
from renderer.facts import Facts
from renderer.form import Form, form_of
from renderer.targets import Target, invent_targets, other, reached
from renderer.truth import Scope, Stage
from renderer.words import indicators, places

YEARS = (2022, 2023, 2024)
RENAMED = ("环境保护局", "生态环境局")
"""An office that is renamed in the last of the years."""
PRINTED = {
    # A form without a title, or without its department, tells no place: nothing could be laid beside it.
    "title": "line",
    "header.department": "yes",
    "header.unit": "yes",
    # Each form would print a code of its own.
    "header.code": "no",
    "header.project code": "no",
    "rows.doubt": "none",
    "misprint": "none",
}
OFFICES = ("样例园林", "示范文博", "样例养护", "示范排水")
KEPT = 0.85
"""Share of the indicators that a department keeps for the next year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A department, or one of its projects, over the years."""

    seed: str
    scope: Scope
    place: Place
    department: str
    unit: str
    project: str
    trick: str
    """What makes its filings hard to lay beside each other: plain, quoted, dated, renamed, misprint, sibling, unit."""

    def facts(self, year: int, stage: Stage) -> Facts:
        """What one of its forms is about, as that form prints it."""
        department, project = self.department, self.project
        match self.trick:
            case "quoted" if stage == "self_evaluation":
                project = f"“{project}”"
            case "dated":
                project = f"{year}年{project}"
            case "renamed" if year < YEARS[-1]:
                department = department.replace(RENAMED[1], RENAMED[0])
            case "misprint" if stage == "self_evaluation":
                project = project[:1] + project[2:]
        return Facts(
            scope=self.scope,
            kind=stage,
            year=year,
            place=self.place,
            department=department,
            unit=self.unit,
            project=project,
        )

    @property
    def findable(self) -> bool:
        """Whether what its forms print tells that they belong together; a misprinted name does not."""
        return self.trick != "misprint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """One form, and what it is one of."""

    name: str
    subject: Subject
    year: int
    stage: Stage
    form: Form
    targets: Mapping[str, Target]
    """By name."""


def subjects(seed: int, cities: int, projects: int) -> Iterator[Subject]:
    """In each of some cities a department and several projects of it."""
    rng = Random(seed)
    prefectures = [place for place in places() if place.county is None]
    for at, place in enumerate(rng.sample(prefectures, cities)):
        own = Random(f"{seed}/{at}")
        office = RENAMED[1] if at % 4 == 3 else f"{own.choice(OFFICES)}局"
        city = place.city or place.province
        base = Subject(
            seed=f"{seed}/{at}",
            scope="department",
            place=place,
            department=f"{city}{office}",
            unit=f"{city}样例管理所",
            project="",
            trick="renamed" if at % 4 == 3 else "plain",
        )
        yield base
        things = own.sample(prose().things, projects)
        tricks = ("plain", "quoted", "dated", "misprint")
        for number, thing in enumerate(things):
            trick = base.trick if base.trick == "renamed" else tricks[(at + number) % len(tricks)]
            one = replace(
                base, seed=f"{seed}/{at}/{number}", scope="project", project=f"{thing}维护项目一期", trick=trick
            )
            yield one
            match number % 3:
                case 0:  # Only one letter tells it from its sibling.
                    yield replace(one, seed=f"{one.seed}/sibling", project=f"{thing}维护项目二期", trick="sibling")
                case 1:  # The same project, carried out by two units.
                    yield replace(one, seed=f"{one.seed}/unit", unit=f"{city}示范养护站")


def filed(subject: Subject, medium: str | None = None) -> Iterator[Filed]:
    """The forms of a subject: goals of each year and, but for some, what came of them."""
    forced = PRINTED | ({"medium": medium} if medium else {})
    aims = invent_targets(Draw(subject.seed), count=Random(subject.seed).randint(4, 9))
    for year in YEARS:
        rng = Random(f"{subject.seed}/{year}")
        aims = [next_year(rng, each) for each in aims] if year > YEARS[0] else aims
        for stage in ("target", "self_evaluation"):
            # Each tenth is not filed.
            if Random(f"{subject.seed}/{year}/{stage}/filed").random() < 0.1:
                continue
            draw = Draw(f"{subject.seed}/{year}/{stage}", forced)
            made = form_of(draw, subject.facts(year, stage), aims)
            name = f"{subject.seed.replace('/', '-')}-{year}-{stage}"
            yield Filed(
                name=name, subject=subject, year=year, stage=stage, form=made, targets={a.name: a for a in aims}
            )


def next_year(rng: Random, target: Target) -> Target:
    """The same indicator with the next year's numbers; now and then under a name of its own."""
    named = next(each for each in indicators() if each.level2 == target.level2 and alike(each.name, target.name))
    aim = other(rng, named, target.aim) if target.aim.number is not None else target.aim
    name = target.name if rng.random() < KEPT else f"样例{target.name}"
    return replace(target, name=name, aim=aim, done=reached(rng, named, aim))


def alike(template: str, name: str) -> bool:
    """Whether a name was made of a template: it ends as that does."""
    return name.endswith(template.rpartition("}")[2])
