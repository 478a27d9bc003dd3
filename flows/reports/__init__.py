"""What a run tells: its tables, Prefect's artifacts, coverage, rejects, drift."""
