"""What a form is about, before anything is printed."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from benchmarks.render.words import Place, prose
from renderer.draw import Draw
from renderer.truth import Scope, Stage
from renderer.words import filled, office, places

Kind: TypeAlias = Literal["target", "self_evaluation", "monitoring", "evaluation"]
"""What a form is filled in for: goals, what came of them, how they stand in mid-year, or marks that others give."""
YEARS = (2020, 2027)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who files, what for, and which year."""

    scope: Scope
    kind: Kind
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
        return self.kind == "self_evaluation"

    @property
    def watched(self) -> bool:
        """Whether the form tells how its goals stand in mid-year."""
        return self.kind == "monitoring"

    @property
    def marked(self) -> bool:
        """Whether the form holds the marks of an evaluation."""
        return self.kind == "evaluation"

    @property
    def stage(self) -> Stage:
        """The stage as the dataset names it; it has no name for mid-year monitoring."""
        return "target" if self.kind in {"target", "monitoring"} else "self_evaluation"


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
    kind: Kind = "target"
    match draw.pick("kind", "target", "self_evaluation", "monitoring", "evaluation", lean=0.5):
        case "self_evaluation":
            kind = "self_evaluation"
        case "monitoring":
            kind = "monitoring"
        case "evaluation":
            kind = "evaluation"
    place = draw.chance("place").choice(places())
    department = office(draw, "department", place)
    return Facts(
        scope=scope,
        kind=kind,
        year=of.year if of else draw.chance("year").randint(*YEARS),
        place=of.place if of else place,
        department=of.department if of else department,
        unit=office(draw, f"unit{serial}", of.place if of else place),
        project=filled(draw, f"project{serial}", draw.chance(f"project{serial}/which").choice(prose().projects.names)),
    )
