"""What a form is about, before anything is printed."""

from dataclasses import dataclass

from benchmarks.render.words import Place, prose
from renderer.draw import Draw
from renderer.truth import Scope, Stage
from renderer.words import filled, office, places

YEARS = (2020, 2027)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who files, what for, and which year."""

    scope: Scope
    stage: Stage
    year: int
    place: Place
    department: str
    unit: str
    project: str

    @property
    def whole(self) -> bool:
        """Whether the form is one of a whole department."""
        return self.scope == "department"

    @property
    def judged(self) -> bool:
        """Whether the form tells what came of its goals."""
        return self.stage == "self_evaluation"


def invent_facts(draw: Draw, *, of: "Facts | None" = None, serial: str = "") -> Facts:
    """The facts of a form; of one more form of the same document, the office and year of the first."""
    scope: Scope = "project"
    match draw.pick("scope", "project", "department", "policy", "transfer", lean=0.5):
        case "department":
            scope = "department"
        case "policy":
            scope = "policy"
        case "transfer":
            scope = "transfer"
    stage: Stage = (
        "self_evaluation" if draw.pick("stage", "target", "self_evaluation", lean=0.65) != "target" else "target"
    )
    place = draw.chance("place").choice(places())
    department = office(draw, "department", place)
    return Facts(
        scope=scope,
        stage=stage,
        year=of.year if of else draw.chance("year").randint(*YEARS),
        place=of.place if of else place,
        department=of.department if of else department,
        unit=office(draw, f"unit{serial}", of.place if of else place),
        project=filled(draw, f"project{serial}", draw.chance(f"project{serial}/which").choice(prose().projects.names)),
    )
