"""What a run did, as Prefect's pages show it: the coverage board as a table and a picture, and the run in words."""

import base64
import re
from collections.abc import Sequence
from html import escape

from prefect import get_run_logger
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact

from flows.desk_address import desk_address
from flows.reports.coverage import Board, board
from flows.reports.coverage_view import cells, picture
from flows.reports.drift import Drift, drift
from flows.reports.run_tables import SHOWN, Rows, changes, drifted, lost, outcomes, rejects
from flows.run import Report

MARKS = re.compile(r"[\\`*_\[\]~|#]")
"""What begins mark-up within a line."""
BARE_LINK = re.compile(r"(?i)(www|https?|ftp|mailto)([.:])")
"""Where a page makes a link of a text by itself."""


def show(report: Report) -> None:
    """Leave the run's artifacts with Prefect, and a line in its log; they lead to the desk where one is open."""
    counts = ", ".join(f"{row['count']} {row['documents']}" for row in outcomes(report))
    get_run_logger().info("%s: %s", title(report), counts)
    create_markdown_artifact(key="run", markdown=summary(report), description="What the run did")
    desk = desk_address()
    if desk is not None:
        create_link_artifact(key="desk", link=f"{desk}/queue", link_text="Open the desk", description="What waits")
    if report.commit is not None:
        show_board(board(report.job.root))


def show_board(found: Board) -> None:
    """Leave the coverage board, as a table and as a picture."""
    create_table_artifact(key="coverage", table=cells(found), description="Cities and years of the dataset")
    # An image artifact would print the whole address of the picture below it.
    drawn = base64.b64encode(picture(found).encode()).decode()
    shown = f"![Cities by years](data:image/svg+xml;base64,{drawn})"
    create_markdown_artifact(key="coverage-picture", markdown=shown, description="Cities by years")


def summary(report: Report) -> str:
    """The run in words, as Markdown."""
    found = drift(report.job.root, report.commit) if report.commit is not None else Drift()
    parts = (
        f"## {title(report)}",
        f"[Review what is in doubt]({desk_address()}/queue)" if desk_address() is not None else "",
        section("Documents", outcomes(report)),
        points("Rejected", rejects(report)),
        section("Would change", changes(report)),
        section("Not published: rows would be lost", lost(report)),
        section("Drift", drifted(found)),
    )
    return "\n\n".join(part for part in parts if part)


def title(report: Report) -> str:
    """What was published."""
    if report.commit is not None:
        return f"Generation {report.commit.generation}"
    return "Nothing to be done" if report.offered.idle else "Dry run: nothing was published"


def section(head: str, rows: Rows) -> str:
    """A table under a title; empty where there are no rows."""
    if not rows:
        return ""
    columns = list(rows[0])
    lines = [f"| {' | '.join(columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(escaped(row[column]) for column in columns)} |" for row in rows[:SHOWN]]
    return under(head, lines, len(rows))


def points(head: str, rows: Rows) -> str:
    """A list under a title, for rows of long texts: the pages do not wrap the cells of a table."""
    return under(head, [f"- {': '.join(escaped(cell) for cell in row.values())}" for row in rows[:SHOWN]], len(rows))


def under(head: str, lines: Sequence[str], rows: int) -> str:
    """Lines under a title, and how many rows are left out; empty where there are none."""
    more = f"\n\n… and {rows - SHOWN} more" if rows > SHOWN else ""
    return f"### {head}\n\n" + "\n".join(lines) + more if lines else ""


def escaped(value: object) -> str:
    """A text in Markdown that says what it says: no mark-up, no HTML, no link, on one line."""
    text = " ".join(escape(str(value), quote=False).split())
    return BARE_LINK.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", text)).replace("@", "&#64;")
