"""`/names`: printed names that match no indicator, and what a person decides they mean."""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.visit import Form, V, Visit
from flows.reports.name_review import UNMATCHED, near
from mappings import accepted
from mappings.accepted import Decision
from mappings.accepting import accept, accept_metric, accept_subject
from mappings.catalogue import catalogue
from mappings.matching.folding import fold
from mappings.metric_words import vocabulary
from mappings.names import nearest_names
from schemas.errors import WrongUsage

router = APIRouter()
SIZE = 20
"""Names on a page."""


@router.get("/names")
def names(visit: V, page: int = 1) -> HTMLResponse:
    """Names that match nothing, the most widespread first."""
    page = max(page, 1)
    left = list(undecided(visit))
    start = (page - 1) * SIZE
    return visit.page(
        "names.html",
        found=list(islice(left, start, start + SIZE)),
        count=len(left),
        number=page,
        pages=max(1, -(-len(left) // SIZE)),
        indicators=sorted((entry.id, entry.name) for entry in catalogue().indicators.values()),
        metrics=[(metric.id, metric.name) for metric in vocabulary().metrics.values()],
    )


@router.get("/names/near")
def nearest(visit: V, name: str) -> HTMLResponse:
    """The indicators that a name is most like, as a part of a page."""
    return visit.page("near.html", nearest=list(map(near, nearest_names(name[:200]))))


@router.post("/names")
def decide(visit: V, form: Form) -> RedirectResponse:
    """Write down what a name means, as `jixiao names accept` does. Raises WrongUsage, BadMapping."""
    why = form.get("why", "").strip() or visit.words.say("核对人对照原件判断", "a reviewer's judgement of the print")
    told = {name: form.get(name, "").strip() for name in ("near", "as", "metric", "subject")}
    if told["as"]:
        told["near"] = ""
    said = [name for name, word in told.items() if word]
    if len(said) != 1:
        raise WrongUsage(
            visit.words.say(
                "请说明一种：指标、类别、对象，或“不是目录中的指标”", "say one of: indicator, metric, subject, none"
            )
        )
    done = entered(form, said[0], told[said[0]], f"{why}（{visit.who}）", visit.desk.settings.accepted)
    text = visit.words.say(
        "已记录：{} → {}；下次运行生效", "recorded: {} → {}; for the next run", done.printed, told[said[0]]
    )
    return visit.go("/names", said=text)


def entered(form: Mapping[str, str], what: str, meant: str, why: str, file: Path) -> Decision:
    """Write a decision. Raises WrongUsage, BadMapping."""
    printed = form.get("printed", "")
    if what == "metric":
        return accept_metric(printed, meant, why, file)
    if what == "subject":
        return accept_subject(form.get("of", ""), meant, why, file)
    return accept(printed, None if meant == "-" else meant, why, file)


def undecided(visit: Visit) -> Iterator[Mapping[str, Any]]:
    """Names without an indicator that no one has decided, with rows, filings and cities."""
    decided = catalogue().decisions.keys() | accepted.metrics().keys()
    subjects = accepted.subjects()
    with visit.pinned.dataset.duckdb() as connection:
        rows = connection.sql(UNMATCHED).to_arrow_table().to_pylist()
    yield from (
        row for row in rows if fold(row["level3"]).key not in decided and fold(row["subject"] or "").key not in subjects
    )
