"""What people decided that printed heads, side labels, lines of money and titles mean."""

import re
from functools import cache

import msgspec

from mappings.loading import load
from mappings.normal import BRACKETS, bare, plain
from schemas.errors import BadMapping

YEAR = re.compile(r"^20\d{2}年?度?")
NUMBERS = re.compile(r"^[(（]?[\d一二三四五六七八九十]{1,2}[)）、.．]")
"""The number of a line of money."""


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"as_": "as"}):
    """One word and its role."""

    printed: str
    as_: str
    why: str


class DecisionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/accepted.yaml`."""

    accepted: tuple[Decision, ...]


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a printed word may be accepted as."""

    id: str
    list: str
    """The list of `labels.yaml`; `items` of `funding.yaml`, `titles` of `layouts.yaml`."""
    meaning: str
    """Its key in that list; of a title its scope and stage."""
    name: str
    """As people call it, in Chinese."""


class RoleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`forms/roles.yaml`."""

    roles: tuple[Role, ...]


@cache
def roles() -> dict[str, Role]:
    """All roles by their ids, in the file's order."""
    return {role.id: role for role in load("forms/roles.yaml", RoleFile).roles}


_supposed: list[Decision] = []
"""Decisions that this process alone holds to be in force, to see what would become of them."""


def suppose(decision: Decision) -> None:
    """Hold a decision to be in force in this process; called before anything is looked up."""
    _supposed.append(decision)


def decisions() -> tuple[Decision, ...]:
    """All decisions in force."""
    return (*load("forms/accepted.yaml", DecisionFile).accepted, *_supposed)


def role_of(decision: Decision) -> Role:
    """The role of a decision. Raises BadMapping for an unknown one."""
    try:
        return roles()[decision.as_]
    except KeyError:
        where = f"mappings/forms/accepted.yaml: {decision.printed}"
        raise BadMapping(f"{where}: no such role: {decision.as_}; see jixiao layouts roles") from None


def accepted(name: str) -> dict[str, tuple[str, ...]]:
    """The words that people added to a list, by meaning. Raises BadMapping."""
    found: dict[str, tuple[str, ...]] = {}
    for decision in decisions():
        role = role_of(decision)
        if role.list == name:
            found[role.meaning] = (*found.get(role.meaning, ()), word(decision.printed, name))
    return found


def word(printed: str, name: str) -> str:
    """A printed text as the words of a list are compared."""
    if name == "titles":
        return YEAR.sub("", BRACKETS.sub("", plain(printed)))
    return NUMBERS.sub("", BRACKETS.sub("", plain(printed))) if name == "items" else bare(printed)
