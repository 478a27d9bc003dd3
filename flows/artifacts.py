"""What a run did, as Prefect's pages show it: the coverage board as a table and a picture, and the run in words."""

import base64

from prefect.artifacts import create_image_artifact, create_markdown_artifact, create_table_artifact

from flows.board import board
from flows.coverage import cells, picture
from flows.drift import Drift, drift
from flows.run import Report
from flows.told import SHOWN, Rows, changes, drifted, lost, outcomes, rejects


def show(report: Report) -> None:
    """Leave the run's artifacts with Prefect."""
    create_markdown_artifact(key="run", markdown=summary(report), description="What the run did")
    if report.commit is None:
        return
    found = board(report.job.root)
    create_table_artifact(key="coverage", table=cells(found), description="Cities and years of the dataset")
    drawn = base64.b64encode(picture(found).encode()).decode()
    create_image_artifact(
        key="coverage-picture", image_url=f"data:image/svg+xml;base64,{drawn}", description="Cities by years"
    )


def summary(report: Report) -> str:
    """The run in words, as Markdown."""
    found = drift(report.job.root, report.commit) if report.commit is not None else Drift()
    parts = (
        heading(report),
        section("Documents", outcomes(report)),
        section("Rejected", rejects(report)),
        section("Would change", changes(report)),
        section("Not published, for rows would be lost", lost(report)),
        section("Drift", drifted(found)),
    )
    return "\n\n".join(part for part in parts if part)


def heading(report: Report) -> str:
    """What was published."""
    if report.commit is None:
        return "## Dry run: nothing was published"
    return f"## Generation {report.commit.generation}"


def section(title: str, rows: Rows) -> str:
    """A table under a title; empty where there are no rows."""
    if not rows:
        return ""
    heads = list(rows[0])
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines += [f"| {' | '.join(escaped(row[head]) for head in heads)} |" for row in rows[:SHOWN]]
    more = f"\n\n… and {len(rows) - SHOWN} more" if len(rows) > SHOWN else ""
    return f"### {title}\n\n" + "\n".join(lines) + more


def escaped(value: object) -> str:
    """A cell of a table in Markdown."""
    return str(value).replace("|", "\\|").replace("\n", " ")
