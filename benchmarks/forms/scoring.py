"""Holds what was read of a form against what it says, field by field."""

import re
from collections import defaultdict
from collections.abc import Sequence

from benchmarks.forms.alike import NEAR, aligned, ratio, same_number, same_text, text
from benchmarks.forms.tally import Tally
from renderer.truth import YUAN, Amount, Indicator, Task, Truth, Value
from schemas.filing import FilingRows
from schemas.tables import Funding, Project, ProjectFunding
from schemas.tables import Indicator as Row

HEADER = (
    "title",
    "scope",
    "stage",
    "fiscal_year",
    "filed_on",
    "total_score",
    "grade",
    "department_code",
    "project_code",
)
NAMED = ("department", "unit", "project", "province", "city", "county", "adcode", "contact_person", "contact_phone")
PROSE = ("functions", "annual_tasks", "long_term_goal", "annual_goal", "annual_result", "main_task")
LEADS = re.compile(r"^(其中)?[:：]?|[(（].*?[)）]|[:：]$")
TOTALS = {"总计": "合计", "金额合计": "合计"}


def scored(truth: Truth, read: FilingRows | None) -> Tally:
    """One form; None for one that was not found at all."""
    tally = Tally()
    told: dict[str, set[int | None]] = defaultdict(set)
    for found in read.findings if read else ():
        if found.severity in {"error", "warning"}:
            told[found.table_name].add(found.target_row_id)
    heads(tally, truth, read)
    funding(tally, truth.funding, read.funding if read else (), told["funding"])
    tasks(tally, truth.tasks, read, told)
    prose(tally, truth, read)
    indicators(tally, truth.indicators, read.indicators if read else (), told["indicators"])
    return tally


def flagged(row: Funding | Project | ProjectFunding | Row | None, told: set[int | None]) -> bool:
    """Whether a finding points at a row, or at its whole table."""
    return row is not None and (None in told or row.row_id in told)


def heads(tally: Tally, truth: Truth, read: FilingRows | None) -> None:
    """What the form says about itself."""
    contact = read.contacts[0] if read and read.contacts else None
    for name in (*HEADER, *NAMED):
        want = getattr(truth.head, name)
        source: object = contact if name.startswith("contact") else read.filing if read else None
        if name == "fiscal_year" and read is not None:
            source = read.partition
        got = getattr(source, name) if source is not None else None
        if name in truth.head.loose or (name == "project_code" and want is None):
            continue
        numeric = name == "total_score"
        ok = same_number(want, got) if numeric else same_text(want, got)
        tally.hold("filings", name, name, want, got, ok, numeric=numeric)


def item(name: str | None) -> str:
    """The name of a line of money without what stands around it."""
    bare = LEADS.sub("", text(name) or "")
    return TOTALS.get(bare, bare)


def funding(tally: Tally, wants: Sequence[Amount], gots: Sequence[Funding], told: set[int | None]) -> None:
    """The form's own money, in 元."""
    left: dict[tuple[object, ...], list[Funding]] = defaultdict(list)
    open_ = {want.yuan for want in wants if want.loose}
    for row in gots:
        if row.amount_yuan not in open_:
            left[(row.section, item(row.item_raw), row.year, row.measure)].append(row)
    for want in wants:
        if want.loose:
            continue
        bucket = left[(want.section, item(want.item), want.year, want.measure)]
        got = bucket.pop(0) if bucket else None
        where = f"{want.section} {want.item} {want.year} {want.measure}"
        seen = flagged(got, told)
        yuan = got.amount_yuan if got else None
        tally.hold("funding", "amount", where, want.yuan, yuan, same_number(want.yuan, yuan), numeric=True, told=seen)
        for name in ("share", "execution_rate", "weight", "score"):
            pair = (getattr(want, name), getattr(got, name, None))
            tally.hold("funding", name, where, *pair, same_number(*pair), numeric=True, told=seen)
        period = got.period if got else None
        tally.hold("funding", "period", where, want.period, period, want.period == period)
    for key, rows in left.items():
        for row in rows:
            read = row.amount_yuan if row.amount_yuan is not None else row.raw
            where = " ".join(map(str, key))
            tally.hold("funding", "amount", where, None, read, False, numeric=True, told=flagged(row, told))


def tasks(tally: Tally, wants: Sequence[Task], read: FilingRows | None, told: dict[str, set[int | None]]) -> None:
    """Tasks that carry amounts, and the amounts beside their totals."""
    gots = read.projects if read else ()
    for want, got in aligned(wants, gots, lambda one, two: ratio(one.name, two.name), 0.5):
        where = f"task {want.name if want else got.name if got else ''}"
        seen = flagged(got, told["projects"])
        for name in ("name", "category", "purpose"):
            pair = (getattr(want, name, None), getattr(got, name, None))
            tally.hold("projects", name, where, *pair, same_text(*pair, NEAR if name == "purpose" else 1.0))
        for name in ("total_budget", "year_budget"):
            amount = getattr(want, name, None)
            yuan = None if amount is None or want is None else amount * YUAN[want.unit]
            value = getattr(got, f"{name}_yuan", None)
            tally.hold("projects", name, where, yuan, value, same_number(yuan, value), numeric=True, told=seen)
        parts(tally, where, want, got, read, told["project_funding"])


