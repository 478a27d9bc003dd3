"""An account for people, and for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

import msgspec
from rich.console import Console, Group
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from flows.explain.account import Account, Source, Step, Sum
from schemas.columns import column_name
from schemas.tables import FilingRow, Finding

TERMS = 12
"""Parts of a sum that are printed; JSON has all of them."""
LONGEST = 60
"""Characters of a cell beside the one that is told of."""
HERE = "▶"
SEVERITY = {"error": "bold red", "warning": "yellow", "info": "dim"}


def dumped(account: Account) -> bytes:
    """The account as JSON."""
    return msgspec.json.format(msgspec.json.encode(account), indent=1) + b"\n"


def print_account(account: Account) -> None:
    """The account as tables, in the order in which the value came to be."""
    row, console = account.value, Console(highlight=False)
    console.print(Rule(Text(f"{account.table} {row.row_id} · {row.filing_id}", style="bold")))
    console.print(pairs(dict(whereabouts(account.source))))
    for note in account.notes:
        console.print(Text(f"! {note}", style="yellow"))
    sections: Mapping[str, object | None] = {
        "as printed": printed(account),
        "rules, in their order": rules(account.steps),
        "sums": sums(account.sums),
        "value, as the dataset holds it": pairs(dict(cells(row))),
        "findings": findings(account.findings),
        "corrections": bullets(account.corrections),
        "picture": Text(account.picture) if account.picture is not None else None,
    }
    for title, section in sections.items():
        if section is not None:
            console.print(Text(f"\n{title}", style="bold cyan"))
            console.print(section)


def whereabouts(source: Source) -> Iterator[tuple[str, str]]:
    """Where the row was read."""
    yield "document", f"{source.name} ({source.media}, {source.state})"
    yield "file", source.uri
    yield "sha-256", source.sha256
    yield "page", "none: text without pages" if source.page is None else str(source.page)
    if source.bbox is not None:
        x0, y0, x1, y1 = source.bbox
        yield "place", f"{x0:.0f}–{x1:.0f} pt across, {y0:.0f}–{y1:.0f} pt down"
    if source.confidence is not None:
        yield "confidence", f"{source.confidence:.3f}"


def pairs(cells: Mapping[str, str]) -> Table:
    """Names and what stands under them."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, text in cells.items():
        table.add_row(name, Text(text))
    return table


def cells(row: FilingRow) -> Iterator[tuple[str, str]]:
    """The columns of a row that hold something and are not told elsewhere."""
    for field in fields(row):
        cell = getattr(row, field.name)
        if cell is not None and field.name not in {"filing_id", "row_id", "page", "bbox", "confidence"}:
            yield column_name(field.name), f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def printed(account: Account) -> Group:
    """The printed columns, and the lines around them."""
    words = {name: text for name, text in account.printed.items() if text is not None}
    lines = Table(show_header=False)
    for line in account.lines:
        style = "bold" if line.here else "dim"
        mark = Text(HERE if line.here else "", style="bold red")
        lines.add_row(mark, str(line.number), Text(" │ ".join(map(shortened, line.cells)), style=style))
    return Group(pairs(words), *([lines] if account.lines else []))


def shortened(text: str) -> str:
    """A cell of a line, long prose cut off."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def rules(steps: tuple[Step, ...]) -> Table | None:
    """The rules that were applied."""
    if not steps:
        return None
    table = Table(*(Column(name, overflow="fold") for name in ("", "rule", "from", "to", "evidence")))
    for number, step in enumerate(steps, start=1):
        words = (step.rule, step.before, step.after, "\n".join(step.evidence))
        table.add_row(str(number), *map(Text, words))
    return table


def sums(found: tuple[Sum, ...]) -> Group | None:
    """The equations that the amount stands in, a table for each."""
    return Group(*map(sum_table, found)) if found else None


def sum_table(entry: Sum) -> Table:
    """One equation: its parts, their sum, the printed whole."""
    title = f"{entry.about}: {entry.verdict}"
    table = Table("row", "name", entry.unit or "amount", title=Text(title), title_justify="left")
    table.columns[2].justify = "right"
    for part in entry.parts[:TERMS]:
        table.add_row(f"{part.table} {part.row_id}", Text(part.name), f"{part.number:f}")
    if len(entry.parts) > TERMS:
        table.add_row("", f"… and {len(entry.parts) - TERMS} more", "")
    table.add_section()
    table.add_row("", "their sum", f"{entry.whole.number + entry.difference:f}")
    table.add_row(f"{entry.whole.table} {entry.whole.row_id}", Text(entry.whole.name), f"{entry.whole.number:f}")
    if entry.difference:
        table.add_row("", "difference", f"{entry.difference:f}")
    return table


def findings(found: tuple[Finding, ...]) -> Table | None:
    """What an auditor would ask."""
    if not found:
        return None
    table = Table(*(Column(name, overflow="fold") for name in ("severity", "kind", "row", "column", "message")))
    for entry in found:
        row = "all" if entry.target_row_id is None else str(entry.target_row_id)
        severity = Text(entry.severity, style=SEVERITY[entry.severity])
        table.add_row(severity, entry.kind, row, entry.field or "", Text(entry.message))
    return table


def bullets(lines: tuple[str, ...]) -> Text | None:
    """Lines of text."""
    return Text("\n".join(f"· {line}" for line in lines)) if lines else None
