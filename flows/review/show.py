"""The review queue on a terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.review.queue import Queue


def print_queue(found: Queue) -> None:
    """One line for each cause."""
    title = f"{len(found['listed'])} of {found['causes']} causes"
    table = Table("cause", "filings", "amount (元)", "example", title=title)
    table.add_column("address", no_wrap=True)
    table.columns[1].justify = table.columns[2].justify = "right"
    for entry in found["listed"]:
        amount = f"{float(entry['amount_yuan']):,.0f}"
        table.add_row(
            Text(entry["cause"]), str(entry["filings"]), amount, Text(entry["example"]), Text(entry["address"])
        )
    console = Console()
    console.print(table)
    if found["listed"]:
        console.print(Text("decide: jixiao review accept|edit|reject ADDRESS --why REASON"))
    if found["strays"]:
        files = ", ".join(found["strays"])
        console.print(Text(f"corrections of documents that are not here, or were changed since: {files}"))
