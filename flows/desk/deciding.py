"""Decisions that people send: each goes the one way that `jixiao review` goes, and the next item is opened."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from flows.desk.board import own_address
from flows.desk.item import mark_of
from flows.desk.rendering import DECISIONS
from flows.desk.visit import Form, V, Visit
from flows.desk.waiting import Filter, Waiting
from flows.review.deciding import Decided, Spot, Verdict, decide_in
from flows.review.open_findings import is_decided, settled_by
from mappings.correcting import Correction, corrections_of
from mappings.decisions import Entry
from mappings.decisions import undo as take_back
from mappings.reasons import offered
from schemas.errors import WrongUsage
from schemas.filing_id import of_form

router = APIRouter()


@router.post("/decide")
def decide(visit: V, form: Form) -> RedirectResponse:
    """Write one decision, and go on. Raises WrongUsage, Unfit, BadMapping."""
    filing_id, wanted = form.get("filing", ""), Filter.of(form)
    with visit.desk.deciding:
        finding = finding_of(visit, filing_id, form)
        earlier = waiting(visit, wanted)
        place = earlier.place(filing_id, finding) if finding is not None else None
        meanwhile = decided_meanwhile(visit, filing_id, finding)
        if meanwhile is None:
            about = finding if finding is not None and not own_cell(form) else cell_of(form)
            said = said_of(visit, decided(visit, filing_id, about, form))
        else:
            name = visit.words.decision(meanwhile.decision)
            said = visit.words.say("没有记录：{} 已{}", "not recorded: {} decided: {}", meanwhile.who, name)
    if finding is None:
        return visit.go(own_address(form.get("back", f"/filing/{filing_id}")), said=said)
    following = waiting(visit, wanted).following(earlier, place)
    address = f"/item/{following.filing_id}/{following.row_id}" if following is not None else "/queue"
    return visit.go(f"{address}{wanted.query}", said=said)


def decided_meanwhile(visit: Visit, filing_id: str, finding: int | None) -> Correction | None:
    """The decision that somebody has written about a finding since its page was made; None: it still waits."""
    about = visit.pinned.unsettled.numbered.get((filing_id, finding)) if finding is not None else None
    if about is None:
        return None
    sha256 = visit.pinned.filing(filing_id).filing.source_sha256
    own = corrections_of(sha256, visit.desk.settings.decisions)
    same = (entry for entry in own if of_form(sha256, entry.filing) == filing_id)
    return next((entry for entry in same if is_decided(about, [settled_by(entry)])), None)


@router.post("/undo")
def undo(visit: V, form: Form) -> RedirectResponse:
    """Take back what this person decided last, and show it again. Raises WrongUsage."""
    gone = take_back(visit.who, visit.desk.settings.decisions)
    said = visit.words.say("已撤回 {} 项决定", "{} decisions taken back", len(gone))
    return visit.go(f"{address_of(visit, gone[0])}{Filter.of(form).query}", said=said)


def waiting(visit: Visit, wanted: Filter) -> Waiting:
    """What waits by now."""
    return visit.pinned.waiting(visit.desk.settings.decisions, wanted)


def decided(visit: Visit, filing_id: str, about: int | Spot, form: Form) -> Decided:
    """Write a decision. Raises WrongUsage, Unfit, BadMapping."""
    return decide_in(
        visit.pinned.filing,
        visit.pinned.causes(visit.desk.settings.decisions),
        filing_id,
        about,
        verdict_of(visit, form),
        visit.desk.settings.decisions,
        together=form.get("together") == "yes",
    )


def verdict_of(visit: Visit, form: Form) -> Verdict:
    """What a form says, with the first ready reason where it gives none. Raises WrongUsage."""
    decision = form.get("decision", "")
    if decision not in DECISIONS:
        raise WrongUsage(visit.words.say("请选择：认可、改正或剔除", "choose: accept, edit or reject"))
    return Verdict(
        decision=decision,
        meant=(form.get("meant", "").strip() or None) if decision == "edit" else None,
        why=form.get("why", "").strip() or offered(decision, form.get("about") or None)[0],
        who=visit.who,
    )


def finding_of(visit: Visit, filing_id: str, form: Form) -> int | None:
    """The number by now of the finding that a page showed; None where it showed none.

    Raises WrongUsage where a generation was published since that does not have it.
    """
    told, mark = form.get("finding", ""), form.get("mark", "")
    if not told:
        return None
    found = [entry for entry in visit.pinned.filing(filing_id).findings if mark_of(entry) == mark]
    same = [entry.row_id for entry in found if str(entry.row_id) == told] or [entry.row_id for entry in found]
    if len(same) != 1:
        raise WrongUsage(
            visit.words.say(
                "数据集已更新，这一条疑点已不在原处；请从待办中重新打开",
                "the dataset has changed and this finding is not where it was; open it again from the queue",
            )
        )
    return same[0]


def own_cell(form: Form) -> bool:
    """Whether an edit of a finding about a whole row names the cell."""
    return form.get("decision") == "edit" and form.get("choose") == "yes"


def cell_of(form: Form) -> Spot:
    """The cell that a page showed. Raises WrongUsage."""
    row = form.get("row", "")
    if not (row.isdecimal() and row.isascii()):
        raise WrongUsage("no row; open the page anew")
    return Spot(table=form.get("table", ""), row=int(row), field=form.get("field") or None)


def said_of(visit: Visit, done: Decided) -> str:
    """What was done, in a line."""
    name = visit.words.decision(done.entries[0].correction.decision)
    return visit.words.say("已记录：{}，{} 处", "recorded: {}, {} findings", name, len(done.entries))


def address_of(visit: Visit, entry: Entry) -> str:
    """The page of what a decision was about."""
    filing_id = of_form(entry.sha256, entry.correction.filing)
    about = [settled_by(entry.correction)]
    for finding in visit.pinned.unsettled.findings:
        if finding.filing_id == filing_id and is_decided(finding, about):
            return f"/item/{filing_id}/{finding.row_id}"
    own = entry.correction
    if own.row is None:
        return f"/filing/{filing_id}"
    return f"/cell/{filing_id}/{own.table}/{own.row}" + (f"?field={own.field}" if own.field is not None else "")
