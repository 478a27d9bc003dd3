"""`/cause/ID`: the findings of one cause side by side, decided at once; exceptions are unticked."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse

from flows.desk.deciding import said_of, verdict_of
from flows.desk.item import Item, finding_item, mark_of
from flows.desk.rendering import DECISIONS
from flows.desk.visit import Form, V, Visit
from flows.desk.waiting import Filter
from flows.review.deciding import decide_each
from flows.review.open_findings import OpenFinding
from mappings.reasons import offered
from schemas.errors import WrongUsage

router = APIRouter()
SIZE = 48
"""Findings on a page; those on it are decided."""
ALL = Filter(severity="all")


@router.get("/cause/{cause}")
def cause(visit: V, cause: str) -> HTMLResponse:
    """A cause's findings. Raises WrongUsage where none of it waits."""
    group = group_of(visit, cause)
    items = [finding_item(visit, finding.filing_id, finding.row_id) for finding in group[:SIZE]]
    kind = group[0].kind
    return visit.page(
        "cause.html",
        cause=cause,
        items=items,
        first=group[0],
        ids=[tick(item) for item in items],
        further=len(group) - len(items),
        whole=len(group),
        hides={item.filing.filing.filing_id: visit.pinned.hidden(item.filing.filing.filing_id).hide for item in items},
        reasons={decision: offered(decision, kind) for decision in DECISIONS},
        editable=any(item.field is not None and item.choices for item in items),
        rejectable=any(item.row is not None for item in items),
    )


@router.post("/cause/{cause}")
def decide(visit: V, cause: str, form: Form) -> RedirectResponse:
    """Decide on the findings that are ticked. Raises WrongUsage, Unfit, BadMapping."""
    wanted = Filter.of(form)
    ticked = [ticked_finding(visit, told) for told in form["ticked"].splitlines()]
    if not ticked:
        raise WrongUsage(visit.words.say("没有勾选任何一处", "nothing is ticked"))
    done = decide_each(visit.pinned.filing, ticked, verdict_of(visit, form), visit.desk.settings.decisions)
    said = said_of(visit, done)
    if done.remaining:
        said += visit.words.say(
            "；{} 处不能这样决定，仍在待办", "; {} cannot be decided so and remain", len(done.remaining)
        )
    left = visit.pinned.waiting(visit.desk.settings.decisions, ALL)
    still = any(group[0].cause == cause for group in left.causes)
    return visit.go(f"/cause/{cause}{wanted.query}" if still else f"/queue{wanted.query}", said=said)


def group_of(visit: Visit, cause: str) -> tuple[OpenFinding, ...]:
    """What waits of a cause, whatever is wanted besides. Raises WrongUsage."""
    for group in visit.pinned.causes(visit.desk.settings.decisions).found:
        if group[0].cause == cause:
            return group
    raise WrongUsage(visit.words.say("这一原因已无待办", "nothing of this cause waits any more"))


def tick(item: Item) -> str:
    """What tells an item when its box is ticked."""
    assert item.finding is not None
    return f"{item.filing.filing.filing_id} {item.finding.row_id} {item.mark}"


def ticked_finding(visit: Visit, told: str) -> tuple[str, int]:
    """The finding of a ticked box by now. Raises WrongUsage where it is another one by now."""
    filing_id, _, rest = told.partition(" ")
    number, _, mark = rest.partition(" ")
    found = visit.pinned.filing(filing_id).findings
    same = [entry.row_id for entry in found if mark_of(entry) == mark]
    exact = [row_id for row_id in same if str(row_id) == number] or same
    if len(exact) != 1:
        raise WrongUsage(
            visit.words.say("数据集已更新，请重新打开这一页", "the dataset has changed; open this page anew")
        )
    return filing_id, exact[0]
