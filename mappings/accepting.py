"""Writing down what a person decided about a printed name."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from mappings.accepted import WHERE, Decision, about_indicators, metrics, subjects
from mappings.catalogue import FILES, IndicatorFile, WordingFile, build, catalogue
from mappings.composing import forget_decided
from mappings.loading import FOLDER, load
from mappings.matching.folding import fold
from mappings.metric_words import vocabulary
from mappings.names import forget
from mappings.normal import squeezed
from mappings.subjects import folded
from schemas.errors import NO_ROOM, BadMapping, WrongUsage

EMPTY = "accepted: []"
FILE = FOLDER / "accepted.yaml"


def accept(printed: str, indicator_id: str | None, why: str, file: Path = FILE) -> Decision:
    """Enter the decision that a printed name means an indicator, or, with None, that it means none of the catalogue.

    What stands in the file stays as it is laid out. Raises WrongUsage where the decision is empty, and BadMapping,
    before anything is written, where it contradicts the catalogue or another decision.
    """
    return enter(Decision(printed=squeezed(printed), as_=indicator_id, why=why.strip()), file)


def accept_metric(printed: str, metric: str, why: str, file: Path = FILE) -> Decision:
    """Enter the decision that a printed name measures a metric; raises as `accept` does."""
    return enter(Decision(printed=squeezed(printed), metric=metric, why=why.strip()), file)


def accept_subject(printed: str, meant: str, why: str, file: Path = FILE) -> Decision:
    """Enter the decision that a subject means another one wherever it is the whole one; raises as `accept` does."""
    return enter(Decision(printed=squeezed(printed), subject=squeezed(meant), why=why.strip()), file)


def enter(decision: Decision, file: Path) -> Decision:
    """Write a decision once all others agree with it."""
    if not decision.printed or not decision.why or decision.subject == "":
        raise WrongUsage("a decision needs a name and a reason; give --why")
    with alone(file):
        anew()  # another process may have decided since
        check(decision)
        append(file, line(decision))
        anew()
    return decision


def anew() -> None:
    """Look up everything anew: a decision was written."""
    forget()
    forget_decided()


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Hold the folder of a file, so that of two people who decide at once the second sees the first.

    Raises WrongUsage where nothing can be written there.
    """
    handle = os.open(file.parent, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise
        raise WrongUsage(
            f"{file}: no decision can be written there ({error.strerror}); ask who installed it"
        ) from error
    finally:
        os.close(handle)


def append(file: Path, entry: str) -> None:
    """Write an entry behind those of a file; what stands in it stays as it is laid out."""
    text = file.read_text("utf-8").replace(EMPTY, EMPTY.removesuffix(" []")).rstrip("\n")
    draft = file.with_suffix(".draft")
    draft.write_text(f"{text}\n{entry}\n", "utf-8")
    draft.replace(file)


def check(decision: Decision) -> None:
    """Build the catalogue with the decision in it. Raises BadMapping where it does not fit."""
    if isinstance(decision.metric, str):
        check_metric(decision, decision.metric)
    elif isinstance(decision.subject, str):
        check_subject(decision, decision.subject)
    else:
        build(
            tuple(entry for name in FILES for entry in load(f"indicators/{name}.yaml", IndicatorFile).indicators),
            load("wordings.yaml", WordingFile),
            (*about_indicators(), decision),
        )


def check_metric(decision: Decision, metric: str) -> None:
    """Raises BadMapping where there is no such metric, or the name is decided."""
    if metric not in vocabulary().metrics:
        raise BadMapping(
            f"{WHERE}: {decision.printed}: there is no metric {metric}; use an id of mappings/metrics.yaml"
        )
    if fold(decision.printed).key in metrics():
        raise BadMapping(f"{WHERE}: {decision.printed} is decided twice; keep one of them")


def check_subject(decision: Decision, meant: str) -> None:
    """Raises BadMapping where the subject is decided, is written for others, or would lead to one that is decided."""
    key, other = fold(decision.printed).key, fold(meant).key
    if not other or key == other:
        raise BadMapping(f"{WHERE}: {decision.printed}: it means itself; name another subject")
    if key in subjects() or other in subjects() or key in subjects().values():
        raise BadMapping(f"{WHERE}: {decision.printed}: one of the two is decided already; keep one decision")
    if folded(key) != key:
        raise BadMapping(f"{WHERE}: {decision.printed} is {folded(key)} by mappings/subjects.yaml; correct it there")


def line(decision: Decision) -> str:
    """The decision as a line of the file; JSON is YAML."""
    told = ", ".join(
        f"{key}: {json.dumps(word, ensure_ascii=False)}" for key, word in msgspec.to_builtins(decision).items()
    )
    return f"  - {{{told}}}"


def decisions() -> int:
    """How many decisions are in force."""
    return len(catalogue().decisions)
