"""A place that is published to, as it lies on this machine's disk."""

import json
from dataclasses import dataclass
from pathlib import Path

BUCKET = "bucket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A folder, or a prefix of a bucket with the folder that the server keeps it in."""

    target: str
    """As `jixiao publish` is told it."""
    folder: Path

    @property
    def number(self) -> int:
        """The release in force."""
        return int(json.loads((self.folder / "latest.json").read_bytes())["release"])

    @property
    def release(self) -> Path:
        """Folder of the release in force."""
        return self.folder / json.loads((self.folder / "latest.json").read_bytes())["path"]

    @property
    def numbers(self) -> list[int]:
        """All releases that are there."""
        return sorted(int(each.name) for each in self.release.parent.iterdir())

    def files(self) -> dict[str, bytes]:
        """What the release in force holds."""
        return contents(self.release)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