def parts(
    tally: Tally, where: str, want: Task | None, got: Project | None, read: FilingRows | None, told: set[int | None]
) -> None:
    """The amounts of a task beside its total."""
    rows = [row for row in read.project_funding if got is not None and row.project_seq == got.seq] if read else []
    for part in want.parts if want else ():
        row = next((row for row in rows if item(row.item_raw) == part.item and row.measure == part.measure), None)
        if row is not None:
            rows.remove(row)
        value = row.amount_yuan if row else None
        tally.hold("project_funding", "amount", f"{where} {part.item}", part.yuan, value, same_number(part.yuan, value),
                   numeric=True, told=flagged(row, told))  # fmt: skip
    for row in rows:
        tally.hold("project_funding", "amount", f"{where} {row.item_raw}", None, row.amount_yuan, False, numeric=True,
                   told=flagged(row, told))  # fmt: skip


def prose(tally: Tally, truth: Truth, read: FilingRows | None) -> None:
    """Sentences, section by section."""
    for section in PROSE:
        wants = [each for each in truth.narratives if each.section == section]
        gots = [each for each in read.narratives if each.section == section] if read else []
        texts = (
            [f"{each.title or ''}{each.text}" for each in wants],
            [f"{each.title or ''}{each.text}" for each in gots],
        )
        for want, got in aligned(*texts, ratio, 0.4):
            tally.hold("narratives", section, section, want, got, same_text(want, got, NEAR))


def indicators(tally: Tally, wants: Sequence[Indicator], gots: Sequence[Row], told: set[int | None]) -> None:
    """Indicator rows of both horizons."""
    for horizon in ("long_term", "annual"):
        mine = [want for want in wants if want.horizon == horizon]
        rows: dict[int, list[Row]] = defaultdict(list)
        for row in gots:
            if row.horizon == horizon:
                rows[row.seq].append(row)
        read = [rows[seq] for seq in sorted(rows)]
        for want, got in aligned(mine, read, like, 0.5):
            indicator(tally, horizon, want, got or [], told)


def like(want: Indicator, got: list[Row]) -> float:
    """Likeness of an indicator and the rows of one that was read."""
    return ratio(want.level3_raw, got[0].level3_raw) + 0.05 * same_text(want.level2, got[0].level2)


def indicator(tally: Tally, horizon: str, want: Indicator | None, got: list[Row], told: set[int | None]) -> None:
    """One indicator and its values."""
    head = got[0] if got else None
    where = f"{horizon} {want.level3 if want else head.level3 if head else ''}"
    for name, floor in (("level1", 1.0), ("level2", 1.0), ("level3", 1.0), ("level3_raw", 1.0), ("basis", 1.0),
                        ("class_", 1.0), ("scoring", NEAR), ("explanation", NEAR), ("remark", NEAR)):  # fmt: skip
        if want is not None and name in want.loose:
            continue
        pair = (getattr(want, name, None), getattr(head, name, None))
        tally.hold("indicators", name, where, *pair, same_text(*pair, floor))
    for name in ("weight", "score"):
        pair = (getattr(want, name, None), getattr(head, name, None))
        tally.hold("indicators", name, where, *pair, same_number(*pair), numeric=True, told=flagged(head, told))
    left = list(got)
    for value in want.values if want else ():
        row = next(
            (row for row in left if row.role == value.role and (horizon == "long_term" or row.year == value.year)), None
        )
        if row is not None:
            left.remove(row)
        held(tally, f"{where} {value.role}", want, value, row, flagged(row, told))
    for row in left:
        if row.value_raw:
            tally.hold(
                "indicators",
                f"value {row.role}",
                where,
                None,
                row.value_raw,
                False,
                numeric=True,
                told=flagged(row, told),
            )


def held(tally: Tally, where: str, want: Indicator | None, value: Value, row: Row | None, told: bool) -> None:
    """One value of an indicator."""
    role = value.role
    raw = row.value_raw if row else None
    tally.hold("indicators", f"{role} raw", where, value.raw, raw, same_text(value.raw, raw, NEAR))
    kind = row.kind if row else None
    tally.hold("indicators", f"{role} kind", where, value.kind, kind, value.kind == kind)
    if "quantitative" not in (value.kind, kind):
        return
    op, number, unit = (row.op, row.value, row.unit) if row else (None, None, None)
    tally.hold("indicators", f"{role} op", where, value.op, op, value.op == op, numeric=True, told=told)
    tally.hold(
        "indicators",
        f"{role} number",
        where,
        value.number,
        number,
        same_number(value.number, number),
        numeric=True,
        told=told,
    )
    wanted = value.unit
    if wanted is None and unit and want is not None and (text(unit) or "") in (text(want.level3_raw) or ""):
        wanted = unit  # a unit printed in the indicator's name may be given or left out
    tally.hold("indicators", f"{role} unit", where, wanted, unit, same_text(wanted, unit), numeric=True, told=told)
