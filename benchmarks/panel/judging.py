"""The panels of a dataset against the forms it was read from: links and attained targets, right, wrong and missing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.panel.drawing import YEARS, Filed
from benchmarks.render.hypertext import web_page
from flows.store import Dataset
from renderer.targets import Target
from renderer.truth import Stage


@dataclass(slots=True)
class Verdicts:
    """How often an answer was right, wrong or missing, by what was asked."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    """What was answered wrongly, each with where."""

    def hold(self, asked: str, truth: object, found: object, where: str) -> None:
        """Count one answer; None is none. Where nothing is true, an answer is wrong and none is right."""
        if found == truth:
            verdict = "right" if truth is not None else "rightly none"
        elif found is None:
            verdict = "missing"
        else:
            verdict = "wrong"
            self.wrong.append(f"{asked}: {where}: {found} for {truth}")
        self.counts[asked, verdict] += 1


def page(filed: Filed) -> bytes:
    """A form as a web page."""
    return web_page(filed.form.sheet)


def judge(dataset: Dataset, written: Mapping[str, Filed]) -> Verdicts:
    """The links and panels of a dataset against what was written into it."""
    verdicts = Verdicts()
    shas = {row["filing_id"]: row["source_sha256"] for row in dataset.arrow("filings").to_pylist()}
    known = {filing: written[str(sha)] for filing, sha in shas.items()}
    by_place = {(each.subject.seed, each.year, each.stage): filing for filing, each in known.items()}
    for row in dataset.arrow("filing_links").to_pylist():
        links(verdicts, row, known[row["filing_id"]], by_place)
    for row in dataset.arrow("indicators_panel").to_pylist():
        if row["promised_in"] == "target":
            reached(verdicts, row, known)
    return verdicts


def links(
    verdicts: Verdicts, row: Mapping[str, object], own: Filed, by_place: Mapping[tuple[str, int, Stage], str]
) -> None:
    """One filing's links."""
    seed = own.subject.seed
    verdicts.hold("earlier", by_place.get((seed, own.year - 1, own.stage)), row["earlier_filing_id"], own.name)
    if own.stage == "target":
        told = by_place.get((seed, own.year, "self_evaluation"))
        asked = "evaluation" if own.subject.findable else "evaluation of a misprinted name"
        verdicts.hold(asked, told, row["evaluation_filing_id"], own.name)


def reached(verdicts: Verdicts, row: Mapping[str, object], known: Mapping[str, Filed]) -> None:
    """One indicator of a target form: what was reached of it, and whether that attains it."""
    own = known[str(row["filing_id"])]
    target = own.targets.get(str(row["level3"]))
    if target is None or row["evaluation_filing_id"] is None:
        return
    where = f"{own.name} {target.name}"
    done = target.done.word if target.done.number is None else target.done.number
    raw = row["actual_raw"]
    verdicts.hold("actual", str(done), None if raw is None else _same(str(raw), target), where)
    verdicts.hold("attained", attained(target), row["attained"], where)


def _same(raw: str, target: Target) -> str:
    """The printed value as its truth writes it, where it says the same."""
    done = target.done
    if done.number is None:
        return raw
    number = raw.replace(",", "").replace("％", "%").removesuffix(done.unit or "")
    try:
        return str(done.number) if Decimal(number) == done.number else raw
    except ArithmeticError:
        return raw


def attained(target: Target) -> bool | None:
    """Whether what was reached satisfies the target; None of qualities that are not the same."""
    aim, done = target.aim, target.done
    if aim.number is None or done.number is None:
        return True if aim.word == done.word else None
    match aim.op:
        case ">=":
            return done.number >= aim.number
        case "<=":
            return done.number <= aim.number
        case _:
            # Of a share more is better; of a count = asks for that number.
            return done.number >= aim.number if aim.unit == "%" else done.number == aim.number


def table(verdicts: Verdicts) -> Iterator[str]:
    """The counts, a line each."""
    columns = ("right", "rightly none", "missing", "wrong")
    yield f"{'':34}" + "".join(f"{name:>14}" for name in columns)
    for asked in sorted({asked for asked, _ in verdicts.counts}):
        yield f"{asked:34}" + "".join(f"{verdicts.counts[asked, name]:14}" for name in columns)
    yield f"years {YEARS[0]} to {YEARS[-1]}"
