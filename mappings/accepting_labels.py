"""Writing down what a person decided about a printed head, side label, line of money or title."""

import json
from pathlib import Path

from mappings.accepting import alone, append
from mappings.label_decisions import Decision, Role, decisions, role_of, word
from mappings.labels import labels
from mappings.layouts import title_of
from mappings.loading import FOLDER
from mappings.money_lines import money_line
from mappings.normal import squeezed
from schemas.errors import BadMapping, WrongUsage

FILE = FOLDER / "forms" / "accepted.yaml"


def decided(printed: str, role_id: str, why: str) -> Decision:
    """The decision that a printed text plays a role; nothing is written yet.

    Raises WrongUsage where it is empty or the role unknown, and BadMapping where it contradicts what is known.
    """
    if not squeezed(printed) or not why.strip():
        raise WrongUsage("a decision needs a printed text and a reason; give --why")
    decision = Decision(printed=squeezed(printed), as_=role_id, why=why.strip())
    try:
        role = role_of(decision)
    except BadMapping as error:
        raise WrongUsage(str(error).partition(": ")[2]) from None
    text = word(decision.printed, role.list)
    if not text:
        raise WrongUsage(f"nothing is left of {printed} without numbers and brackets; give the words themselves")
    before = known(text, role.list)
    if before is not None:
        raise BadMapping(f"{text} means {before} already; correct mappings/ by hand where that is wrong")
    if any(word(entry.printed, role_of(entry).list) == text for entry in decisions()):
        raise BadMapping(f"mappings/forms/accepted.yaml: {text} is decided on already; correct the entry by hand")
    return decision


def known(text: str, name: str) -> str | None:
    """What a word of a list means already; None where it is new there."""
    match name:
        case "items":
            line = money_line(text)
            return None if line is None else line.id
        case "titles":
            title = title_of(text)
            return None if title is None else f"{title.scope} {title.stage}"
        case _:
            found: dict[str, str] = getattr(labels(), name)
            return found.get(text)


def write(decision: Decision, file: Path = FILE) -> Role:
    """Enter a decision, unless another one was entered since; what stands in the file stays as it is laid out.

    Raises BadMapping, WrongUsage as `decided` does.
    """
    with alone(file):
        decided(decision.printed, decision.as_, decision.why)
        append(file, line(decision))
    return role_of(decision)


def line(decision: Decision) -> str:
    """The decision as a line of the file; JSON is YAML."""
    told = (json.dumps(text, ensure_ascii=False) for text in (decision.printed, decision.as_, decision.why))
    return "  - {{printed: {}, as: {}, why: {}}}".format(*told)
