"""Prefect flows, the store, the command line: everything that touches the world outside."""
