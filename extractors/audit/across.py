"""What other filings say of one: last year's, and the copies whose place it took."""

from collections.abc import Iterator, Sequence

from extractors.audit.copies import RULES as COPY_RULES
from extractors.audit.pair_rule import PairRule
from extractors.audit.past import RULES as PAST_RULES
from extractors.audit.rule import Rule
from extractors.audit.run import asked
from extractors.audit.side_by_side import refiled
from schemas.filing import FilingRows

PAIR_RULES: tuple[PairRule, ...] = (*PAST_RULES, *COPY_RULES)
"""In the order in which they are asked."""


def compared(rows: FilingRows, before: FilingRows | None, copies: Sequence[FilingRows]) -> FilingRows:
    """A filing with what last year's and its other copies make doubtful, after its own findings.

    Of `before` only the money is looked at. The same rows give the same findings in whatever order the copies come.
    """
    return asked(rows, tuple(rules(rows, before, copies)))


def rules(rows: FilingRows, before: FilingRows | None, copies: Sequence[FilingRows]) -> Iterator[Rule]:
    """The rules that a filing is asked: a copy filed on another day may differ on purpose, so that is but told."""
    if before is not None:
        yield from (rule.against((before,)) for rule in PAST_RULES)
    ordered = sorted(copies, key=lambda copy: copy.filing.filing_id)
    other_day = [copy for copy in ordered if refiled(rows, copy)]
    same_day = [copy for copy in ordered if not refiled(rows, copy)]
    if same_day:
        yield from (rule.against(same_day) for rule in COPY_RULES)
    if other_day:
        yield from (rule.against(other_day, "info") for rule in COPY_RULES)
