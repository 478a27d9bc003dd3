"""How an indicator's printed name and value became its row, told by the functions that made it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rows.indicators import without_prefix
from extractors.rows.measures import called
from extractors.values import is_sign, is_unit, parse_value, unit_factor, unit_kind
from extractors.values.indicator_values import PRINTED
from flows.explain.account import Step
from flows.explain.corrections import written_instead
from flows.reports.name_review import Looked, candidate_line, looked_up
from mappings.levels import family_of, fused
from mappings.names import match, why, without_misprint
from mappings.normal import joined
from schemas.filing import FilingRows
from schemas.tables import Indicator
from schemas.value import Value


def indicator_steps(row: Indicator, filing: FilingRows) -> tuple[Step, ...]:
    """Name, levels, value."""
    return (*name_steps(row, filing), *level_steps(row, filing), *value_steps(row, filing))


def own_name(row: Indicator) -> str:
    """The printed name without what is printed before it in its cell."""
    name = without_prefix(row.level3_raw)
    levels = fused(name)
    return name if levels is None else levels[2]


def name_steps(row: Indicator, filing: FilingRows) -> Iterator[Step]:
    """From the printed name to the indicator."""
    name, own = without_prefix(row.level3_raw), own_name(row)
    if name != row.level3_raw:
        yield Step(rule="list mark", before=row.level3_raw, after=name, evidence=("a word and a number with a colon",))
    if own != name:
        yield Step(rule="levels apart", before=name, after=own, evidence=("levels printed before the name",))
    text, misprint = without_misprint(own)
    if misprint is not None:
        yield Step(rule="misprint", before=own, after=text, evidence=why(misprint))
    found = looked_up(own)
    id_, indicator, method, _ = called(match(own), row.metric)
    own_words = (f"{row.metric} of {row.subject}",) if method == "composed" else ()
    known = "no indicator" if id_ is None else f"{indicator} ({id_})"
    yield Step(rule=f"name: {method}", before=text, after=known, evidence=(*own_words, *name_evidence(found, text)))
    if found["corrected"] != text:
        yield Step(rule="spelling", before=text, after=found["corrected"], evidence=("as the catalogue spells it",))
    if (found["corrected"], id_, method) != (row.level3, row.indicator_id, row.match_method):
        held = f"{row.level3}: {row.indicator or 'no indicator'} ({row.match_method})"
        yield written_instead(filing, row, found["corrected"], held)


def name_evidence(found: Looked, text: str) -> Iterator[str]:
    """Why a name is that indicator, or none, and what came next."""
    yield from (reason for reason in found["evidence"] if reason not in why(without_misprint(found["printed"])[1]))
    if found["score"] is not None:
        yield f"score {found['score']:.3f}"
    others = found["nearest"] or ([found["runner_up"]] if found["runner_up"] is not None else [])
    yield from (f"next: {candidate_line(other)}" for other in others if other["name"] != text)


def level_steps(row: Indicator, filing: FilingRows) -> Iterator[Step]:
    """Whether the levels are official ones, and may stand under each other."""
    if row.level1 is None and row.level2 is None:
        return
    family = family_of(level for own in filing.indicators for level in (own.level1, own.level2) if level is not None)
    names = (row.level1 if row.level1 is None or family.is_level1(row.level1) else None, row.level2)
    parents = family.parent(row.level2) if row.level2 is not None else ()
    evidence = []
    if names[0] is not None:
        evidence.append(f"“{names[0]}” is an official level 1 of {family.id}")
    if parents:
        evidence.append(f"“{row.level2}” is an official level 2 of {family.id}, under {'、'.join(parents)}")
    stands = " › ".join(level for level in (row.level1, row.level2) if level is not None)
    fits = "official" if evidence and (not parents or row.level1 in parents) else "as printed"
    yield Step(rule="levels", before=stands, after=fits, evidence=tuple(evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A printed value parted into the columns that a form may have for it."""

    op: str | None = None
    text: str
    unit: str | None = None

    @property
    def value(self) -> Value:
        """What it says."""
        return parse_value(self.text, op=self.op, unit=self.unit)


def columns(row: Indicator) -> Columns | None:
    """The value's columns such that they say what the row holds; None where the whole of the print never does."""
    raw = row.value_raw or ""
    signs = [None, *(raw[:end] for end in range(1, len(raw)) if is_sign(raw[:end]))]
    units = [None, *(raw[start:] for start in range(1, len(raw)) if is_unit(raw[start:]))]
    for op in signs:
        for unit in units:
            text = raw[len(op or "") : len(raw) - len(unit or "")]
            found = Columns(op=op, text=text, unit=unit)
            if text and says(found.value, row):
                return found
    return None


def says(value: Value, row: Indicator) -> bool:
    """Whether a value is what the row holds."""
    held = (row.kind, row.op, row.value, row.value_si, row.unit)
    return (value.kind, value.op, value.number, value.si, value.unit) == held


def value_steps(row: Indicator, filing: FilingRows) -> Iterator[Step]:
    """From the printed value to the number."""
    raw, parted = row.value_raw, columns(row)
    value = parse_value(raw or "") if parted is None else parted.value
    cells = [joined(cell.text) for cell in filing.read_from(row).values]
    evidence = (f"columns {' | '.join(cells)}",) if len(cells) > 1 else ()
    yield Step(rule="value", before=raw or "nothing", after=value.kind, evidence=evidence)
    if value.several:
        yield Step(rule="number", before=value.raw, after="none", evidence=("several numbers stand in one cell",))
    if value.number is not None:
        yield from number_steps(value, value.number)
    if parted is None and not says(value, row):
        number = "" if row.value is None else f"{row.value:.15g}"
        held = f"{row.kind} {row.op or ''}{number}{row.unit or ''}"
        yield written_instead(filing, row, raw or "nothing", held)


def number_steps(value: Value, number: float) -> Iterator[Step]:
    """Comparator, number, unit, scale."""
    yield Step(rule="comparator", before=value.raw, after="none" if value.op is None else PRINTED[value.op])
    yield Step(rule="number", before=value.raw, after=f"{number:.15g}")
    if value.unit is None:
        yield Step(rule="unit", before=value.raw, after="none")
        return
    kind, factor = unit_kind(value.unit), unit_factor(value.unit)
    evidence = (f"a unit of {kind}",) if kind is not None else ("a unit that is not listed",)
    yield Step(rule="unit", before=value.raw, after=value.unit, evidence=evidence)
    scaled = "unknown" if value.si is None else f"{value.si:.15g}"
    evidence = (f"× {factor:f}",) if factor is not None else ("nothing tells what it is multiplied by",)
    yield Step(rule="scale", before=f"{number:.15g} {value.unit}", after=scaled, evidence=evidence)
