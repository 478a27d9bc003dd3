"""`/names`: printed names that match no indicator, and what a person decides they mean; `/layouts`: heads unread."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.visit import Form, V, Visit
from flows.reports.name_review import UNMATCHED, near
from flows.store.documents import Documents
from mappings.accepting import accept
from mappings.catalogue import catalogue
from mappings.matching.folding import fold
from mappings.names import nearest_names
from schemas.errors import FormNotFound, WrongUsage

router = APIRouter()
SIZE = 20
"""Names on a page."""
HEADS = 100
"""Unread texts that are listed."""
UNREAD = """
    SELECT observed, count(*) AS n, count(DISTINCT filing_id) AS filings,
        min(printf('%s/%d', filing_id, row_id)) AS one,
        any_value(message ORDER BY filing_id, row_id) AS message
    FROM findings WHERE kind = 'unread_text' AND decided_by IS NULL
    GROUP BY observed ORDER BY filings DESC, n DESC, observed LIMIT ?
"""


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
    )


@router.get("/names/near")
def nearest(visit: V, name: str) -> HTMLResponse:
    """The indicators that a name is most like, as a part of a page."""
    return visit.page("near.html", nearest=list(map(near, nearest_names(name[:200]))))


@router.post("/names")
def decide(visit: V, form: Form) -> RedirectResponse:
    """Write down what a name means, as `jixiao names accept` does. Raises WrongUsage, BadMapping."""
    meant = form.get("as", "").strip() or form.get("near", "")
    if not meant:
        raise WrongUsage(visit.words.say("请选择指标，或“不是目录中的指标”", "choose an indicator, or none"))
    why = form.get("why", "").strip() or visit.words.say("核对人对照原件判断", "a reviewer's judgement of the print")
    file = visit.desk.settings.accepted
    done = accept(form.get("printed", ""), None if meant == "-" else meant, f"{why}（{visit.who}）", file)
    said = visit.words.say("已记录：{} → {}；下次运行生效", "recorded: {} → {}; for the next run", done.printed, meant)
    return visit.go("/names", said=said)


def undecided(visit: Visit) -> Iterator[Mapping[str, Any]]:
    """Names without an indicator that no one has decided, with rows, filings and cities."""
    decided = catalogue().decisions
    with visit.pinned.dataset.duckdb() as connection:
        rows = connection.sql(UNMATCHED).to_arrow_table().to_pylist()
    yield from (row for row in rows if fold(row["level3"]).key not in decided)


@router.get("/layouts")
def layouts(visit: V) -> HTMLResponse:
    """Heads and labels that nothing was read of, and documents whose words of a form gave none."""
    with visit.pinned.dataset.duckdb() as connection:
        heads = connection.execute(UNREAD, [HEADS]).fetchall()
    lost = [row for row in Documents(visit.pinned.dataset).values() if row.error == FormNotFound.__name__]
    return visit.page("layouts.html", heads=heads, lost=lost)
