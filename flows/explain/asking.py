"""Why a row of the dataset says what it says."""

from collections.abc import Iterator
from pathlib import Path

from extractors.rows.facts import placed
from flows.cache.results import Interim
from flows.cache.versions import CORRECTED, todays
from flows.explain.account import Account, SourceLine, Step, Sum
from flows.explain.corrections import REWRITTEN, corrections_of
from flows.explain.indicators import indicator_steps
from flows.explain.money import funding_steps, project_steps, sums_of, verified_today
from flows.explain.places import together, with_provenance
from flows.explain.source import PAGED, document_of, engine_called, lines_around, said, source_of, state_of
from flows.store import Dataset, layout, open_dataset
from flows.store.rows import filing_rows
from flows.workers.file_names import folders_of, path_of
from schemas.document import Document
from schemas.errors import UnreadableDocument, WrongUsage
from schemas.filing import FilingRows
from schemas.tables import PARTITIONED, Filing, FilingRow, Finding, Funding, Indicator, Project

PRINTED = ("item_raw", "raw", "level3_raw", "value_raw", "name", "title", "text", "department", "project")
"""Columns that hold text as it is printed."""
OF_VALUES = frozenset({"role", "year", "value_raw", "kind", "op", "value", "value_si", "unit"})
"""Columns in which the rows of one printed indicator differ; a finding about another one speaks of them all."""


def explained(
    root: Path, filing_id: str, table: str, row_id: int, out: Path | None = None, *, generation: int | None = None
) -> Account:
    """The account of a row, of the newest generation unless another is named; `out` is where its picture is written.

    Raises:
        WrongUsage: no such filing, table or row, or a picture is wanted that cannot be had.
    """
    dataset = open_dataset(root, generation)
    filing = with_provenance(filing_rows(dataset, filing_id), dataset, root)
    row = row_of(filing, table, row_id)
    document = document_of(filing.filing.source_uri)
    state = state_of(document, filing)
    notes = [said(state, filing.filing.source_uri), outdated(dataset, filing), further(row, filing)]
    if document is None or state != "as read":
        document = None
    lines, unread = around(document, row, filing, root)
    if out is not None:
        notes.append(draw(document, row, filing, out))
    return Account(
        table=table,
        source=source_of(row, filing, state),
        printed={name: getattr(row, name) for name in PRINTED if hasattr(row, name)},
        lines=lines,
        steps=steps_of(row, filing),
        sums=sums_in(row, filing),
        value=row,
        findings=findings_of(filing, row),
        corrections=corrections_of(filing, row),
        notes=tuple(note for note in (*notes, unread) if note is not None),
        picture=out.as_posix() if out is not None else None,
    )


def row_of(filing: FilingRows, table: str, row_id: int) -> FilingRow:
    """A row of a filing. Raises WrongUsage."""
    own = filing.filing
    tables = [kind.table for kind in PARTITIONED]
    if table not in tables:
        raise WrongUsage(f"{table}: no table with rows of filings; choose one of {', '.join(tables)}")
    rows = filing.of(table)
    for row in rows:
        if row.row_id == row_id:
            return row
    if own.superseded_by is not None and not rows:
        raise WrongUsage(f"{own.filing_id}: another copy is current, and holds the rows; ask for {own.superseded_by}")
    kept = f"they are 0 to {len(rows) - 1}" if rows else "it has none there"
    raise WrongUsage(f"{table} {row_id}: filing {own.filing_id} has no such row; {kept}")


def around(
    document: Document | None, row: FilingRow, filing: FilingRows, root: Path
) -> tuple[tuple[SourceLine, ...], str | None]:
    """The lines around a row of a source without pages, and why there are none where it cannot be read."""
    if document is None or filing.filing.media in {*PAGED, "ofd-scan"}:
        return (), None
    try:
        found = lines_around(document, row, filing, Interim(folder=layout.interim(root), version="").pages)
    except UnreadableDocument as error:
        return (), str(error)
    unknown = not found and not isinstance(row, Finding)
    return found, "its lines are not known; ingest again to see them" if unknown else None


def draw(document: Document | None, row: FilingRow, filing: FilingRows, out: Path) -> str | None:
    """Write the picture of a row; what has to be known of it. Raises WrongUsage where there can be none."""
    own = filing.filing
    if own.media not in PAGED:
        raise WrongUsage(f"{own.source_name}: a source without pages has no picture; leave --out away to see its lines")
    if document is None:
        raise WrongUsage(f"{own.source_uri}: no picture of a file that is gone or changed; ingest it again")
    if row.page is None:
        raise WrongUsage(f"{row.table} {row.row_id}: its page is not known; there can be no picture of it")
    from flows.explain.crop import picture_of  # noqa: PLC0415 OpenCV and pdfium take a while, and texts need neither.

    found = picture_of(document, row, filing, engine_called(own.engine))
    out.parent.mkdir(parents=True, exist_ok=True)
    found.image.save(out, "PNG")
    return found.note


def outdated(dataset: Dataset, filing: FilingRows) -> str | None:
    """That another version read the document than the one that tells of it."""
    documents = dataset.arrow("documents").select(["source_uri", "stages"]).to_pylist()
    read_by = {entry["source_uri"]: entry["stages"] for entry in documents}.get(filing.filing.source_uri)
    if read_by is not None and read_by.partition(CORRECTED)[0] in todays(engine_called(filing.filing.engine)):
        return None
    return "read by another version of code and mappings: the rules told are those of today; ingest again to apply them"


def steps_of(row: FilingRow, filing: FilingRows) -> tuple[Step, ...]:
    """The rules that made a row of what is printed, in their order."""
    match row:
        case Indicator():
            return indicator_steps(row, filing)
        case Funding():
            return tuple(funding_steps(row, filing))
        case Project():
            return tuple(project_steps(row))
        case Filing():
            return tuple(place_steps(row))
        case _:
            return ()


def place_steps(row: Filing) -> Iterator[Step]:
    """The division that a department's name tells."""
    place, near = placed(row.department, folders_of(path_of(row.source_uri)))
    if near is not None:
        yield Step(rule="misprint", before=near.printed, after=near.meant, evidence=(near.why,))
    told = f"{place.adcode}" if place is not None else "unknown"
    why = "told by the name" if place is not None else "told by the document's other forms, its cover or its folders"
    yield Step(rule="division", before=row.department or "", after=told, evidence=(why,))


def sums_in(row: FilingRow, filing: FilingRows) -> tuple[Sum, ...]:
    """The equations that a row's amount stands in."""
    return sums_of(row, filing) if isinstance(row, Funding | Project) else ()


def further(row: FilingRow, filing: FilingRows) -> str | None:
    """Where to ask on, or that the sums of today say something else than the row."""
    match row:
        case Finding() if row.target_row_id is not None:
            return f"this finding speaks of {row.table_name} {row.target_row_id}; ask for that row"
        case Funding() | Project() if row.verified != verified_today(row, filing):
            return f"by the sums of today, verified is {not row.verified}; ingest again"
        case _:
            return None


def findings_of(filing: FilingRows, row: FilingRow) -> tuple[Finding, ...]:
    """The findings at a row, at what it shares with the other values of its printed line, and about its whole table.

    Repairs are left out: they are told as corrections.
    """
    rows: tuple[FilingRow, ...] = getattr(filing, row.table, ())
    beside = {other.row_id for other in rows if together(other, row)}
    return tuple(
        found
        for found in filing.findings
        if found.table_name == row.table
        and found.kind != REWRITTEN
        and (
            found.target_row_id in {None, row.row_id}
            or (found.target_row_id in beside and found.field not in OF_VALUES)
        )
    )
