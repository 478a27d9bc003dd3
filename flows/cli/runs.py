"""`jixiao ingest`, `rerun` and `serve`: what reads documents into a dataset."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DATASET, Decisions, Inbox, Json, Out, Progress
from flows.cli.parameters import taking
from flows.cli.places import check_corrections, check_root
from flows.cli.run_options import RunOptions, job_of
from flows.web_hook import check_hook


@taking(RunOptions)
def ingest(
    inbox: Inbox,
    options: RunOptions,
    rehash: Annotated[
        bool, typer.Option("--rehash", help="Read every file, also those that stand as they did.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Tell which files and links are passed over.")] = False,
    as_json: Json = False,
) -> None:
    """Read what is new or changed, and publish it as one new generation of the dataset."""
    from flows.cli.engine import engine as started  # noqa: PLC0415 Help need not load the workflow engine.
    from flows.processed import Known  # noqa: PLC0415
    from flows.workers.file_names import uri_of  # noqa: PLC0415
    from flows.workers.inbox_check import check, check_filled  # noqa: PLC0415

    check(inbox)
    asked = job_of(options)
    check_filled(map(Path, inbox), Known.of(asked.root).documents)
    with started():
        from flows.ingest import ingest as flow  # noqa: PLC0415
        from flows.progress import bar  # noqa: PLC0415
        from flows.reports.run_report import finish  # noqa: PLC0415

        with bar("documents", shown=not as_json, verbose=verbose):
            report = flow(inbox=[uri_of(path) for path in inbox], rehash=rehash, **asked.words())
    raise typer.Exit(finish(report, as_json))


@taking(RunOptions)
def rerun(
    *,
    only: Annotated[str, typer.Option(help="missing, failed, stale, decided or all.")] = "all",
    options: RunOptions,
    as_json: Json = False,
    progress: Progress = False,
) -> None:
    """Read documents of the dataset again and publish their filings; what is kept is not recognised anew."""
    from flows.cli.engine import engine as started  # noqa: PLC0415 Help need not load the workflow engine.
    from flows.request import only_of  # noqa: PLC0415
    from flows.store import open_dataset  # noqa: PLC0415

    open_dataset(options.out)
    only_of(only)
    asked = job_of(options)
    with started():
        from flows.progress import bar, lines  # noqa: PLC0415
        from flows.reports.run_report import finish  # noqa: PLC0415
        from flows.rerun import rerun as flow  # noqa: PLC0415

        with lines() if progress else bar("documents", shown=not as_json):
            report = flow(only=only, **asked.words())
    raise typer.Exit(finish(report, as_json))


def serve(
    inbox: Inbox,
    out: Out = DATASET,
    cron: Annotated[str, typer.Option(help="When, in Asia/Shanghai.")] = "0 2 * * *",
    port: Annotated[
        int, typer.Option(help="Of Prefect's pages, where no PREFECT_API_URL names a server.", min=1, max=65535)
    ] = 4200,
    corrections: Decisions = None,
    notify: Annotated[
        str | None, typer.Option(help="Web hook that is called for what fails or waits for someone.")
    ] = None,
) -> None:
    """Ingest every night, and re-run on request, until interrupted: one process, nothing else to start."""
    from flows.serving import serve as run  # noqa: PLC0415
    from flows.workers.inbox_check import check  # noqa: PLC0415

    check(inbox)
    check_root(out)
    check_hook(notify)
    check_corrections(corrections, out)
    run(inbox, out, cron, port, corrections, notify)
