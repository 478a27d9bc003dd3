"""Offices that were renamed or merged, as `departments.yaml` lists them."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from mappings.loading import load
from schemas.errors import BadMapping

WHERE = "mappings/departments.yaml"


class OfficeChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One office's new name, or the office that it became part of; both without their division's name."""

    former: str
    present: str
    year: int
    """When the new name is usual in filings."""
    change: Literal["renamed", "merged"]
    why: str


@cache
def office_changes() -> tuple[OfficeChange, ...]:
    """All changes. Raises BadMapping where one office has two successors."""
    found = load("departments.yaml", tuple[OfficeChange, ...])
    seen: set[str] = set()
    for each in found:
        if each.former in seen or each.former == each.present:
            raise BadMapping(f"{WHERE}: {each.former} has two successors or is its own; keep one")
        seen.add(each.former)
    return found


@cache
def renamed_offices() -> Mapping[str, str]:
    """Former name → present name, over all renamings in a row; an office that was merged has none."""
    step = {each.former: each.present for each in office_changes() if each.change == "renamed"}
    found = {}
    for former in step:
        name = former
        for _ in step:
            name = step.get(name, name)
        found[former] = name
    return found
