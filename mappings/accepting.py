"""Writing down what a person decided about a printed name."""

import json
from pathlib import Path

from mappings.catalogue import FILES, Decision, DecisionFile, IndicatorFile, WordingFile, build, catalogue
from mappings.loading import FOLDER, load
from mappings.names import forget
from mappings.normal import squeezed
from schemas.errors import WrongUsage

EMPTY = "accepted: []"
FILE = FOLDER / "accepted.yaml"


def accept(printed: str, indicator_id: str | None, why: str, file: Path = FILE) -> Decision:
    """Enter the decision that a printed name means an indicator, or, with None, that it means none of the catalogue.

    What stands in the file stays as it is laid out. Raises WrongUsage where the decision is empty, and BadMapping,
    before anything is written, where it contradicts the catalogue or another decision.
    """
    if not squeezed(printed) or not why.strip():
        raise WrongUsage("a decision needs a name and a reason; give --why")
    decision = Decision(printed=squeezed(printed), as_=indicator_id, why=why.strip())
    check(decision)
    append(file, decision.printed, decision.as_, decision.why)
    forget()
    return decision


def append(file: Path, printed: str, meant: str | None, why: str) -> None:
    """Write a decision behind those of a file; what stands in it stays as it is laid out. JSON is YAML."""
    told = (json.dumps(text, ensure_ascii=False) for text in (printed, meant, why))
    text = file.read_text("utf-8").replace(EMPTY, EMPTY.removesuffix(" []")).rstrip("\n")
    draft = file.with_suffix(".draft")
    draft.write_text("{}\n  - {{printed: {}, as: {}, why: {}}}\n".format(text, *told), "utf-8")
    draft.replace(file)


def check(decision: Decision) -> None:
    """Build the catalogue with the decision in it. Raises BadMapping where it does not fit."""
    build(
        tuple(entry for name in FILES for entry in load(f"indicators/{name}.yaml", IndicatorFile).indicators),
        load("wordings.yaml", WordingFile),
        (*load("accepted.yaml", DecisionFile).accepted, decision),
    )


def decisions() -> int:
    """How many decisions are in force."""
    return len(catalogue().decisions)
