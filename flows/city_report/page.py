"""The page: gathered from one generation of the dataset, and written as HTML that asks for nothing else."""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from flows.city_report import words
from flows.city_report.coverage import Coverage, coverage
from flows.city_report.doubts import Doubts, doubts
from flows.city_report.filed import check, filings
from flows.city_report.money import Money, money
from flows.city_report.redaction import contacts
from flows.city_report.targets import Horizon, targets
from flows.desk_address import ADDRESS
from flows.reports.coverage import city_name
from flows.selection import selection
from flows.store import open_dataset
from schemas.closed_sets import MEDIA
from schemas.errors import WrongUsage
from schemas.filing import Partition

SCRIPT = Path(__file__).parent / "templates" / "table.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityReport:
    """What the page tells."""

    city: str
    year: int
    generation: int
    coverage: Coverage
    money: Money
    horizons: tuple[Horizon, ...]
    doubts: Doubts
    desk: str = ""
    """Address of a desk that references lead to; empty: to their place on this page."""


def city_report(root: Path, city: str, year: int, desk: str | None = None) -> CityReport:
    """What the newest generation tells of a city, by name or code, and a budget year; `desk` is where one is open.

    Raises:
        WrongUsage: there is no such city, or the dataset holds no filing of it in that year; `desk` is no address.
    """
    if desk is not None and not ADDRESS.fullmatch(desk.rstrip("/")):
        raise WrongUsage(f"{desk}: no address of a desk; write it as http://127.0.0.1:8321")
    code = selection(city, year).city_code
    partition = Partition(city_code=code, fiscal_year=year)
    dataset = open_dataset(root)
    with dataset.duckdb() as connection:
        check(dataset, connection, partition, city)
        found = filings(connection, partition)
        return CityReport(
            city=city_name(code),
            year=year,
            generation=dataset.generation,
            coverage=coverage(connection, partition, found),
            money=money(dataset, partition, found),
            horizons=targets(connection, partition, found),
            doubts=doubts(dataset, connection, partition, found, contacts(dataset, partition), root),
            desk=(desk or "").rstrip("/"),
        )


def rendered(book: CityReport) -> str:
    """The page as HTML."""
    script = SCRIPT.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return template().render(book=book, words=words, media=MEDIA, script=script, script_hash=f"sha256-{digest}")


@cache
def template() -> Template:
    """The page's template; its values are escaped, and a name that is not known is an error."""
    loader = PackageLoader("flows.city_report")
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("page.html")


def write(book: CityReport, out: Path) -> int:
    """Write the page; give its bytes. Raises WrongUsage where nothing can be written."""
    data = rendered(book).encode()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except (FileExistsError, NotADirectoryError, IsADirectoryError, PermissionError) as error:
        raise WrongUsage(f"{out}: {error.strerror}; name a file that can be written") from error
    return len(data)
