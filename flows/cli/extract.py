"""One document read without the workflow engine, for someone who wants to see what is understood of it."""

from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from extractors import extract as stages
from flows.cache.versions import stage_version
from flows.cli.places import check_document
from flows.workers.inputs import archive_of, input_of, load
from flows.workers.scanner import scanner
from schemas.errors import WrongUsage
from schemas.filing import Extraction, FilingRows


def read_one(file: Path, engine: str, *, verify: bool = False) -> Extraction:
    """All rows of one file; `engine` reads it where it is a scan, with `verify` also where it is a PDF with text.

    Raises WrongUsage where it is not there.
    """
    source = input_of(file.absolute())
    if source is None:
        check_document(file)
        raise WrongUsage(f"{file}: no such file; check the path")
    version = stage_version(engine, verify=verify)
    if (archive := archive_of(source, version)) is not None:
        return Extraction(document=archive)
    return stages.extract(load(source), version, scanner(engine, verify=verify))


def dumped(extraction: Extraction) -> bytes:
    """The extraction as JSON."""
    return msgspec.json.format(msgspec.json.encode(extraction), indent=1) + b"\n"


def print_extraction(extraction: Extraction) -> None:
    """The document's outcome and its filings as tables."""
    console = Console()
    document = extraction.document
    console.print(Text(f"{document.source_name}: {document.outcome}, {document.media}, {document.forms} forms"))
    if document.message is not None:
        told = ": ".join(filter(None, (document.error, document.message)))
        console.print(Text(told, style="red" if document.error is not None else "yellow"))
    for rows in extraction.filings:
        print_filing(rows, console)


def print_filing(rows: FilingRows, console: Console) -> None:
    """One filing: its head, then its tables."""
    filing, partition = rows.filing, rows.partition
    names = dict.fromkeys((filing.province, filing.city, filing.county))
    place = " ".join(name for name in names if name is not None)
    console.rule(Text(f"{filing.title or filing.form} · {filing.department or '?'}"))
    console.print(Text(f"{filing.filing_id} · {filing.form} · {place or '?'} · {partition.fiscal_year or '?'}"))
    funding = Table("section", "item", "year", "amount", "share", title="funding")
    for line in rows.funding:
        funding.add_row(line.section, line.item_name, str(line.year), f"{line.raw} {line.unit or ''}", str(line.share))
    indicators = Table("horizon", "level 1", "level 2", "level 3", "role", "year", "value", title="indicators")
    for row in rows.indicators:
        cells = (row.horizon, row.level1, row.level2, row.level3, row.role, row.year, row.value_raw)
        indicators.add_row(*(Text("" if cell is None else str(cell)) for cell in cells))
    folded = (Column(head, overflow="fold") for head in ("printed", "message"))
    doubts = Table("severity", "kind", "table", "row", *folded, title="findings")
    for finding in rows.findings:
        place = "" if finding.target_row_id is None else str(finding.target_row_id)
        told = (finding.observed or "", finding.message)
        doubts.add_row(finding.severity, finding.kind, finding.table_name, place, *map(Text, told))
    for table in (funding, indicators, doubts):
        if table.row_count:
            console.print(table)
