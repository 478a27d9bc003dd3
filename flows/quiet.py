"""Prefect set up for a command that someone is looking at: no telemetry, no chatter, nothing from outside."""

import os

SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    # Runs older than a month leave the engine's database; the dataset's own table of runs stays.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "2592000",
    # The first start makes the engine's database; a busy machine takes longer for it than the default of 20 seconds.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}


def settle() -> None:
    """Set what the caller's environment leaves open. Call it before Prefect is imported: it reads them then."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
