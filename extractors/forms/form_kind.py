"""What a form is about and at which stage it was filled in, as far as it prints that."""

from collections.abc import Iterable, Sequence

from extractors.forms.sections import Part
from mappings.labels import is_placeholder
from mappings.layouts import Layout, Title
from schemas.form import PrintedField, PrintedIndicator

NARROW = frozenset({"transfer", "policy"})
"""Scopes that a title alone tells, the form naming what it is about as 项目名称 all the same."""
DEPARTMENTAL = frozenset({"functions", "annual_tasks", "main_task"})
"""Parts that only the form of a whole department has."""


def scope_of(
    fields: Iterable[PrintedField], kind: Title | None, layout: Layout | None, parts: Sequence[Part]
) -> str | None:
    """What a form is about: a filled 项目名称 says more than any title; None where nothing tells."""
    named = {entry.name for entry in fields if not is_placeholder(entry.text)}
    titled = kind.scope if kind is not None else None
    if titled in NARROW:
        return titled
    if "project" in named:
        return "project"
    if layout is not None:
        return layout.scope
    if titled is not None:
        return titled
    departmental = "department" in named or any(part.kind in DEPARTMENTAL for part in parts)
    return "department" if departmental else None


def stage_of(kind: Title | None, layout: Layout | None, indicators: Iterable[PrintedIndicator]) -> str:
    """When a form was filled in: what its title says, else whether it prints what was achieved or scored."""
    if layout is not None:
        return layout.stage
    if kind is not None:
        return kind.stage
    achieved = any(
        entry.score is not None or any(value.role == "actual" for value in entry.values) for entry in indicators
    )
    return "self_evaluation" if achieved else "target"
