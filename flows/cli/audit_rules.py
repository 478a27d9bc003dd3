"""The audit's rules, for people and for programs."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractors.audit.across import PAIR_RULES
from extractors.audit.run import RULES

TOLD = ("id", "kind", "severity", "about")


def as_dicts() -> list[dict[str, str]]:
    """What each rule is called, what kind of finding it makes, and what it looks for; those between filings last."""
    return [{name: getattr(rule, name) for name in TOLD} for rule in (*RULES, *PAIR_RULES)]


def print_rules() -> None:
    """The rules as a table, in the order in which they are asked."""
    rules = as_dicts()
    table = Table(*TOLD, title=f"{len(rules)} rules")
    for rule in rules:
        table.add_row(*(Text(rule[name]) for name in TOLD))
    Console().print(table)
