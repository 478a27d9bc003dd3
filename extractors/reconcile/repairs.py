"""Recognised amounts that tie out but for one misread sign, repaired where arithmetic and the page both say so.

Sources print wrong sums too, and a sum that does not tie out is no proof of a misreading; nor is a reading that was not
sure, for bad pages bear misprints as well. So a repair needs another look at the page that read just what is meant.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.corrections.rewrite import rewritten
from extractors.findings import finding, numbered, place_of
from extractors.reconcile.claims import Claim, Verdict, equations, verdicts
from extractors.reconcile.equations import Equation, Term, scaled
from extractors.reconcile.misreadings import Misreading, as_read, misreadings
from extractors.values import parse_amount
from schemas.filing import Address, FilingRows, SecondReading
from schemas.tables import Finding, Funding, Project

LEAST = 0.005
"""Chance that an engine gives a number from which it speaks for it."""
CLEARLY = 10.0
"""Times as much as for another repair must speak for one that only one of them can be."""
UNKNOWN = "?"
"""Stands for what a reading passed over."""
SIGNS = "0123456789-"
"""What that may be."""
BINDING = frozenset({"sum", "balance", "share"})
"""Claims that must hold; projects need not be all that a line pays for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """An amount taken for what it would tie out as, and what speaks for that."""

    term: Term
    at: Address
    misreading: Misreading
    filing: FilingRows
    """With the amount so taken."""
    equation: Equation
    """That fails as it was read, with the amount so taken."""
    healed: frozenset[Claim]
    """All that holds only with the amount so taken."""
    evidence: float
    """What of the page speaks for it, 0..1: another look that read it so, or the chance that the engine gave it."""

    def rivals(self, other: "Repair") -> bool:
        """Whether only one of two repairs can be right."""
        return self is not other and (self.at == other.at or not self.healed.isdisjoint(other.healed))

    def beats(self, other: "Repair") -> bool:
        """Whether as much arithmetic speaks for this repair as for another one, and the page for this one alone."""
        return self.evidence >= CLEARLY * other.evidence and len(self.healed) >= len(other.healed)


def repaired(filing: FilingRows, decided: Collection[Address] = ()) -> FilingRows:
    """A filing with misread amounts repaired, each with a finding; never one in `decided`, nor where no OCR read."""
    if filing.filing.engine is None:
        return filing
    resolved = set(decided)
    while (repair := best(possible(filing, resolved))) is not None:
        resolved.add(repair.at)
        filing = replace(repair.filing, findings=numbered([*filing.findings, repair_finding(repair)]))
    return filing


def possible(filing: FilingRows, resolved: Collection[Address]) -> Sequence[Repair]:
    """Every amount that one misread sign keeps from tying out, taken for what it would tie out as; each once."""
    return tuple({(repair.at, repair.misreading.number): repair for repair in supposed(filing, resolved)}.values())


def supposed(filing: FilingRows, resolved: Collection[Address]) -> Iterator[Repair]:
    """What would make each equation that fails hold."""
    before = verdicts(filing)
    for claim, entry in equations(filing).items():
        if entry.ties or scaled(entry) is not None:
            continue
        for term in (entry.whole, *entry.parts):
            at = address(term.row)
            if term.row.confidence is None or at in resolved:
                continue
            for misreading in misreadings(term.row):
                if misreading.number * term.scale == needed(entry, term):
                    yield from weighed(filing, before, claim, term, misreading)


def needed(equation: Equation, term: Term) -> Decimal:
    """What an amount of an equation would have to be for it to hold."""
    return equation.sum if term is equation.whole else term.number - equation.difference


def weighed(
    filing: FilingRows, before: Mapping[Claim, Verdict], claim: Claim, term: Term, misreading: Misreading
) -> Iterator[Repair]:
    """An amount taken for another one, unless that breaks what held, or is at odds with something else."""
    at = address(term.row)
    repaired = rewritten(filing, at, misreading.meant)
    after = verdicts(repaired)
    own = {entry for entry in after if (at.table, at.row_id) in entry[1]}
    broken = any(verdict == "holds" != after.get(entry) for entry, verdict in before.items())
    if broken or any(after[entry] == "fails" and entry[0] in BINDING for entry in own):
        return
    yield Repair(
        term=term,
        at=at,
        misreading=misreading,
        filing=repaired,
        equation=equations(repaired)[claim],
        healed=frozenset(entry for entry in own if after[entry] == "holds" != before.get(entry)),
        evidence=ocr_readings(filing, term).get(misreading.number, 0.0),
    )


def ocr_readings(filing: FilingRows, term: Term) -> Mapping[Decimal, float]:
    """The numbers that other looks at the page read for an amount, or its engine holds for possible: how much speaks
    for each.
    """
    found: dict[Decimal, float] = {}
    for entry in filing.second_readings:
        if (entry.table, entry.row_id) != (term.row.table, term.row.row_id):
            continue
        read = parse_amount(entry.first)
        if read is None or read.number * term.scale != term.number:
            continue
        for text, evidence in spelled(entry):
            if (other := parse_amount(text)) is not None:
                found[other.number] = max(found.get(other.number, 0.0), evidence)
    return found


def spelled(entry: SecondReading) -> Iterator[tuple[str, float]]:
    """The texts that a reading may be, and what speaks for each; a sign that was passed over may be any."""
    chance = 1.0 if entry.chance is None else entry.chance
    if UNKNOWN not in entry.second:
        yield entry.second, chance
    elif entry.second.count(UNKNOWN) == 1:
        for sign in SIGNS:
            yield entry.second.replace(UNKNOWN, sign), chance / len(SIGNS)


def best(found: Sequence[Repair]) -> Repair | None:
    """The surest repair that the page bears out and that no other one would do as well as; None where there is none."""
    sure = [
        one for one in found if one.evidence >= LEAST and all(one.beats(other) for other in found if one.rivals(other))
    ]
    return max(sure, key=lambda one: len(one.healed), default=None)


def address(row: Funding | Project) -> Address:
    """The cell of a row's amount of the year."""
    field = "amount" if isinstance(row, Funding) else "year_budget"
    return Address(table=row.table, row_id=row.row_id, field=field)


def repair_finding(repair: Repair) -> Finding:
    """A repair as a finding."""
    row, meant = repair.term.row, repair.misreading.meant
    read, entry = as_read(row), repair.equation
    parts = " + ".join(f"{part.number:f}" for part in entry.parts)
    more = f"，另有{len(repair.healed) - 1}处与之相符" if len(repair.healed) > 1 else ""
    return finding(
        row.filing_id,
        "repaired_value",
        row.table,
        f"“{repair.term.name}”的金额识别为{read}，疑{repair.misreading.slip}，已改为{meant}："
        f"改后“{entry.whole.name}”{entry.whole.number:f} = {parts}{more}，图像上也可作此数。请核对原件。",
        row=row.row_id,
        field=repair.at.field,
        expected=meant,
        observed=read,
        place=place_of(row),
    )
