"""`/`: each city and year, what the dataset holds of it, and the next step; who sits at the desk."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from flows.city_report import words
from flows.desk.visit import LONGEST, PERSON, YEAR, Form, V, Visit
from flows.desk.waiting import Filter, code_of
from flows.reports.coverage import CityYear
from flows.store.documents import Documents
from schemas.errors import WrongUsage
from schemas.filing import Partition

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One city and year."""

    partition: Partition
    place: CityYear
    doubts: int
    """Errors and warnings that no one has decided."""
    here: Filter
    """What is of this place."""


@router.get("/")
def board(visit: V) -> HTMLResponse:
    """The coverage board."""
    return visit.page("board.html", lines=list(lines(visit)), total=visit.pinned.board.total)


def lines(visit: Visit) -> list[Line]:
    """Each city and year."""
    found = visit.pinned.causes(visit.desk.settings.decisions).found
    doubts = Counter(
        (finding.city_code, finding.fiscal_year) for group in found for finding in group if Filter().holds(finding)
    )
    return [
        Line(
            partition=partition,
            place=place,
            doubts=doubts[partition.city_code, partition.fiscal_year],
            here=Filter(city=code_of(partition.city_code), year=code_of(partition.fiscal_year)),
        )
        for partition, place in visit.pinned.board.places.items()
    ]


@router.get("/rejects")
def rejects(visit: V) -> HTMLResponse:
    """The documents that could not be read, or not in full, or print a form's words and gave none."""
    found = [row for row in Documents(visit.pinned.dataset).values() if row.error is not None]
    return visit.page("rejects.html", found=found, errors=words.ERRORS)


@router.post("/who")
def who(visit: V, form: Form) -> Response:
    """Remember in this browser who decides. Raises WrongUsage."""
    name = form.get("who", "").strip()
    if not name or len(name) > LONGEST:
        raise WrongUsage(visit.words.say("请填写姓名，不超过 {} 个字", "give a name of at most {} signs", LONGEST))
    answer = visit.go(own_address(form.get("back", "/")))
    answer.set_cookie(PERSON, quote(name), max_age=YEAR, samesite="strict", httponly=True)
    return answer


def own_address(told: str) -> str:
    """A place of this desk; its first page where it is none."""
    return told if told.startswith("/") and not told.startswith(("//", "/\\")) and told.isprintable() else "/"
