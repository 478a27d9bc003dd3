"""Keeps a drawn form as a case: its web page beside what a right reading gives."""

import hashlib
from pathlib import Path

import msgspec

from benchmarks.forms.reading import Read
from renderer.truth import gold


def keep(read: Read, folder: Path) -> Path:
    """Writes one form into a folder of its own, named after its choices' digest, and gives that folder."""
    draw = read.draw
    unplain = {name: draw.made[name].option for name in draw.unplain()}
    digest = hashlib.sha256(msgspec.json.encode(unplain)).hexdigest()[:8]
    place = folder / "-".join([*(name.split(".")[-1].replace(" ", "_") for name in list(unplain)[:3]), digest])
    place.mkdir(parents=True, exist_ok=True)
    (place / "form.html").write_bytes(read.page)
    text = msgspec.json.format(msgspec.json.encode(gold(read.truths[0], "form.html") | {"choices": unplain}), indent=1)
    (place / "expected.json").write_bytes(text + b"\n")
    return place
