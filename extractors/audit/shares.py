"""The rule about printed shares of a total."""

from extractors.audit.rule import Rule
from extractors.reconcile.shares import share_mismatches

RULES = (
    Rule(
        id="share-mismatch",
        kind="share_mismatch",
        severity="warning",
        about="A printed share that is not the amount over its total, to the printed digit.",
        check=share_mismatches,
    ),
)
