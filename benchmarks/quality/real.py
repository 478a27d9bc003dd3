"""Labelled real filings: read as any other, and held against their labels by the scorer beside them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.quality.score import Count, Score

SETS = {
    "real": "budget documents as published (PDF)",
    "text": "text dumps",
    "office": "Word, spreadsheets, web page, print",
    "scans": "scans",
}


def measured(corpus: Path, scorer: Path, work: Path, name: str) -> dict[str, dict[str, Score]]:
    """One set: whole, by scope and by stage, each score by its name."""
    out, gold = work / name, corpus / "gold"
    if not (out / "current").exists():
        jixiao = Path(sys.executable).with_name("jixiao")
        command: list[str | Path] = [jixiao, "ingest", corpus / name, "--out", out, "--all-copies"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    stems = {file.name.partition(".")[0] for file in (corpus / name).iterdir()}
    files = [file for file in sorted(gold.glob("*.json")) if file.stem.partition("@")[0] in stems]

    def by(key: str, default: str) -> dict[str, Score]:
        groups: dict[str, list[Path]] = {}
        for file in files:
            told = json.loads(file.read_bytes())["filing"].get(key) or default
            groups.setdefault(told, []).append(file)
        return {told: held(own) for told, own in sorted(groups.items())}

    held = holder(out, scorer, work)
    return {"set": {name: held(files)}, "scope": by("scope", "department"), "stage": by("stage", "target")}


def holder(dataset: Path, scorer: Path, work: Path) -> Callable[[Iterable[Path]], Score]:
    """What holds some files of labels against a dataset."""

    def held(files: Iterable[Path]) -> Score:
        own = sorted(files)
        folder, answer = work / "gold", work / "score.json"
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            old.unlink()
        for file in own:
            (folder / file.name).symlink_to(file.resolve())
        command = [sys.executable, str(scorer), "--dataset", str(dataset / "current"), "--gold", str(folder)]
        done = subprocess.run([*command, "--json", str(answer)], check=True, capture_output=True, text=True)
        told = json.loads(answer.read_bytes())
        counts = fields(done.stdout)
        return Score(forms=len(own), whole=counts.pop("all"), silent=told["silent"], tables=counts)

    return held


def fields(printed: str) -> dict[str, Count]:
    """The scorer's lines: a table, then right, wanted and given; the last line is of all."""
    found = {}
    for words in (line.split() for line in printed.splitlines()):
        if len(words) >= 7 and all(word.isdigit() for word in words[1:4]):
            found[words[0].lower()] = Count(*map(float, words[1:4]))
    return found
