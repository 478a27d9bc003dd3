"""What the results of a document depend on besides its bytes."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extractors.ocr.engines import DEFAULT, available, signature

PACKAGES = ("schemas", "mappings", "extractors")
"""The packages that turn bytes into rows; a change in any of them makes older results stale."""
RULES = "rules"
STAGES: Mapping[str, tuple[str, ...]] = {
    "models": (
        "schemas/aside.py",
        "schemas/box.py",
        "schemas/errors.py",
        "schemas/page.py",
        "schemas/picture.py",
        "extractors/ocr",
        "extractors/scans",
        "extractors/sources/images",
        "extractors/sources/limits.py",
        "extractors/sources/pdf/coordinates.py",
        "extractors/sources/pdf/paths.py",
        "extractors/sources/pdf/render.py",
        "extractors/sources/pdf/walk.py",
    ),
    "forms": (
        "schemas/document.py",
        "schemas/fault.py",
        "schemas/form.py",
        "schemas/grid.py",
        "schemas/head.py",
        "schemas/value.py",
        "extractors/sources",
        "extractors/grids",
        "extractors/forms",
        "extractors/values",
        "extractors/attempts.py",
        "extractors/reading.py",
        "mappings/closing_words.py",
        "mappings/digit_shapes.csv",
        "mappings/digit_shapes.py",
        "mappings/forms",
        "mappings/goal_labels.py",
        "mappings/head_words.py",
        "mappings/label_misprints.py",
        "mappings/label_decisions.py",
        "mappings/labels.py",
        "mappings/layouts.py",
        "mappings/joined_heads.py",
        "mappings/levels.py",
        "mappings/levels.yaml",
        "mappings/money_lines.py",
        "mappings/funding.yaml",
        "mappings/signs.py",
        "mappings/value_words.py",
        "mappings/values.yaml",
    ),
    "names": ("mappings",),
    RULES: (
        "mappings/accepting.py",
        "mappings/audit",
        "mappings/auditing.py",
        "mappings/correcting.py",
        "mappings/decisions.py",
        "mappings/prose.py",
        "mappings/prose.yaml",
    ),
}
"""What belongs to each stage of which a version is told, the nearest place first: all that it imports, but for what a
stage before it has and for what looks names up, which most stages ask. What none names is of the rules."""
KEEPING = ("flows/cache/pages.py", "flows/cache/files.py")
"""What keeps recognised pages."""
LIBRARIES = ("numpy", "opencv-python-headless", "pillow", "pypdfium2")
"""The libraries that have a say in recognition besides those that the engine's name tells."""
IMPORTS = re.compile(rb"^[ \t]*(?:from [\w.]+ )?import (?:\([^)]*\)|[^\n(]*)\n", re.MULTILINE)
"""Statements that tell where something lies: a move of code makes nothing stale."""
CODE = frozenset({".py", ".yaml", ".csv"})
ROOT = Path(__file__).parent.parent.parent
VERIFIED = "; text verified"
"""What is told of an engine that reads the pages of text too."""
CORRECTED = "+"
"""What stands between the version of the stages and that of a document's corrections."""


@cache
def stage_versions(engine: str = DEFAULT, *, verify: bool = False) -> Mapping[str, str]:
    """6 hex digits for each stage, over its code and mappings; of the models also over the engine for scans, and
    whether pages with text are read as pictures too.
    """
    files: dict[str, list[Path]] = {stage: [] for stage in STAGES}
    for path in code(PACKAGES):
        files[stage_of(path.relative_to(ROOT).as_posix())].append(path)
    looked = f"{signature(engine)}{VERIFIED if verify else ''}"
    return {stage: digest(looked if stage == "models" else "", own)[:6] for stage, own in files.items()}


@cache
def stage_version(engine: str = DEFAULT, *, verify: bool = False) -> str:
    """The versions of all stages in one word, as the dataset tells what read a document."""
    return "-".join(stage_versions(engine, verify=verify).values())


def todays(engine: str) -> frozenset[str]:
    """The versions that today's code and mappings have with an engine."""
    return frozenset(stage_version(engine, verify=verify) for verify in (False, True))


def current() -> frozenset[str]:
    """The same with any engine that is installed."""
    return frozenset().union(*map(todays, available()))


@cache
def recognition_code() -> str:
    """12 hex digits over the code and the libraries that recognise a page; no forms, no mappings."""
    libraries = [f"{library} {version(library)}" for library in LIBRARIES]
    return digest("\n".join(libraries), code((*STAGES["models"], *KEEPING)))


def recognition_version(engine_name: str) -> str:
    """The code that recognises a page, then 12 hex digits over the engine."""
    return f"{recognition_code()}-{digest(engine_name, ())}"


def stage_of(path: str) -> str:
    """The stage that a file of the project belongs to."""
    found = [
        (len(place), stage)
        for stage, places in STAGES.items()
        for place in places
        if path == place or path.startswith(f"{place}/")
    ]
    return max(found)[1] if found else RULES


def code(places: Iterable[str]) -> Iterator[Path]:
    """The code and mappings in some files and folders of the project, in order."""
    for place in places:
        path = ROOT / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in CODE:
                yield file


def digest(told: str, files: Iterable[Path]) -> str:
    """12 hex digits over a text and what some files hold, wherever they lie and whatever they import."""
    found = hashlib.sha256(told.encode())
    for each in sorted(hashlib.sha256(IMPORTS.sub(b"", file.read_bytes())).digest() for file in files):
        found.update(each)
    return found.hexdigest()[:12]


def is_stale(stages: str) -> bool:
    """Whether results of this version are older than the code and the mappings, whichever engine they are for."""
    return stages.partition(CORRECTED)[0] not in current()


def differing(old: str, new: str) -> tuple[str, ...]:
    """The stages of which two versions differ, and `corrections` where these do; all where one is of another kind."""
    (own, _, decided), (other, _, revised) = old.partition(CORRECTED), new.partition(CORRECTED)
    pairs = list(zip(own.split("-"), other.split("-"), strict=False))
    if len(pairs) != len(STAGES):
        return tuple(STAGES)
    stages = tuple(stage for stage, (left, right) in zip(STAGES, pairs, strict=True) if left != right)
    return (*stages, "corrections") if decided != revised else stages


@cache
def versions(engine: str, *, verify: bool = False) -> Mapping[str, str]:
    """Versions as the `runs` table tells them."""
    return {"jixiao": version("jixiao"), **stage_versions(engine, verify=verify), "engine": signature(engine)}
