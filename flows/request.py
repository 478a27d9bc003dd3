"""What a run is asked to do, by whoever asks: a command, a schedule, or a person in Prefect's pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, get_args

from extractors.ocr.engines import DEFAULT, engine_of
from flows.selection import Selection, selection
from flows.store import layout
from schemas.errors import WrongUsage

Runner: TypeAlias = Literal["local", "dask"]
Only: TypeAlias = Literal["missing", "failed", "stale", "decided", "all"]
RUNNERS: tuple[Runner, ...] = get_args(Runner)
ONLY: tuple[Only, ...] = get_args(Only)


class Words(TypedDict):
    """A job in words that JSON holds: the parameters that both flows take, by name."""

    out: str
    city: int | None
    year: int | None
    engine: str
    verify: bool
    corrections: str
    all_copies: bool
    accept_loss: bool
    drop_decisions: bool
    dry_run: bool
    runner: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run over one dataset."""

    root: Path
    """Absolute."""
    selection: Selection
    engine: str = DEFAULT
    """Name of what reads scans."""
    verify: bool = False
    """Whether it reads the pages of PDFs with text too, and differences are told."""
    corrections: Path
    """The folder of what people decided; absolute."""
    all_copies: bool = False
    """Whether the rows of every copy of a filing are published, not of the best alone."""
    accept_loss: bool = False
    """Whether a partition may end with fewer rows than it had."""
    drop_decisions: bool = False
    """Whether decisions may be left out that the dataset was made with."""
    dry_run: bool = False
    """Whether to tell what would change, and publish nothing."""
    runner: Runner = "local"
    """Where documents are read."""
    address: str | None = None
    """Of the Dask scheduler; None starts one here."""

    def words(self) -> Words:
        """What `job` makes this one of."""
        return Words(
            out=self.root.as_posix(),
            city=self.selection.city_code,
            year=self.selection.year,
            engine=self.engine,
            verify=self.verify,
            corrections=self.corrections.as_posix(),
            all_copies=self.all_copies,
            accept_loss=self.accept_loss,
            drop_decisions=self.drop_decisions,
            dry_run=self.dry_run,
            runner=self.runner,
            address=self.address,
        )


def job(
    *,
    out: str | Path,
    city: str | int | None = None,
    year: str | int | None = None,
    engine: str = DEFAULT,
    verify: bool = False,
    corrections: str | Path | None = None,
    all_copies: bool = False,
    accept_loss: bool = False,
    drop_decisions: bool = False,
    dry_run: bool = False,
    runner: str = "local",
    address: str | None = None,
) -> Job:
    """A job as people ask for it: cities by name or code, years as numbers or text. Raises WrongUsage."""
    engine_of(engine)
    if not str(out).strip():
        raise WrongUsage("out: no dataset is named; name its root")
    chosen = next((each for each in RUNNERS if each == runner), None)
    if chosen is None:
        raise WrongUsage(f"{runner}: no such runner; choose from {', '.join(RUNNERS)}")
    root = Path(out).absolute()
    return Job(
        root=root,
        selection=selection(city, number(year)),
        engine=engine,
        verify=verify,
        corrections=layout.decisions(root) if corrections is None else Path(corrections).absolute(),
        all_copies=all_copies,
        accept_loss=accept_loss,
        drop_decisions=drop_decisions,
        dry_run=dry_run,
        runner=chosen,
        address=address,
    )


def only_of(name: str) -> Only:
    """A choice of documents by its name. Raises WrongUsage."""
    chosen = next((each for each in ONLY if each == name), None)
    if chosen is None:
        raise WrongUsage(f"{name}: no such choice of documents; choose from {', '.join(ONLY)}")
    return chosen


def number(year: str | int | None) -> int | None:
    """A year that may come as text. Raises WrongUsage."""
    try:
        return None if year is None or year == "" else int(year)
    except ValueError:
        raise WrongUsage(f"{year}: no year; write it as 2024") from None
