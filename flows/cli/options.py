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
Decisions = Annotated[
    Path | None,
    typer.Option("--corrections", help="Folder of decisions; that of the dataset, decisions/, if left out."),
]
Raw = Annotated[bool, typer.Option("--raw", help="Leave texts of a CSV that a spreadsheet takes for formulas.")]
Engine = Annotated[str, typer.Option(help=f"What reads scans: {' or '.join(ENGINES)}.")]
Verify = Annotated[
    bool, typer.Option("--verify", help="Read pages of PDFs with text as pictures too, and tell where figures differ.")
]
Progress = Annotated[bool, typer.Option("--progress", help="Tell progress on standard error, a line of JSON each.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
