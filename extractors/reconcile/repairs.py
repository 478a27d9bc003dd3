"""Recognised amounts that tie out but for one misread sign, repaired where arithmetic and the page both say so.

Sources print wrong sums too, and a sum that does not tie out is no proof of a misreading; nor is a reading that was not
sure, for bad pages bear misprints as well. So a repair needs another look at the page that read just what is meant.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from extractors.corrections.rewrite import rewritten
from extractors.findings import finding, numbered, place_of
from extractors.reconcile.claims import Claim, Verdict, equations, verdicts
from extractors.reconcile.equations import Equation, Term, scaled
from extractors.reconcile.evidence import SIGNS, address, has_hole, ocr_readings
from extractors.reconcile.misreadings import Misreading, as_read, misreadings
from schemas.filing import Address, FilingRows
from schemas.tables import Finding

LEAST = 0.005
"""Chance that an engine gives a number from which it speaks for it."""
PAIR = 2
CLEARLY = 10.0
"""Times as much as for another repair must speak for one that only one of them can be."""
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
    while found := chosen(filing, resolved):
        resolved |= {repair.at for repair in found}
        told = [repair_finding(repair) for repair in found]
        filing = replace(found[-1].filing, findings=numbered([*filing.findings, *told]))
    return filing


def chosen(filing: FilingRows, resolved: Collection[Address]) -> Sequence[Repair]:
    """The surest repair, or the two that only together make an equation hold; none where nothing is sure."""
    one = best(possible(filing, resolved))
    return (one,) if one is not None else next(pairs(filing, resolved), ())


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
    healed = healed_by(repaired, before, (at,))
    if healed is not None:
        yield Repair(
            term=term,
            at=at,
            misreading=misreading,
            filing=repaired,
            equation=equations(repaired)[claim],
            healed=healed,
            evidence=ocr_readings(filing, term).get(misreading.number, 0.0),
        )


def healed_by(
    repaired: FilingRows, before: Mapping[Claim, Verdict], places: Collection[Address]
) -> frozenset[Claim] | None:
    """What holds of amounts only as they are repaired; None where that breaks what held, or something yet fails."""
    after = verdicts(repaired)
    own = {entry for entry in after if any((at.table, at.row_id) in entry[1] for at in places)}
    broken = any(verdict == "holds" != after.get(entry) for entry, verdict in before.items())
    if broken or any(after[entry] == "fails" and entry[0] in BINDING for entry in own):
        return None
    return frozenset(entry for entry in own if after[entry] == "holds" != before.get(entry))


def pairs(filing: FilingRows, resolved: Collection[Address]) -> Iterator[Sequence[Repair]]:
    """Two amounts of an equation in which a sign each was passed over, where one pair of signs alone makes it hold."""
    before = verdicts(filing)
    for claim, entry in equations(filing).items():
        holed = [(term, meant) for term in entry.terms if (meant := holes(filing, term, resolved))]
        if entry.ties or len(holed) != PAIR:
            continue
        (one, ones), (two, twos) = holed
        found = [(a, b) for a, b in product(ones, twos) if entry.ties_with({id(one): a.number, id(two): b.number})]
        if len(found) != 1:
            continue
        chosen = list(zip((one, two), found[0], strict=True))
        both = filing
        for term, misreading in chosen:
            both = rewritten(both, address(term.row), misreading.meant)
        healed = healed_by(both, before, [address(term.row) for term, _ in chosen])
        if healed is not None:
            equation = equations(both)[claim]
            yield [
                Repair(
                    term=term,
                    at=address(term.row),
                    misreading=misreading,
                    filing=both,
                    equation=equation,
                    healed=healed,
                    evidence=1 / len(SIGNS),
                )
                for term, misreading in chosen
            ]


def holes(filing: FilingRows, term: Term, resolved: Collection[Address]) -> Sequence[Misreading]:
    """What an amount may be in which a sign was passed over; nothing where none was."""
    if term.row.confidence is None or address(term.row) in resolved or not has_hole(filing, term):
        return ()
    numbers = ocr_readings(filing, term)
    return tuple({each.number: each for each in misreadings(term.row) if each.number in numbers}.values())


def best(found: Sequence[Repair]) -> Repair | None:
    """The surest repair that the page bears out and that no other one would do as well as; None where there is none."""
    sure = [
        one for one in found if one.evidence >= LEAST and all(one.beats(other) for other in found if one.rivals(other))
    ]
    return max(sure, key=lambda one: len(one.healed), default=None)


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
