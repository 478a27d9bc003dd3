"""The options that several commands take, each defined once."""

from pathlib import Path
from typing import Annotated

import typer

from extractors.ocr.engines import ENGINES

DATASET = Path("data/tables")
Inbox = Annotated[list[Path], typer.Argument(help="Files, or folders that are searched for files.")]
Out = Annotated[Path, typer.Option("--data", "--out", help="Root of the dataset; it is read at DIR/current.")]
"""Of commands that write the dataset; nightly scripts know it as --out."""
Data = Annotated[Path, typer.Option(help="Root of the dataset.")]
City = Annotated[str | None, typer.Option(help="Only this city, by name or GB/T 2260 code.")]
Year = Annotated[int | None, typer.Option(help="Only this budget year.")]
AllCopies = Annotated[bool, typer.Option(help="Keep the rows of every copy of a filing, not of the best alone.")]
AcceptLoss = Annotated[bool, typer.Option(help="Publish partitions that end with fewer rows than they had.")]
Decisions = Annotated[
    Path | None,
    typer.Option("--corrections", help="Folder of decisions; that of the dataset, decisions/, if left out."),
]
DropDecisions = Annotated[bool, typer.Option(help="Leave decisions out that the dataset was made with.")]
Rehash = Annotated[bool, typer.Option("--rehash", help="Read every file, also those that stand as they did.")]
DryRun = Annotated[bool, typer.Option(help="Tell what would change, and publish nothing.")]
Raw = Annotated[bool, typer.Option("--raw", help="Leave texts of a CSV that a spreadsheet takes for formulas.")]
RunOn = Annotated[str, typer.Option("--runner", help="Where documents are read: local or dask.")]
Address = Annotated[str | None, typer.Option(help="Dask scheduler address; starts a local one if omitted.")]
Engine = Annotated[str, typer.Option(help=f"What reads scans: {' or '.join(ENGINES)}.")]
Progress = Annotated[bool, typer.Option("--progress", help="Tell progress on standard error, a line of JSON each.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
